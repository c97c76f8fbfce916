"""Which festivals one has to look up each year."""

from datetime import date

import pytest

from shuangyong.almanac.festivals import moving_date


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("spring_festival", 2027, date(2027, 2, 6)),
        ("spring_festival", 2100, None),
        ("army_day", 2027, None),
        ("no_such_day", 2027, None),
    ],
)
def test_only_moving_festivals_of_known_years_have_a_date_to_tell(
    code: str, year: int, expected: date | None
) -> None:
    assert moving_date(code, year) == expected
