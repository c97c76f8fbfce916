"""Which festivals one has to look up each year."""

from datetime import date

import pytest

from shuangyong.almanac.festivals import moving_date


@pytest.mark.parametrize(
    ("code", "expected"),
    [("spring_festival", date(2027, 2, 6)), ("army_day", None), ("no_such_day", None)],
)
def test_past_the_last_year_that_is_known_there_is_none() -> None:
    assert moving_date("spring_festival", 2100) is None


def test_only_moving_festivals_have_a_date_to_tell(code: str, expected: date | None) -> None:
    assert moving_date(code, 2027) == expected
