"""Which year the desk shows."""

from datetime import date

import pytest
from django.test import RequestFactory

from shuangyong.desk.years import chosen_year, planning_year


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 9, 30), 2026),
        (date(2026, 10, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),
        (date(2099, 12, 1), 2099),
    ],
)
def test_from_october_on_the_next_year_is_planned(today: date, year: int) -> None:
    assert planning_year(today) == year


@pytest.mark.parametrize("typed", ["", "1899", "2100", "二〇二七", "99999", "-2026", "２０２６", "20.6"])
def test_what_is_no_year_counts_as_nothing(rf: RequestFactory, typed: str) -> None:
    choice = chosen_year(rf.get("/home/", {"year": typed}))
    assert choice.year == choice.usual


def test_a_year_can_be_chosen_with_its_neighbours(rf: RequestFactory) -> None:
    choice = chosen_year(rf.get("/home/", {"year": "2025"}))
    assert (choice.before, choice.year, choice.after) == (2024, 2025, 2026)


@pytest.mark.parametrize(("typed", "before", "after"), [("2000", None, 2001), ("2099", 2098, None)])
def test_at_the_ends_there_is_one_neighbour(
    rf: RequestFactory, typed: str, before: int | None, after: int | None
) -> None:
    choice = chosen_year(rf.get("/home/", {"year": typed}))
    assert (choice.before, choice.after) == (before, after)
