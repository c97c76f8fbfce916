"""A plan's page shows done beside planned."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.panels_progress import progress_panel
from activities.services.activities import CostLine, Lines, cancel
from plans.models import Plan


def shown(plan, user):
    panel = progress_panel(plan, user)
    assert panel is not None
    return {line.row.task.title: line for _, lines in panel.context["groups"] for line in lines}


@pytest.fixture
def plan(make_plan):
    return make_plan("issued")


def test_a_bare_draft_shows_nothing_until_something_is_arranged(make_plan, make_activity, cast):
    draft = make_plan()
    assert progress_panel(draft, cast.clerk) is None
    make_activity(task=draft.tasks.first())
    assert progress_panel(draft, cast.clerk) is not None


@pytest.mark.parametrize("change", [{"kind": "annual"}, {"state": "void"}, {"state": "superseded"}])
def test_a_summary_and_a_plan_out_of_use_show_nothing(plan, cast, change):
    Plan.objects.filter(pk=plan.pk).update(**change)
    assert progress_panel(Plan.objects.get(pk=plan.pk), cast.clerk) is None


def test_each_task_stands_once_under_its_quarter(plan, cast):
    groups = progress_panel(plan, cast.clerk).context["groups"]
    assert [(title, [line.row.task.title for line in lines]) for title, lines in groups] == [
        ("一季度（1—3月）", ["春节走访慰问优抚对象"]),
        ("三季度（7—9月）", ["国防教育讲座"]),
        ("未定时间", ["随时联系军属"]),
    ]


def test_done_and_money_stand_beside_what_was_planned(plan, cast, make_activity):
    visits, talk, _ = plan.tasks.all()
    lines = Lines(costs=[CostLine("社区经费", None, Decimal("350.50"))])
    make_activity("春节走访", task=visits, households=18, done=True, lines=lines)
    make_activity("讲座", task=talk, done=True)
    dropped = make_activity("不办了", task=visits, households=9)
    cancel(actor=cast.clerk, activity=dropped, version=1, reason="下雨")
    found = shown(plan, cast.clerk)
    first = found["春节走访慰问优抚对象"]
    assert (first.counted, first.word, first.money) == ("18/32户", "进行中", "实支350.50元")
    assert (found["国防教育讲座"].counted, found["国防教育讲座"].word) == ("已开展1次", "已完成")
    assert found["随时联系军属"].word == "未开始"


def test_only_who_keeps_the_unit_is_offered_to_arrange(plan, cast, as_user):
    address = reverse("activities:from_task", args=[plan.tasks.first().pk])
    page = plan.get_absolute_url()
    assert address in as_user(cast.clerk).get(page).content.decode()
    for user in (cast.reviewer, cast.district, cast.admin):
        text = as_user(user).get(page).content.decode()
        assert "进度" in text
        assert address not in text


def test_the_bar_is_told_and_has_no_style(plan, cast, as_user, make_activity):
    make_activity("春节走访", task=plan.tasks.first(), households=40, done=True)
    text = as_user(cast.clerk).get(plan.get_absolute_url()).content.decode()
    assert '<progress max="32" value="32" aria-label="春节走访慰问优抚对象：40/32户">' in text
    panel = text[text.index('id="progress"') :]
    assert "style=" not in panel[: panel.index("</section>")]


def test_the_panel_is_six_queries_however_much_was_done(plan, cast, make_activity, django_assert_num_queries):
    for count in (1, 6):
        for number in range(count):
            make_activity(f"走访{number}", task=plan.tasks.first(), day=date(2026, 3, 1), done=True)
        with django_assert_num_queries(6):
            progress_panel(plan, cast.clerk)
