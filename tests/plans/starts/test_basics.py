"""Year and title, as every way to start asks for them."""

from datetime import date

import pytest

from plans.starts.basics import CannotStart, checked_title, checked_year, planning_year, usual_title
from plans.starts.blank import blank_content


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 9, 30), 2026), (date(2026, 10, 1), 2027), (date(2027, 1, 1), 2027)]
)
def test_from_october_on_people_plan_for_next_year(today: date, year: int) -> None:
    assert planning_year(today) == year


@pytest.mark.parametrize("year", [1899, 1999, 2100, 0, -5])
def test_a_year_out_of_range_is_refused_by_name(year: int) -> None:
    with pytest.raises(CannotStart, match=f"现在填的是{year}"):
        checked_year(year)


@pytest.mark.parametrize("year", [2000, 2099])
def test_the_first_and_the_last_year_are_taken(year: int) -> None:
    assert checked_year(year) == year


def test_a_title_of_120_characters_is_taken_and_one_more_is_refused() -> None:
    assert checked_title(" " + "题" * 120) == "题" * 120
    with pytest.raises(CannotStart, match="现在有121个字"):
        checked_title("题" * 121)


@pytest.mark.parametrize("title", ["", "　 "])
def test_a_title_is_asked_for(title: str) -> None:
    with pytest.raises(CannotStart, match="请填写标题"):
        checked_title(title)


@pytest.mark.parametrize("title", ["上\n下", "上\0下", "上\u2028下"])
def test_a_title_is_one_line(title: str) -> None:
    with pytest.raises(CannotStart, match="一行"):
        checked_title(title)


def test_the_usual_title_names_unit_and_year() -> None:
    assert usual_title("桂园社区", 2027) == "桂园社区2027年双拥工作计划"


def test_a_blank_plan_has_headings_and_no_words() -> None:
    content = blank_content(title="计划", year=2027)
    assert [row.role for row in content.paragraphs] == [
        "guiding",
        "goals",
        "measures",
        "schedule",
        "organisation",
    ]
    assert (content.goals, content.tasks, content.members) == ((), (), ())
    assert not blank_content(title="计划", year=2027, with_headings=False).paragraphs
