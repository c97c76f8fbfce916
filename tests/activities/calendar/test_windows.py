"""The stretches of days in which everybody is visited."""

from datetime import date, timedelta

import pytest

from activities.windows import ARMY, SPRING, next_windows, visit_window, window_of_key


@pytest.mark.parametrize("year", range(2001, 2100))
def test_the_windows_of_every_year(year: int):
    spring, army = visit_window(SPRING, year), visit_window(ARMY, year)
    assert (spring.day - spring.start).days == 30
    assert (spring.end - spring.day).days == 14  # 元宵
    assert date(year, 1, 21) <= spring.day <= date(year, 2, 20) or year > 2050
    assert (army.start, army.day, army.end) == (date(year, 7, 11), date(year, 8, 1), date(year, 8, 10))
    for window in (spring, army):
        assert window_of_key(window.key) == window


@pytest.mark.parametrize("year", range(2001, 2099))
def test_two_windows_are_always_ahead(year: int):
    for day in (date(year, 1, 1), date(year, 8, 11), date(year, 12, 31)):
        first, second = next_windows(day)
        assert day <= first.end < second.start
        assert first.days_to(first.day - timedelta(days=3)) == 3


@pytest.mark.parametrize(
    "key", ["", "army_day", "army_day-", "army_day-26", "qingming-2026", "army_day-2100", "army_day-²⁰²⁶"]
)
def test_a_key_that_is_none_gives_no_window(key: str):
    assert window_of_key(key) is None
