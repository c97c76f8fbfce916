"""Hints on the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.checks import Hint, check
from plans.content import GoalContent, ParagraphContent, PlanContent
from shuangyong.units.models import UnitKind


def hints(*texts: str, title: str = "桂园社区2027年双拥工作计划", **options: object) -> dict[str, Hint]:
    rows = tuple(ParagraphContent(text=text) for text in texts)
    content = PlanContent(**{"title": title, "year": 2027, "paragraphs": rows, **options})
    return {hint.code: hint for hint in check(content, UnitKind.COMMUNITY)}


def test_an_anniversary_of_another_year_is_put_right() -> None:
    hint = hints("庆祝建军99周年。")["anniversary"]
    assert hint.message == "“建军99周年”与2027年对不上，按2027年应为100周年。"


@pytest.mark.parametrize("text", ["庆祝建军100周年。", "庆祝社区成立10周年。"])
def test_a_right_or_unknown_anniversary_is_left_alone(text: str) -> None:
    assert "anniversary" not in hints(text)


@pytest.mark.parametrize("text", ["2024年要做好走访。", "二〇二四年要做好走访。", "2024 年要做好走访。"])
def test_another_year_is_noticed(text: str) -> None:
    assert hints(text)["other_year"].message.startswith("文中写了2024年")


@pytest.mark.parametrize(
    "text",
    [
        "2027年与2028年元旦前",
        "《2024年双拥要点》",
        "退役军人保障法2020年施行",
        "桂社〔2024〕3号",
        "电话12024年",
    ],
)
def test_years_of_laws_titles_and_the_next_winter_are_left_alone(text: str) -> None:
    assert "other_year" not in hints(text)


def test_another_year_in_the_title_is_noticed() -> None:
    hint = hints("做好走访。", title="桂园社区2026年双拥工作计划")["other_year"]
    assert (hint.item_kind, hint.item_key) == ("plan", "")


@pytest.mark.parametrize("text", ["慰问xx户", "慰问××户", "慰问___户", "新**", "某某社区", "慰问（  ）户"])
def test_gaps_are_noticed(text: str) -> None:
    assert "placeholder" in hints(text)


def test_a_gap_in_a_long_paragraph_is_shown_with_the_words_round_it() -> None:
    hint = hints("坚持节前普遍走访、平时重点走访，共慰问xx户，做到底数清、情况明。")["placeholder"]
    assert "慰问xx户" in hint.places[0].label


def test_half_width_punctuation_is_one_hint_for_all_places() -> None:
    hint = hints("走访,慰问", "比例1,000", "宣传;教育")["half_width"]
    assert len(hint.places) == 2


@pytest.mark.parametrize(
    ("text", "code"), [("慰问00000部队", "unit_number"), ("电话13800001111", "personal_number")]
)
def test_numbers_that_do_not_belong_in_a_plan_are_noticed(text: str, code: str) -> None:
    assert code in hints(text)


def test_a_heading_with_nothing_under_it_is_noticed_unless_rows_fill_it() -> None:
    heading = ParagraphContent(text="工作目标", level=1, role="goals")
    assert "empty_heading" in hints(paragraphs=(heading,))
    assert "empty_heading" not in hints(paragraphs=(heading,), goals=(GoalContent("走访全覆盖"),))


@pytest.mark.parametrize(("length", "noticed"), [(4000, False), (4001, True)])
def test_more_than_four_thousand_characters_are_noticed(length: int, noticed: bool) -> None:
    assert ("too_long" in hints(" 军" * length)) is noticed


@pytest.mark.parametrize(("title", "code"), [(" ", "no_title"), ("双拥工作计划", "title_without_year")])
def test_a_title_that_says_too_little_is_noticed(title: str, code: str) -> None:
    assert code in hints("做好走访。", title=title)


@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_text_breaks_the_checks(texts: list[str]) -> None:
    assert all(hint.message for hint in hints(*texts).values())
