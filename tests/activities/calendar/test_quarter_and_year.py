"""Small months, with the plan's tasks beside them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from activities.models import Activity
from plans.models import Plan
from tests.cast import Cast

MakeActivity = Callable[..., Activity]
MakePlan = Callable[..., Plan]


def test_a_quarter_counts_and_names_its_activities_once(
    cast: Cast, as_user: Any, make_activity: MakeActivity
):
    make_activity("国防教育周", day=date(2026, 8, 30), end_day=date(2026, 9, 2), done=True)
    make_activity("中秋联谊", day=date(2026, 9, 20))
    response = as_user(cast.clerk).get("/activities/calendar/quarter/", {"quarter": "2026-3"})
    months = response.context["months"]
    assert [(month.counts.done, month.counts.planned) for month in months] == [(0, 0), (1, 0), (0, 1)]
    assert [[item.title for _, item in month.items] for month in months] == [
        [], ["国防教育周"], ["国防教育周", "中秋联谊"]
    ]  # fmt: skip
    assert (response.context["totals"].done, response.context["totals"].planned) == (1, 1)


def test_a_quarter_lists_the_tasks_of_the_plan_by_month(cast: Cast, as_user: Any, make_plan: MakePlan):
    make_plan("issued")
    client = as_user(cast.clerk)
    first = client.get("/activities/calendar/quarter/", {"quarter": "2027-1"}).context["plan_tasks"]
    assert [(group.title, [line.title for line in group.lines]) for group in first.groups] == [
        ("1月", ["春节走访慰问优抚对象"])
    ]
    third = client.get("/activities/calendar/quarter/", {"quarter": "2027-3"}).context["plan_tasks"]
    assert [(group.title, [line.title for line in group.lines]) for group in third.groups] == [
        ("三季度内", ["国防教育讲座"])
    ]


def test_a_year_lists_the_tasks_by_quarter_with_done_and_planned(
    cast: Cast, as_user: Any, make_plan: MakePlan, make_activity: MakeActivity
):
    plan = make_plan("issued")
    lecture = plan.tasks.get(title="国防教育讲座")
    make_activity("国防教育讲座", day=date(2027, 8, 3), task=lecture)
    response = as_user(cast.clerk).get("/activities/calendar/year/", {"year": "2027"})
    groups = response.context["plan_tasks"].groups
    assert [group.title for group in groups] == ["一季度", "三季度", "全年及未定时间"]
    (line,) = groups[1].lines
    assert (line.progress.activities, line.progress.coming, line.is_open) == (0, 1, False)
    assert [line.is_open for line in groups[0].lines] == [True]
    assert "长征胜利91周年" in response.content.decode()


def test_a_month_names_the_tasks_that_nothing_is_arranged_for(
    cast: Cast, as_user: Any, make_plan: MakePlan, make_activity: MakeActivity
):
    plan = make_plan("issued")
    client = as_user(cast.clerk)

    def open_tasks(month: str) -> list[str]:
        response = client.get("/activities/calendar/", {"month": month})
        return [line.title for line in response.context["open_tasks"]]

    assert open_tasks("2027-02") == ["春节走访慰问优抚对象"]
    assert open_tasks("2027-05") == []
    assert open_tasks("2027-08") == ["国防教育讲座"]
    make_activity("国防教育讲座", day=date(2027, 9, 3), task=plan.tasks.get(title="国防教育讲座"))
    assert open_tasks("2027-08") == []


def test_the_plan_is_the_one_in_force_and_never_a_void_one(cast: Cast, as_user: Any, make_plan: MakePlan):
    draft = make_plan("draft")
    client = as_user(cast.clerk)
    assert client.get("/activities/calendar/year/", {"year": "2027"}).context["plan"] == draft
    issued = make_plan("issued")
    make_plan("draft")
    assert client.get("/activities/calendar/year/", {"year": "2027"}).context["plan"] == issued
    # The street looks at one of its communities, and at its own plan where it chose none.
    office = as_user(cast.reviewer)
    assert office.get("/activities/calendar/year/", {"year": "2027"}).context["plan"] is None
    chosen = {"year": "2027", "unit": cast.community.pk}
    assert office.get("/activities/calendar/year/", chosen).context["plan"] == issued


def test_without_a_plan_the_page_says_where_to_begin(cast: Cast, as_user: Any):
    text = as_user(cast.clerk).get("/activities/calendar/quarter/", {"quarter": "2027-1"}).content.decode()
    assert "桂园社区2027年还没有计划" in text
    assert "/plans/new/?year=2027" in text
