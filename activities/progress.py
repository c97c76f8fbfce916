"""How far the tasks of a plan have come: done beside planned, in number and in money, by quarter.

A task's activities may hang on its row in an earlier revision of the plan: they are found by the task's key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum
from django.db.models.functions import Coalesce

from activities.choices import COMING, ActivityState
from activities.models import Activity, Cost, Visit
from plans.choices import TaskStatus
from plans.models import Plan, Task
from shuangyong.almanac.quarters import quarter_of_timings, windows_of
from shuangyong.almanac.timing import TimingKind

S = ActivityState
SOON = timedelta(days=14)
NOTHING = Decimal(0)
PEOPLE_WORDS = ("人次", "人")
HOME_WORDS = ("户",)
MONEY_WORDS = ("元",)


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


def progress_of(plan: Plan) -> PlanProgress:
    """Six queries, however long the plan and however many activities."""
    tasks = list(plan.tasks.select_related("type").prefetch_related("timings"))
    keys = {task.key for task in tasks}
    rows = list(_activity_rows(plan.unit_id, keys))
    by_key: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        by_key.setdefault(row["task__key"], []).append(row)
    year = Activity.objects.filter(
        unit=plan.unit_id, day__range=(date(plan.year, 1, 1), date(plan.year, 12, 31)), state=S.DONE
    )
    unplanned = year.exclude(task__key__in=keys).count() if keys else year.count()
    return PlanProgress(
        plan, tuple(_task_progress(task, plan.year, by_key.get(task.key, [])) for task in tasks), unplanned
    )


def _activity_rows(unit: int, keys: Iterable[Any]) -> Sequence[dict[str, Any]]:
    """One dict an activity, with what was counted of its visits and its money."""
    found = Activity.objects.standing().filter(unit=unit, task__key__in=keys).order_by()
    rows = list(
        found.values(
            "pk", "state", "task__key", "military", "civilians", "students", "volunteers", "reached",
            "households", "quantity",
        )
    )  # fmt: skip
    who = Coalesce("person__merged_into", "person")
    visits = (
        Visit.objects.visited()
        .filter(activity__unit=unit, activity__task__key__in=keys)
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
        Cost.objects.filter(activity__unit=unit, activity__task__key__in=keys)
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
