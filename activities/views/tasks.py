"""From a task of the plan to its activities."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from activities.finding import list_address
from activities.forms.prefill import carried
from activities.forms.series import proposal_rows
from activities.in_force import plans_in_force
from activities.models import Activity, DayOff
from activities.policies import may_keep
from activities.progress import progress_of
from activities.sent import number_sent
from activities.series import Proposal, is_weekday, proposals
from activities.services.activities import NewActivity
from activities.services.series import create_series, money_left
from activities.standing import TaskProgress
from activities.views.common import reader_of
from activities.views.turns import sentences
from plans.models import Plan, Task
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.almanac.words import describe_all
from shuangyong.units import audit
from shuangyong.units.choices import SEVERAL_UNITS_ROLES
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Unit, User

_QUARTERS = ("", "一季度", "二季度", "三季度", "四季度")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on the page: how far it is, and `only`: the one activity it asks for, made with one press."""

    progress: TaskProgress
    when: str
    shape: str
    word: str
    soon: bool
    count: int
    only: Proposal | None
    token: UUID


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The tasks of a year's plan by quarter, those overdue first; the number of queries is constant."""
    user, today = reader_of(request), timezone.localdate()
    unit, units = _unit(request, user)
    year = number_sent(request.GET.get("year", "")) or today.year
    year = year if FIRST_YEAR <= year <= LAST_YEAR else today.year
    plan = plans_in_force(unit, [year]).get(year) if unit is not None else None
    keeps = may_keep(user, unit)
    context = {
        "tab": "list",
        "unit": unit,
        "units": units,
        "year": year,
        "years": sorted({today.year + 1, today.year, today.year - 1, year}, reverse=True),
        "plan": plan,
        "keeps": keeps,
        "groups": _groups(plan, today) if plan is not None else [],
    }
    return render(request, "activities/tasks.html", context)


def _unit(request: HttpRequest, user: User) -> tuple[Unit | None, list[Unit]]:
    """Whose plan is shown, and the units an office may choose from."""
    if user.role not in SEVERAL_UNITS_ROLES:
        return user.unit, []
    units = list(Unit.objects.visible_to(user).order_by("path"))
    wanted = number_sent(request.GET.get("unit", ""))
    chosen = next((unit for unit in units if unit.pk == wanted), None)
    return chosen or user.unit, units


def _groups(plan: Plan, today: date) -> list[tuple[str, list[TaskLine]]]:
    works = _working_days(plan.year)
    progress = progress_of(plan)
    overdue, short = progress.overdue(today), progress.short(today)
    rest = [row for row in progress.counted if row not in overdue and row not in short]
    # What stands in every quarter would else be told four times.
    always = [row for row in rest if len(row.quarters) == 4]
    groups = [("已经逾期", overdue), ("到期没办够", short)]
    groups += [
        (_QUARTERS[number], [row for row in rest if number in row.quarters and row not in always])
        for number in (1, 2, 3, 4)
    ]
    groups += [("每个季度都有的", always), ("没有定时间的", [row for row in rest if not row.quarters])]
    return [(name, [_line(row, plan.year, today, works) for row in rows]) for name, rows in groups if rows]


def _line(row: TaskProgress, year: int, today: date, works: Callable[[date], bool]) -> TaskLine:
    timings = [timing.value for timing in row.task.timings.all()]
    found = proposals(row.task.title, timings, year, today, works)
    alone = len(found) == 1 and not found[0].is_past and not (row.activities or row.coming)
    return TaskLine(
        row, describe_all(timings), row.standing(today).value, row.word(today), row.is_due_soon(today),
        len(found), found[0] if alone else None, uuid4(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def from_task(request: HttpRequest, task: int) -> HttpResponse:
    """What the task asks for, each row with its tick, title and day; the ticked ones are made at once."""
    user, row = _task(request, task)
    unit, today = row.plan.unit, timezone.localdate()
    found = proposals(
        row.title, [timing.value for timing in row.timings.all()], row.plan.year, today,
        _working_days(row.plan.year),
    )  # fmt: skip
    there = list(Activity.objects.standing().filter(unit=unit, task__key=row.key).order_by("day", "pk"))
    taken = [next((item for item in there if offer.holds(item.day)), None) for offer in found]
    if request.method == "POST" and "quick" in request.POST:
        return _at_once(request, user, row, found, there)
    picked = [not offer.is_past and item is None for offer, item in zip(found, taken, strict=True)]
    # What is late is still to be done: the only one is ticked, and its day can be changed.
    picked = [not there] if len(found) == 1 else picked
    posted = request.POST if request.method == "POST" else None
    form, refused = proposal_rows(posted, found, picked), ""
    if posted is not None and form.is_valid():
        try:
            return _made(request, user, row, form.news(_values(row)))
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except (Refused, ValidationError) as error:
            refused = sentences(error)
    words = [
        (offer.when if len(found) > 1 else "", _note(offer, item))
        for offer, item in zip(found, taken, strict=True)
    ]
    context = {
        "tab": "list",
        "task": row,
        "plan": row.plan,
        "when": describe_all([timing.value for timing in row.timings.all()]),
        "form": form,
        "rows": list(zip_longest(form.forms, words[: len(form.forms)], fillvalue=("", ""))),
        "refused": refused,
        "there": there,
        "all_taken": len(found) > 1 and all(taken),
        "money": money_left(row),
        "carried": _values(row),
    }
    return render(request, "activities/from_task.html", context)


def _task(request: HttpRequest, pk: int) -> tuple[User, Task]:
    """The task, of the user's own unit: 404 out of sight, 403 for who only reads."""
    user = reader_of(request)
    rows = Task.objects.select_related("plan__unit", "type").prefetch_related("timings")
    task: Task | None = rows.filter(pk=pk, pk__in=Task.objects.visible_to(user).values("pk")).first()
    if task is None:
        if Task.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    if not may_keep(user, task.plan.unit):
        raise PermissionDenied("只有本单位的人可以安排活动。")
    return user, task


def _at_once(
    request: HttpRequest, user: User, task: Task, found: list[Proposal], there: list[Activity]
) -> HttpResponse:
    """The only proposal, made by the button beside its task; anything else is shown first."""
    token = request.POST.get("token", "")
    try:
        new = NewActivity(
            {**_values(task), "title": found[0].title, "day": found[0].day, "end_day": found[0].end_day},
            token=UUID(token),
        )
    except ValueError:
        return redirect("activities:from_task", task.pk)
    if len(found) > 1 or found[0].is_past or any(item.token != new.token for item in there):
        return redirect("activities:from_task", task.pk)
    try:
        return _made(request, user, task, [new])
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except (Refused, ValidationError) as error:
        messages.error(request, sentences(error))
        return redirect("activities:from_task", task.pk)


def _made(request: HttpRequest, user: User, task: Task, news: list[NewActivity]) -> HttpResponse:
    made = create_series(actor=user, unit=task.plan.unit, task=task, news=news)
    if len(made) == 1:
        messages.success(request, "已经安排。日期、地点不对的话，按“修改”改过来。")
        return redirect(made[0])
    messages.success(request, f"已经安排{len(made)}次活动。")
    return redirect(list_address(task=task.key.hex))


def _values(task: Task) -> dict[str, Any]:
    """What every activity of the task begins with."""
    values = carried(task)
    names = ("place", "host", "responsible", "participants")
    return {"type": task.type, **{name: values[name] for name in names}}


def _note(offer: Proposal, there: Activity | None) -> str:
    if there is not None:
        return f"{there.day.month}月{there.day.day}日已经安排了"
    return "这个时间已经过去了" if offer.is_past else ""


def _working_days(year: int) -> Callable[[date], bool]:
    """Monday to Friday, but for what the year's notices of 放假调休 say: one query."""
    days = (date(year, 1, 1), date(year + 1, 12, 31))
    known = dict(DayOff.objects.filter(day__range=days).values_list("day", "works"))
    return lambda day: bool(known.get(day, is_weekday(day)))
