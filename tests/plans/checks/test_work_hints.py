"""Hints on tasks, times and the leading group."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plans.checks import Hint, check, missing_summary
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from shuangyong.units.models import UnitKind
from tests.plans.paper.full_plan import full_plan, task


def hints(content: PlanContent, kind: str = UnitKind.COMMUNITY) -> dict[str, Hint]:
    return {hint.code: hint for hint in check(content, kind)}


def plan(*tasks: TaskContent, **fields: object) -> PlanContent:
    return PlanContent(title="桂园社区2027年双拥工作计划", year=2027, tasks=tasks, **fields)


def test_an_empty_plan_gets_one_hint() -> None:
    assert list(hints(plan())) == ["empty"]


def test_a_full_plan_gets_hints_on_what_it_lacks_and_no_more() -> None:
    assert set(hints(full_plan())) == {"no_responsible", "no_fund_source"}


def test_tasks_without_a_person_are_one_hint_with_all_their_places() -> None:
    content = plan(
        task("义诊", "二季度"), task("竞赛", "三季度"), task("走访", "春节", responsible_person="田小禾")
    )
    hint = hints(content)["no_responsible"]
    assert hint.message == "2项任务没有责任人。"
    assert [place.item_key for place in hint.places] == [row.key for row in content.tasks[:2]]
    assert (hint.item_kind, hint.item_key) == ("task", content.tasks[0].key)


def test_tasks_without_time_are_named() -> None:
    assert hints(plan(task("义诊")))["no_time"].message == "1项任务没有时间。"


def test_money_without_a_source_is_named_and_no_money_is_not() -> None:
    assert "no_fund_source" in hints(plan(task("义诊", budget=Decimal(500))))
    assert "no_fund_source" not in hints(plan(task("义诊", budget=Decimal(0))))


def test_quarters_without_tasks_are_named_together() -> None:
    content = plan(task("义诊", "二季度"), task("联谊", "八一"))
    assert hints(content)["empty_quarter"].message == "一、四季度还没有任务。"


def test_without_any_time_no_quarter_is_called_empty() -> None:
    assert "empty_quarter" not in hints(plan(task("随时联系军属")))


@pytest.mark.parametrize(
    "visit",
    [
        task("走访慰问优抚对象", "春节、八一前"),
        TaskContent(title="春节、八一走访慰问"),
        task("看望老兵", "春节、八一"),
    ],
)
def test_a_visit_is_found_in_title_or_time(visit: TaskContent) -> None:
    assert not {"no_spring_visit", "no_army_visit"} & set(hints(plan(visit)))


def test_a_visit_is_found_in_the_text() -> None:
    rows = (ParagraphContent(text="春节、八一期间走访慰问驻区部队。"),)
    assert not {"no_spring_visit", "no_army_visit"} & set(hints(plan(paragraphs=rows)))


def test_a_party_at_the_festival_is_no_visit() -> None:
    found = set(hints(plan(task("文艺演出", "春节"))))
    assert {"no_spring_visit", "no_army_visit"} <= found


def test_a_school_is_not_asked_for_visits() -> None:
    assert not {"no_spring_visit", "no_army_visit"} & set(hints(plan(task("军训", "9月")), UnitKind.SCHOOL))


def test_the_leading_group_may_stand_in_rows_or_in_the_text() -> None:
    assert "no_group" in hints(plan(task("义诊")))
    assert "no_group" not in hints(plan(members=(MemberContent(name="方远山"),)))
    assert "no_group" not in hints(plan(paragraphs=(ParagraphContent(text="调整双拥工作领导小组。"),)))


def test_the_summary_for_the_reviewer_names_what_is_missing_only() -> None:
    rows = (ParagraphContent(text="落实社区责任,加强宣传"),)
    content = replace(plan(task("义诊", "二季度")), paragraphs=rows)
    assert "half_width" in hints(content)
    assert missing_summary(content, UnitKind.COMMUNITY) == [
        "1项任务没有责任人。",
        "没有看到春节走访慰问的安排。",
        "没有看到八一走访慰问的安排。",
        "没有领导小组。",
    ]


def test_goals_that_no_heading_asks_for_are_named() -> None:
    goal = GoalContent("走访全覆盖")
    asked = ParagraphContent(text="工作目标", level=1, role="goals")
    hint = hints(plan(goals=(goal,), paragraphs=(ParagraphContent("前言。"),)))["unprinted_goals"]
    assert (hint.item_kind, hint.item_key) == ("goal", goal.key)
    assert "unprinted_goals" not in hints(plan(goals=(goal,), paragraphs=(asked,)))
