"""What a meeting decided: written down, done or dropped, made a task of the plan or an activity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django.db import transaction

from activities.choices import Act, DecisionState
from activities.models import Activity, Decision
from activities.policies import refusal, settling_refusal
from activities.services.activities import NewActivity, create_activity
from activities.services.claims import check_version, locked, locked_activity
from activities.services.history import changed_fields, log
from plans.choices import EDITABLE_STATES, OUT_OF_USE, ItemKind, PlanState
from plans.models import Plan, Task
from plans.services.editing import add_row
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

S = DecisionState
FIELDS = ("text", "owner", "due_on")
_LONGEST_TITLE = 120
_LONGEST_TASK = 300


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """事项｜责任人｜时限; only the first is needed."""

    text: str
    owner: str = ""
    due_on: date | None = None


@transaction.atomic
def add_decisions(*, actor: User, activity: Activity, lines: Sequence[DecisionLine]) -> list[Decision]:
    """Write down what was decided; a line that stands there already is not written twice."""
    current = _meeting(actor, activity)
    there = {(row.text, row.owner, row.due_on) for row in current.decisions.all()}
    new = []
    for line in lines:
        key = (line.text, line.owner, line.due_on)
        if key in there:
            continue
        there.add(key)
        decision = Decision(activity=current, text=line.text, owner=line.owner, due_on=line.due_on)
        decision.clean_fields(exclude=["activity"])
        decision.save()
        new.append(decision)
    if new:
        log(current, actor, Act.DECIDE, note=f"记下{len(new)}条议定事项")
    return new


@transaction.atomic
def change_decision(*, actor: User, decision: Decision, version: int, line: DecisionLine) -> Decision:
    """Put it another way; nothing changed is nothing written."""
    current = _claimed(actor, decision)
    values = {name: getattr(line, name) for name in FIELDS}
    changes = changed_fields(current, values)
    if not changes:
        return current
    check_version(current, version)
    if not line.text.strip():
        raise Refused("请写明议定了什么。")
    for name, value in values.items():
        setattr(current, name, value)
    current.clean_fields(exclude=["activity", "task", "became"])
    _store(current)
    log(current.activity, actor, Act.DECIDE, changes=changes)
    return current


def finish_decision(*, actor: User, decision: Decision, version: int, outcome: str = "") -> Decision:
    """待办 → 已办."""
    return _settle(actor, decision, version, S.DONE, outcome)


def drop_decision(*, actor: User, decision: Decision, version: int, reason: str) -> Decision:
    """待办 → 不再办, with the reason."""
    if not reason.strip():
        raise Refused("请写明为什么不再办。")
    return _settle(actor, decision, version, S.DROPPED, reason)


def reopen_decision(*, actor: User, decision: Decision, version: int) -> Decision:
    """Back to 待办: marked by mistake."""
    return _settle(actor, decision, version, S.OPEN, "")


@transaction.atomic
def _settle(actor: User, decision: Decision, version: int, state: DecisionState, words: str) -> Decision:
    current = _claimed(actor, decision)
    words = words.strip()[:300]
    if (current.state, current.outcome) == (state, words):
        return current
    check_version(current, version)
    if S.OPEN not in (current.state, state):
        raise Refused(f"这条议定事项现在是“{current.get_state_display()}”，请先改回“待办”。")
    changes = changed_fields(current, {"state": state.value, "outcome": words})
    current.state, current.outcome = state, words
    _store(current)
    log(current.activity, actor, Act.DECIDE, changes=changes, note=current.text)
    return current


@transaction.atomic
def remove_decision(*, actor: User, decision: Decision, version: int) -> None:
    """Take away what was typed by mistake, while nothing came of it."""
    current = _claimed(actor, decision)
    check_version(current, version)
    if current.state != S.OPEN or current.task_id or current.became_id:
        raise Refused("这条议定事项已经办过，或者已经转成任务、活动，不能删去；不办了请用“不再办”。")
    log(current.activity, actor, Act.DECIDE, note=f"删去议定事项：{current.text}")
    current.delete()


def plan_for(decision: Decision) -> tuple[Plan | None, str]:
    """The plan that takes it in as a task; else None, and why there is none. One query.

    It is the plan of the unit for the year it is due, which may be the open revision of one that is out.
    """
    meeting = decision.activity
    year = (decision.due_on or meeting.day).year
    plans = Plan.objects.plans().filter(unit=meeting.unit_id, year=year).exclude(state__in=OUT_OF_USE)
    rows = list(plans.select_related("unit").order_by("-revision", "-pk"))
    for plan in rows:
        if plan.state in EDITABLE_STATES:
            return plan, ""
    if not rows:
        return None, f"本单位还没有{year}年的计划，不能转成任务。"
    state = rows[0].get_state_display()
    if rows[0].state in (PlanState.ISSUED, PlanState.ARCHIVED):
        return None, f"{year}年计划{state}，要先在计划里点“变更”，才能加任务。"
    return None, f"{year}年计划现在是“{state}”，不能加任务。"


@transaction.atomic
def make_task(*, actor: User, decision: Decision) -> Task:
    """A task at the end of the plan, by the same person, due the same day; asked twice, it is one."""
    current = _claimed(actor, decision)
    if current.task is not None:
        return current.task
    plan, why_not = plan_for(current)
    if plan is None:
        raise Refused(f"{why_not}可以先转成一项活动。")
    fields = {"title": current.text[:_LONGEST_TASK], "responsible_person": current.owner}
    saved = add_row(
        plan_id=plan.pk,
        actor=actor,
        kind=ItemKind.TASK,
        key=_key("task", current).hex,
        after=uuid4().hex,
        fields=fields,
        timings=[_until(current.due_on)] if current.due_on else None,
    )
    task = saved.row
    assert isinstance(task, Task)  # noqa: S101  narrows the type
    current.task = task
    _store(current)
    log(current.activity, actor, Act.DECIDE, note=f"转成{plan.year}年计划的任务：{current.text}")
    return task


@transaction.atomic
def make_activity(*, actor: User, decision: Decision, day: date | None = None) -> Activity:
    """An activity planned for the day it is due, or for `day`; asked twice, it is one."""
    current = _claimed(actor, decision)
    if current.became is not None:
        return current.became
    when = day or current.due_on
    if when is None:
        raise Refused("请填写活动的日期。")
    title = current.text if len(current.text) <= _LONGEST_TITLE else f"{current.text[: _LONGEST_TITLE - 1]}…"
    values: dict[str, Any] = {"title": title, "day": when, "responsible": current.owner}
    new = NewActivity(values, task=current.task, token=_key("activity", current))
    current.became = create_activity(actor=actor, unit=current.activity.unit, new=new)
    _store(current)
    log(current.activity, actor, Act.DECIDE, note=f"转成活动：{current.text}")
    return current.became


def _key(what: str, decision: Decision) -> UUID:
    """Of this decision alone, the same however often it is asked for."""
    return uuid5(NAMESPACE_OID, f"decision {decision.pk} {what} {decision.activity.token}")


def _until(day: date) -> Timing:
    return Timing(TimingKind.DATE, words=f"{day.month}月{day.day}日前", day=day)


def _meeting(actor: User, activity: Activity) -> Activity:
    current = locked_activity(activity)
    if error := refusal(current, actor, Act.DECIDE):
        raise error
    return current


def _claimed(actor: User, decision: Decision) -> Decision:
    current = locked(decision, "activity__unit", "task", "became")
    if error := settling_refusal(current.activity, actor):
        raise error
    return current


def _store(decision: Decision) -> None:
    decision.version += 1
    decision.save()
