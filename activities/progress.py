"""How far the tasks of a plan have come: done beside planned, in number and in money, by quarter.

A task's activities may hang on its row in an earlier revision of the plan: they are found by the task's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce

from activities.choices import COMING, ActivityState
from activities.in_force import IN_FORCE
from activities.models import Activity, Cost, Visit
from plans.choices import PlanState, TaskStatus
from plans.models import Plan, Task
from shuangyong.almanac.quarters import quarter_of_timings, windows_of
from shuangyong.almanac.timing import TimingKind
from shuangyong.units.models import User

S = ActivityState
SOON = timedelta(days=14)
NOTHING = Decimal(0)
PEOPLE_WORDS = ("人次", "人")
HOME_WORDS = ("户",)
MONEY_WORDS = ("元",)
OUT_OF_USE = (PlanState.VOID, PlanState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """`done` is in the task's measure word, and None where its target is not of a kind that is counted.

    `activities` are done, `coming` are planned; `due` is the last day of the task's last stretch of days,
    None for a task that has none; `spent` holds what was typed and what was given at visits.
    """

    task: Task
    quarters: frozenset[int]
    target: int | None
    done: int
    activities: int
    coming: int
    budget: Decimal | None
    spent: Decimal
    due: date | None

    @property
    def is_done(self) -> bool:
        """Said to be done in the plan; else the target is reached; without a target, done once."""
        if self.task.status == TaskStatus.DONE:
            return True
        if self.target:
            return self.done >= self.target
        return self.activities > 0 and self.coming == 0

    @property
    def is_dropped(self) -> bool:
        return self.task.status == TaskStatus.CANCELLED

    @property
    def percent(self) -> int:
        """0–100, for a bar."""
        if self.is_done:
            return 100
        return min(99, self.done * 100 // self.target) if self.target else 0

    def is_overdue(self, today: date) -> bool:
        return not (self.is_done or self.is_dropped) and self.due is not None and self.due < today

    def is_due_soon(self, today: date) -> bool:
        if self.is_done or self.is_dropped or self.due is None:
            return False
        return today <= self.due <= today + SOON

    def word(self, today: date) -> str:
        """已取消, 已完成, 逾期, 进行中, 未开始."""
        if self.is_dropped:
            return "已取消"
        if self.is_done:
            return "已完成"
        if self.is_overdue(today):
            return "逾期"
        return "进行中" if self.activities or self.done else "未开始"


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

    def overdue(self, today: date) -> list[TaskProgress]:
        """Those whose time has passed and that are not done, the longest first."""
        return sorted((row for row in self.tasks if row.is_overdue(today)), key=_by_due)

    def due_soon(self, today: date) -> list[TaskProgress]:
        """Those that fall due within two weeks, the nearest first."""
        return sorted((row for row in self.tasks if row.is_due_soon(today)), key=_by_due)


def _by_due(row: TaskProgress) -> date:
    return row.due or date.max


def plan_in_force(plans: Sequence[Plan]) -> Plan | None:
    """The plan that is worked by: the one issued or approved, else the newest; `plans` come newest first."""
    return next((plan for plan in plans if plan.state in IN_FORCE), plans[0] if plans else None)


def plans_of_year(user: User, year: int, path: str = "") -> list[Plan]:
    """The year's plan of each unit in the user's scope whose path begins with `path`: one query."""
    rows = Plan.objects.visible_to(user).plans().select_related("unit")
    rows = rows.filter(year=year, unit__path__startswith=path)
    by_unit: dict[int, list[Plan]] = {}
    for plan in rows.exclude(state__in=OUT_OF_USE).order_by("-revision", "-pk"):
        by_unit.setdefault(plan.unit_id, []).append(plan)
    found = (plan_in_force(plans) for plans in by_unit.values())
    return [plan for plan in found if plan is not None]


def progress_of(plan: Plan) -> PlanProgress:
    """Six queries, however long the plan and however many activities."""
    return progress_of_plans([plan])[0]


def progress_of_plans(plans: Sequence[Plan]) -> list[PlanProgress]:
    """The same for one plan each of many units, in the order given: six queries for all of them."""
    if not plans:
        return []
    tasks: dict[int, list[Task]] = {plan.pk: [] for plan in plans}
    for task in Task.objects.filter(plan__in=plans).select_related("type").prefetch_related("timings"):
        tasks[task.plan_id].append(task)
    by_task: dict[tuple[int, Any], list[dict[str, Any]]] = {}
    for row in _activity_rows(plans):
        by_task.setdefault((row["unit"], row["task__key"]), []).append(row)
    unplanned = _unplanned(plans)
    return [
        PlanProgress(
            plan,
            tuple(
                _task_progress(task, plan.year, by_task.get((plan.unit_id, task.key), []))
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


def _activity_rows(plans: Sequence[Plan]) -> Sequence[dict[str, Any]]:
    """One dict an activity, with what was counted of its visits and its money."""
    units, keys = {plan.unit_id for plan in plans}, _keys(plans)
    found = Activity.objects.standing().filter(unit__in=units, task__key__in=keys).order_by()
    rows = list(
        found.values(
            "pk", "unit", "state", "task__key", "military", "civilians", "students", "volunteers", "reached",
            "households", "quantity",
        )
    )  # fmt: skip
    who = Coalesce("person__merged_into__merged_into", "person__merged_into", "person")
    visits = (
        Visit.objects.visited()
        .filter(activity__unit__in=units, activity__task__key__in=keys)
        .order_by()
        .values("activity")
        .annotate(
            visits=Count("pk"),
            homes=Count(Coalesce(F("person__household_id") * -1, who), distinct=True),
            given=Sum("amount"),
        )
    )
    seen = {row["activity"]: row for row in visits}
    costs = (
        Cost.objects.filter(activity__unit__in=units, activity__task__key__in=keys)
        .exclude(activity__state=S.CANCELLED)
        .order_by()
        .values("activity")
        .annotate(spent=Sum("spent"))
    )
    spent = {row["activity"]: row["spent"] or NOTHING for row in costs}
    for row in rows:
        made = seen.get(row["pk"], {"visits": 0, "homes": 0, "given": None})
        row |= {"visits": made["visits"], "homes": made["homes"]}
        row["spent"] = spent.get(row["pk"], NOTHING) + (made["given"] or NOTHING)
    return rows


def _task_progress(task: Task, year: int, rows: list[dict[str, Any]]) -> TaskProgress:
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
