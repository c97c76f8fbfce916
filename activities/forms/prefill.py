"""What a new activity's form begins with: a day, a type, a task and more may stand in the address."""

from datetime import date
from typing import Any

from django.http import QueryDict

from activities.choices import ActivityState, MeetingKind
from activities.models import Partner
from activities.sent import number_sent
from activities.series import LONGEST_TITLE
from activities.services.activities import CostLine
from beneficiaries.forms.base import one_line
from plans.models import Task, TaskType
from shuangyong.units.models import Unit

_LONGEST = {"title": LONGEST_TITLE, "place": 120}


def prefilled(query: QueryDict, unit: Unit, today: date) -> tuple[dict[str, Any], tuple[CostLine, ...]]:
    """The form's first values from `?task=&day=&type=&title=&place=&meeting=&partner=&state=`; junk is none.

    `type` is a pk or a code of the dictionary; a task brings all that it says of its own.
    """
    start: dict[str, Any] = {"day": today}
    costs: tuple[CostLine, ...] = ()
    task = _task(query.get("task", ""), unit)
    if task is not None:
        start |= carried(task)
        costs = task_costs(task)
    for name, longest in _LONGEST.items():
        if words := one_line(query.get(name, "").replace("\0", "")):
            start[name] = words[:longest]
    if (day := _day(query.get("day", ""))) is not None:
        start["day"] = day
    if (kind := _type(query.get("type", ""))) is not None:
        start["type"] = kind.pk
    if query.get("meeting") in MeetingKind.values:
        start["meeting"] = query["meeting"]
    if query.get("state") == ActivityState.DONE:
        start["state"] = ActivityState.DONE
    partner = number_sent(query.get("partner", ""))
    if partner and Partner.objects.filter(unit=unit, pk=partner).exists():
        start["partners"] = [partner]
    return start, costs


def carried(task: Task) -> dict[str, Any]:
    """What a task says of its activities, as columns and values of a form."""
    people = "、".join(filter(None, (one_line(task.partners), one_line(task.participants))))
    return {
        "task": task.pk,
        "task_row": task,
        "title": one_line(task.title)[:LONGEST_TITLE],
        "type": task.type_id,
        "place": one_line(task.place)[:120],
        "host": one_line(task.responsible_unit)[:120],
        "responsible": one_line(task.responsible_person)[:60],
        "participants": people[:200],
    }


def task_costs(task: Task) -> tuple[CostLine, ...]:
    """The task's money as a planned line."""
    if task.budget is None:
        return ()
    return (CostLine(source=task.fund_source, planned=task.budget),)


def _task(words: str, unit: Unit) -> Task | None:
    number = number_sent(words)
    if number is None:
        return None
    found: Task | None = Task.objects.filter(plan__unit=unit, pk=number).select_related("plan").first()
    return found


def _type(words: str) -> TaskType | None:
    number = number_sent(words)
    if number is None:
        return None
    rows = TaskType.objects.filter(is_active=True)
    return rows.filter(pk=number).first() or rows.filter(code=words).first()


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2099 else None
