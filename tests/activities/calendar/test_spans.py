from datetime import date

import pytest

from activities.yearly.spans import Span, month_from, quarter_from, year_from

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text", ["", "x", "2026", "2026-13", "2026-0", "1999-12", "2100-01", "２０２６-01", "2026-01-01"]
)
def test_what_is_no_month_means_this_one(text: str):
    assert month_from(text, TODAY).key == "2026-11"


@pytest.mark.parametrize("text", ["", "2026-5", "2026-0", "99999-1"])
def test_what_is_no_quarter_means_this_one(text: str):
    assert quarter_from(text, TODAY).key == "2026-4"


@pytest.mark.parametrize("text", ["", "26", "1999", "2100", "²⁰²⁶"])
def test_what_is_no_year_means_this_one(text: str):
    assert year_from(text, TODAY).key == "2026"


def test_the_steps_go_over_the_turn_of_the_year_and_stop_at_the_ends():
    december, fourth = Span(2026, 12, 1), Span(2026, 4, 3)
    assert (december.after, december.before) == (Span(2027, 1, 1), Span(2026, 11, 1))
    assert (fourth.after, fourth.title) == (Span(2027, 1, 3), "2026年四季度")
    assert (fourth.start, fourth.end) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (Span(2000, 1, 1).before, Span(2099, 0, 12).after) == (None, None)
    assert Span(2028, 2, 1).end == date(2028, 2, 29)


def test_a_clock_that_is_wrong_opens_the_nearest_month():
    assert month_from("", date(1970, 1, 1)).key == "2000-01"
    assert year_from("", date(2150, 1, 1)).key == "2099"
