"""How far the tasks of a plan have come: done beside planned, in number and in money, by quarter.

A task's activities may hang on its row in an earlier revision of the plan: they are found by the task's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from activities.choices import COMING, ActivityState
from activities.models import Activity, Cost, Visit
from activities.records import HOME
from activities.standing import TaskProgress
from plans.models import Plan, Task
from shuangyong.almanac.quarters import quarter_of_timings, windows_of
from shuangyong.almanac.timing import TimingKind

S = ActivityState
NOTHING = Decimal(0)
PEOPLE_WORDS = ("人次", "人")
HOME_WORDS = ("户",)
MONEY_WORDS = ("元",)


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """The tasks of a plan in its order; `unplanned`: the year's done activities that are for none of them."""

    plan: Plan
    tasks: tuple[TaskProgress, ...]
    unplanned: int

    @property
    def counted(self) -> list[TaskProgress]:
        """Without those that were dropped."""
        return [row for row in self.tasks if not row.is_dropped]

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.counted)

    @property
    def budget(self) -> Decimal:
        return sum((row.budget or NOTHING for row in self.tasks), NOTHING)

    @property
    def spent(self) -> Decimal:
        return sum((row.spent for row in self.tasks), NOTHING)

    def in_quarter(self, number: int) -> list[TaskProgress]:
        """Those that stand in the quarter 1..4; 0: those that stand in none."""
        return [row for row in self.counted if (number in row.quarters if number else not row.quarters)]

    def behind(self, today: date) -> list[TaskProgress]:
        """Those whose time has passed and that are not done, the longest first."""
        return sorted((row for row in self.tasks if row.is_behind(today)), key=_by_due)

    def overdue(self, today: date) -> list[TaskProgress]:
        """Those of them with nothing done."""
        return [row for row in self.behind(today) if row.is_overdue(today)]

    def short(self, today: date) -> list[TaskProgress]:
        """Those of them begun, short of their target and with nothing more arranged."""
        return [row for row in self.behind(today) if row.is_short(today)]

    def due_soon(self, today: date) -> list[TaskProgress]:
        """Those that fall due within two weeks, the nearest first."""
        return sorted((row for row in self.tasks if row.is_due_soon(today)), key=_by_due)


def _by_due(row: TaskProgress) -> date:
    return row.due or date.max


def progress_of(plan: Plan) -> PlanProgress:
    """Six queries, however long the plan and however many activities."""
    return progress_of_plans([plan])[0]


def progress_of_plans(plans: Sequence[Plan], until: date | None = None) -> list[PlanProgress]:
    """The same for one plan each of many units, in the order given: six queries for all of them.

    With `until` as it stood at the end of that day: what was done later was still to come then.
    """
    if not plans:
        return []
    tasks: dict[int, list[Task]] = {plan.pk: [] for plan in plans}
    for task in Task.objects.filter(plan__in=plans).select_related("type").prefetch_related("timings"):
        tasks[task.plan_id].append(task)
    by_task: dict[tuple[int, Any], list[dict[str, Any]]] = {}
    for row in _activity_rows(plans, until or date.max):
        by_task.setdefault((row["unit"], row["task__key"]), []).append(row)
    unplanned = _unplanned(plans)
    return [
        PlanProgress(
            plan,
            tuple(
                _task_progress(task, plan.year, by_task.get((plan.unit_id, task.key), []), until)
                for task in tasks[plan.pk]
            ),
            unplanned.get((plan.unit_id, plan.year), 0),
        )
        for plan in plans
    ]


def _keys(plans: Sequence[Plan]) -> "QuerySet[Task, Any]":
    """A subquery: a street's tasks are too many to be named one by one."""
    return Task.objects.filter(plan__in=[plan.pk for plan in plans]).order_by().values("key")


def _unplanned(plans: Sequence[Plan]) -> dict[tuple[int, int], int]:
    """(unit, year) → done activities that are for no task of the plan."""
    years = {plan.year for plan in plans}
    days = (date(min(years), 1, 1), date(max(years), 12, 31))
    rows = Activity.objects.done().filter(unit__in={plan.unit_id for plan in plans}, day__range=days)
    counted = (
        rows.exclude(task__key__in=_keys(plans))
        .order_by()
        .values("unit", "day__year")
        .annotate(activities=Count("pk"))
    )
    return {(row["unit"], row["day__year"]): row["activities"] for row in counted}


def _activity_rows(plans: Sequence[Plan], until: date) -> Sequence[dict[str, Any]]:
    """One dict an activity, with what was counted of its visits and its money until that day."""
    units, keys = {plan.unit_id for plan in plans}, _keys(plans)
    found = Activity.objects.standing().filter(unit__in=units, task__key__in=keys).order_by()
    rows = list(
        found.values(
            "pk", "unit", "state", "day", "task__key", "military", "civilians", "students", "volunteers",
            "reached", "households", "quantity",
        )
    )  # fmt: skip
    visits = (
        Visit.objects.visited()
        .filter(activity__unit__in=units, activity__task__key__in=keys, day__lte=until)
        .order_by()
        .values("activity")
        .annotate(
            visits=Count("pk"),
            homes=Count(HOME, distinct=True),
            given=Sum("amount"),
        )
    )
    seen = {row["activity"]: row for row in visits}
    costs = (
        Cost.objects.filter(activity__unit__in=units, activity__task__key__in=keys, activity__day__lte=until)
        .exclude(activity__state=S.CANCELLED)
        .order_by()
        .values("activity")
        .annotate(spent=Sum("spent"))
    )
    spent = {row["activity"]: row["spent"] or NOTHING for row in costs}
    for row in rows:
        if row["state"] == S.DONE and row["day"] > until:
            row["state"] = S.PLANNED
        made = seen.get(row["pk"], {"visits": 0, "homes": 0, "given": None})
        row |= {"visits": made["visits"], "homes": made["homes"]}
        row["spent"] = spent.get(row["pk"], NOTHING) + (made["given"] or NOTHING)
    return rows


def _task_progress(task: Task, year: int, rows: list[dict[str, Any]], until: date | None) -> TaskProgress:
    timings = [timing.value for timing in task.timings.all()]
    ends = [
        end for timing in timings if timing.kind is not TimingKind.OPEN for _, end in windows_of(timing, year)
    ]
    return TaskProgress(
        task=task,
        quarters=frozenset(quarter_of_timings(timings, year)),
        target=task.target_count,
        done=sum(contribution(row, task.measure_word) for row in rows),
        activities=sum(row["state"] == S.DONE for row in rows),
        coming=sum(row["state"] in COMING for row in rows),
        budget=task.budget,
        spent=sum((row["spent"] for row in rows), NOTHING),
        due=max(ends, default=None),
        until=until,
    )


def contribution(row: dict[str, Any], measure_word: str) -> int:
    """What one activity adds to its task's count.

    Households and money count as soon as they were visited or spent; the rest when the activity is done. A
    typed 完成数量 always goes before what can be computed, and anything else counts each activity once.
    """
    done = row["state"] == S.DONE
    if measure_word in HOME_WORDS:
        return int(row["homes"] + (row["households"] or 0 if done else 0))
    if measure_word in MONEY_WORDS:
        return int(row["spent"])
    if not done:
        return 0
    if row["quantity"] is not None:
        return int(row["quantity"])
    if measure_word in PEOPLE_WORDS:
        people = sum(row[name] or 0 for name in ("military", "civilians", "students", "volunteers"))
        return int(row["reached"] or row["visits"] or people)
    return 1
