"""The panel names characters that the print lacks, with the rows they stand in."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from plans.checks import check
from plans.choices import ItemKind
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Plan
from shuangyong.units.models import User
from tests.cast import Cast

NONE = "\U00031350"


def hints_of(content: PlanContent) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (hint.message, [(place.item_kind, place.label) for place in hint.places])
        for hint in check(content, "community")
        if hint.code == "no_glyph"
    ]


def test_every_row_in_which_one_stands_is_named() -> None:
    content = PlanContent(
        title=f"{NONE}计划",
        year=2027,
        group_name=f"{NONE}小组",
        paragraphs=(ParagraphContent(text=f"由王{NONE}负责，{NONE}落实。"), ParagraphContent(text="好。")),
        goals=(GoalContent(text=f"目标{NONE}"),),
        tasks=(TaskContent(title="走访", responsible_person=f"王{NONE}"),),
        members=(MemberContent(name=f"王{NONE}"),),
    )
    ((message, places),) = hints_of(content)
    assert message == f"“{NONE}”（U+31350）现有字体里没有，PDF里会印成〓。"
    assert places == [
        (ItemKind.PLAN, "标题"),
        (ItemKind.PLAN, "领导小组的名称"),
        (ItemKind.PARAGRAPH, f"由王{NONE}负责，{NONE}落实…"),
        (ItemKind.GOAL, f"目标{NONE}"),
        (ItemKind.TASK, f"走访：王{NONE}"),
        (ItemKind.MEMBER, f"王{NONE}"),
    ]


def test_each_character_is_one_hint() -> None:
    content = PlanContent(title="计划", year=2027, paragraphs=(ParagraphContent(text=f"{NONE}\ue000"),))
    assert [message[:10] for message, _ in hints_of(content)] == [
        f"“{NONE}”（U+31350"[:10],
        "自造字（U+E000）现有"[:10],
    ]


@pytest.mark.parametrize("name", ["周𬭎", "李㛃", "葛\U000e0100某", "欧阳·某"])
def test_rare_characters_that_our_fonts_have_are_nothing_to_hint_at(name: str) -> None:
    assert hints_of(PlanContent(title="计划", year=2027, members=(MemberContent(name=name),))) == []


def test_the_panel_leads_to_the_row(
    make_plan: Callable[..., Plan], as_user: Callable[[User], Client], cast: Cast
) -> None:
    row = TaskContent(title="走访", responsible_person=f"王{NONE}")
    plan = make_plan(content=PlanContent(title="桂园社区2027年双拥工作计划", year=2027, tasks=(row,)))
    html = as_user(cast.clerk).get(reverse("plans:checks", args=[plan.pk])).content.decode()
    assert 'data-code="no_glyph"' in html
    assert html.count(f'data-jump="{plan.tasks.get().key.hex}"') >= 1
