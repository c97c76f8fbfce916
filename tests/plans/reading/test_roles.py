"""What each part of a plan is for."""

import pytest

from plans.choices import ParagraphRole as Role
from plans.reading.role_words import role_of
from tests.plans.reading.read_help import TITLE, parts_of, reading_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("指导思想", Role.GUIDING),
        ("总体要求", Role.GUIDING),
        ("工作目标", Role.GOALS),
        ("目标任务", Role.GOALS),
        ("目标任务分解", Role.MEASURES),
        ("组织领导", Role.ORGANISATION),
        ("领导小组", Role.ORGANISATION),
        ("第二季度", Role.SCHEDULE),
        ("3月", Role.SCHEDULE),
        ("进度安排", Role.SCHEDULE),
        ("慰问标准", Role.STANDARDS),
        ("去年工作情况", Role.PREFACE),
        ("保障措施", Role.MEASURES),
        ("花开四季", ""),
    ],
)
def test_a_heading_names_its_role(heading, role):
    assert role_of(heading) == role


def roles_of(text: str) -> list[str]:
    return [part.role for part in parts_of(TITLE + text)[1:]]


def test_what_stands_under_a_heading_has_its_role():
    assert roles_of("一、工作目标\n1.走访率达到百分之百。\n二、主要措施\n1.看望老战士。") == [
        Role.GOALS, Role.GOALS, Role.MEASURES, Role.MEASURES,
    ]  # fmt: skip


def test_a_heading_without_a_role_has_that_of_the_one_above():
    assert roles_of("一、工作目标\n（一）花开四季\n1.走访率达到百分之百。")[1:] == [Role.GOALS, Role.GOALS]


def test_measures_under_goals_are_goals_still():
    assert roles_of("一、工作目标\n（一）加强宣传\n1.知晓率达到百分之百。")[1] == Role.GOALS


def test_a_paragraph_of_guiding_thought_is_known_by_its_words():
    text = "以党的创新理论为指导，围绕强军目标，把好事办实。\n一、主要措施\n1.看望老战士。"
    assert roles_of(text)[0] == Role.GUIDING
    assert reading_of(TITLE + text).guiding_thought == "以党的创新理论为指导，围绕强军目标，把好事办实。"


def test_the_paragraph_that_leads_in_the_plan_is_its_preface():
    assert roles_of("为做好今年的工作，现制定计划如下：\n一、主要措施\n1.看望老战士。")[0] == Role.PREFACE


def test_the_one_paragraph_behind_the_guiding_thought_is_the_goal():
    text = "以党的创新理论为指导，把好事办实。\n走访率达到百分之百。\n一、主要措施\n1.看望老战士。"
    assert roles_of(text)[1] == Role.GOALS


def test_good_wishes_at_the_end_are_the_closing():
    assert roles_of("一、主要措施\n1.看望老战士。\n总之，我们一定把工作做好。")[-1] == Role.CLOSING


def test_a_first_list_of_wishes_is_the_goals():
    text = "1.增强居民的国防观念。\n2.提高老战士的满意度。\n1.三月看望老战士。\n2.九月举办讲座。"
    assert [goal.text for goal in reading_of(TITLE + text).goals] == [
        "增强居民的国防观念",
        "提高老战士的满意度",
    ]


def test_a_part_named_for_the_year_begins_the_roles_anew():
    text = "一、去年工作回顾\n走访了老战士。\n2026年双拥工作安排\n一、走访慰问\n1.看望老战士。"
    assert roles_of(text)[-1] == Role.MEASURES
