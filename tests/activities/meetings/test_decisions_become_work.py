"""议定事项: written down once, settled, made a task and an activity once each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.cadence import open_decisions
from activities.choices import Act, DecisionState
from activities.models import Activity, Decision
from activities.services import activities as core
from activities.services import decisions as service
from activities.services.decisions import DecisionLine, add_decisions
from plans.models import Task
from plans.services import lifecycle
from shuangyong.units.errors import Forbidden, Outdated, Refused

S = DecisionState


def test_several_at_once_and_sent_twice_they_are_stored_once(cast, as_user, make_meeting):
    meeting, client = make_meeting(), as_user(cast.clerk)
    address = reverse("activities:decisions", args=[meeting.pk])
    form = {"decisions": "更新宣传栏｜田小禾｜2026-03-31\n排查需求\n"}
    client.post(address, form)
    answer = client.post(address, form, follow=True)
    assert [row.text for row in meeting.decisions.all()] == ["更新宣传栏", "排查需求"]
    assert "有2条已经记过" in answer.text
    event = meeting.events.first()
    assert (event.act, event.note) == (Act.DECIDE, "记下2条议定事项")


def test_a_line_that_cannot_be_read_loses_nothing(cast, as_user, make_meeting):
    meeting = make_meeting()
    form = {"decisions": "更新宣传栏｜田小禾｜2026-03-31\n排查需求｜江晓月｜尽快"}
    answer = as_user(cast.clerk).post(reverse("activities:decisions", args=[meeting.pk]), form)
    assert "第2行的时限" in answer.text
    assert "排查需求｜江晓月｜尽快" in answer.text
    assert not Decision.objects.exists()


def test_nothing_is_decided_by_a_meeting_that_was_called_off(cast, make_meeting):
    meeting = make_meeting()
    core.cancel(actor=cast.clerk, activity=meeting, version=1, reason="时间冲突")
    with pytest.raises(Refused, match="取消"):
        add_decisions(actor=cast.clerk, activity=meeting, lines=[DecisionLine("更新宣传栏")])


def test_done_dropped_and_back_each_in_the_history(cast, as_user, make_decision):
    decision, client = make_decision(), as_user(cast.clerk)
    address = reverse("activities:decision", args=[decision.pk])
    for _ in range(2):
        client.post(address, {"step": "done", "outcome": "已经更新。", "version": 1})
    decision.refresh_from_db()
    assert (decision.state, decision.outcome, decision.version) == (S.DONE, "已经更新。", 2)
    with pytest.raises(Refused, match="改回"):
        service.drop_decision(actor=cast.clerk, decision=decision, version=2, reason="不办了")
    client.post(reverse("activities:decision_reopen", args=[decision.pk]), {"version": 2})
    answer = client.post(address, {"step": "drop", "outcome": "", "version": 3})
    assert "请填写不再办的原因" in answer.text
    client.post(address, {"step": "drop", "outcome": "场地另有安排", "version": 3})
    decision.refresh_from_db()
    assert (decision.state, decision.outcome) == (S.DROPPED, "场地另有安排")
    acts = [event.act for event in decision.activity.events.all()]
    assert acts.count(Act.DECIDE) == 4


def test_the_second_hand_is_told(cast, as_user, make_decision):
    decision = make_decision()
    service.finish_decision(actor=cast.colleague, decision=decision, version=1, outcome="好了")
    with pytest.raises(Outdated):
        service.change_decision(actor=cast.clerk, decision=decision, version=1, line=DecisionLine("别的事"))
    form = {"step": "edit", "text": "别的事", "owner": "", "due_on": "", "version": 1}
    answer = as_user(cast.clerk).post(reverse("activities:decision", args=[decision.pk]), form)
    assert "改过这里" in answer.text
    assert "别的事" in answer.text


def test_what_was_typed_by_mistake_goes_while_nothing_came_of_it(cast, make_decision):
    decision = make_decision()
    meeting = decision.activity
    with pytest.raises(Refused, match="议定事项"):
        core.remove(actor=cast.clerk, activity=meeting, version=1)
    service.remove_decision(actor=cast.clerk, decision=decision, version=1)
    core.remove(actor=cast.clerk, activity=meeting, version=1)
    other = make_decision()
    service.make_activity(actor=cast.clerk, decision=other)
    with pytest.raises(Refused, match="不能删去"):
        service.remove_decision(actor=cast.clerk, decision=other, version=2)


def test_it_becomes_a_task_of_the_years_plan_once(cast, as_user, make_decision, make_plan):
    plan, decision = make_plan(), make_decision()
    client, address = as_user(cast.clerk), reverse("activities:decision_task", args=[decision.pk])
    before = plan.tasks.count()
    for _ in range(2):
        answer = client.post(address, follow=True)
    assert "2027年计划" in answer.text
    assert plan.tasks.count() == before + 1
    task = plan.tasks.order_by("position").last()
    timing = task.timings.get()
    assert (task.title, task.responsible_person) == ("更新国防教育宣传栏", "田小禾")
    assert (timing.day, timing.words) == (date(2027, 3, 31), "3月31日前")
    decision.refresh_from_db()
    assert decision.task == task


def test_it_goes_into_the_open_revision_of_a_plan_that_is_out(cast, make_decision, make_plan):
    plan, decision = make_plan("issued"), make_decision()
    with pytest.raises(Refused, match="变更"):
        service.make_task(actor=cast.clerk, decision=decision)
    revision = lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="加议定事项")
    task = service.make_task(actor=cast.clerk, decision=decision)
    assert task.plan_id == revision.pk


@pytest.mark.parametrize(("state", "told"), [(None, "还没有2027年的计划"), ("submitted", "已提交")])
def test_it_is_said_why_it_cannot_become_a_task(cast, as_user, make_decision, make_plan, state, told):
    if state:
        make_plan(state)
    decision, client = make_decision(), as_user(cast.clerk)
    page = client.get(reverse("activities:decision", args=[decision.pk])).text
    assert told in page
    assert "可以先转成一项活动" in page
    answer = client.post(reverse("activities:decision_task", args=[decision.pk]), follow=True)
    assert told in answer.text
    assert not Task.objects.filter(title=decision.text).exists()


def test_it_becomes_an_activity_of_the_day_it_is_due_once(cast, as_user, make_decision):
    decision = make_decision("字" * 200)
    client, address = as_user(cast.clerk), reverse("activities:decision_activity", args=[decision.pk])
    for _ in range(2):
        client.post(address, {"day": ""})
    activity = Activity.objects.exclude(pk=decision.activity_id).get()
    assert (activity.day, activity.responsible, activity.state) == (date(2027, 3, 31), "田小禾", "planned")
    assert activity.title == "字" * 119 + "…"
    decision.refresh_from_db()
    assert decision.became == activity
    core.remove(actor=cast.clerk, activity=activity, version=1)
    decision.refresh_from_db()
    assert decision.became is None
    service.make_activity(actor=cast.clerk, decision=decision, day=date(2027, 4, 2))
    assert Activity.objects.filter(day=date(2027, 4, 2)).exists()


def test_without_a_day_one_is_asked_for(cast, as_user, make_decision):
    decision = make_decision(due_on=None)
    client, address = as_user(cast.clerk), reverse("activities:decision_activity", args=[decision.pk])
    assert "请填写活动的日期" in client.post(address, {}, follow=True).text
    assert "真实的日期" in client.post(address, {"day": "2027-02-31"}, follow=True).text
    assert Activity.objects.count() == 1


def test_another_unit_decides_nothing_here(cast, make_decision):
    decision = make_decision()
    for other in (cast.clerk2, cast.reviewer, cast.admin):
        for service_call in (service.make_task, service.make_activity):
            with pytest.raises(Forbidden):
                service_call(actor=other, decision=decision)


def test_open_decisions_are_the_units_own_that_are_overdue_or_due_soon(cast, make_decision, make_meeting):
    today = timezone.localdate()
    late = make_decision("逾期的", due_on=today - timedelta(days=1))
    soon = make_decision("快到的", due_on=today + timedelta(days=14))
    make_decision("还早的", due_on=today + timedelta(days=15))
    make_decision("没有时限的", due_on=None)
    make_decision("别的社区的", due_on=today, actor=cast.clerk2)
    done = make_decision("办了的", due_on=today)
    service.finish_decision(actor=cast.clerk, decision=done, version=1)
    off = make_meeting("停开的会")
    make_decision("停开的会定的", due_on=today, meeting=off)
    core.cancel(actor=cast.clerk, activity=off, version=1, reason="停开")
    assert list(open_decisions(cast.clerk, today)) == [late, soon]
    assert list(open_decisions(cast.reviewer, today)) == []
    assert list(open_decisions(cast.admin, today)) == []
    assert list(open_decisions(cast.auditor, today)) == []
