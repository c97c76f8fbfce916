"""All that a summary is written from, read once: numbers by the house's own counting, rows to name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from activities.choices import COMING, ActivityState, AskedBy, ExchangeState
from activities.counting import NOTHING, Scope, Totals, activities_in, costs_in, totals, visits_in
from activities.in_force import in_force_of_each
from activities.models import Activity, Exchange
from activities.progress import PlanProgress, progress_of_plans
from activities.standing import TaskProgress
from activities.statistics import SourceRow, TypeRow, by_source, by_type
from activities.summaries.periods import Period
from beneficiaries.choices import NeedState
from beneficiaries.models import Need, Person
from plans.choices import OUT_OF_USE
from plans.models import Plan
from shuangyong.units.models import Unit, UnitKind

S = ActivityState


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of needs and of 双清单."""

    heard: int
    settled: int
    waiting: int
    by_forces: int
    by_local: int
    exchanged: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit below an office, alone, with what it did."""

    unit: Unit
    done: int
    people: int
    visits: int
    spent: Decimal
    tasks: int
    tasks_done: int


@dataclass(frozen=True, slots=True)
class Facts:
    """`tasks` are those of the period by the plans in force; rows of activities are in order of their day."""

    unit: Unit
    period: Period
    today: date
    scope: Scope
    totals: Totals
    types: tuple[TypeRow, ...]
    sources: tuple[SourceRow, ...]
    counted: Counted
    persons: int
    tasks: tuple[TaskProgress, ...]
    done: tuple[Activity, ...]
    put_off: tuple[Activity, ...]
    moved_out: tuple[Activity, ...]
    cancelled: tuple[Activity, ...]
    late: tuple[Activity, ...]
    coming: tuple[Activity, ...]
    later: tuple[TaskProgress, ...]
    units: tuple[UnitLine, ...]

    @property
    def judged_on(self) -> date:
        """Whether a task is late is judged on the day after the period, however much later this is."""
        return min(self.today, self.period.end + timedelta(days=1))

    @property
    def until(self) -> date | None:
        """The day as of which tasks are told; None while the period runs."""
        return self.period.end if self.period.is_over(self.today) else None

    @property
    def untouched(self) -> list[TaskProgress]:
        """Tasks whose time is over, for which nothing was done or arranged, and nothing called off.

        What was called off is told with its reason, and not a second time.
        """
        return [
            row
            for row in self.tasks
            if not (row.is_done or row.is_begun or row.coming or self.is_called_off(row))
            and (self.until is not None or row.is_behind(self.judged_on))
        ]

    def is_called_off(self, task: TaskProgress) -> bool:
        """Whether nothing came of it because its activity was cancelled."""
        off = {row.task.key for row in self.cancelled if row.task is not None}
        return not (task.is_begun or task.coming) and task.task.key in off

    @property
    def behind(self) -> list[TaskProgress]:
        """Tasks of the period whose time has passed, begun and not done."""
        return [row for row in self.tasks if row.is_begun and row.is_behind(self.judged_on)]

    @property
    def going(self) -> list[TaskProgress]:
        """Tasks begun or arranged whose time is not over."""
        return [
            row
            for row in self.tasks
            if not row.is_done and (row.is_begun or row.coming) and not row.is_behind(self.judged_on)
        ]

    @property
    def rest(self) -> list[TaskProgress]:
        """Tasks of a period that still runs, to be done and not yet in the calendar."""
        if self.until is not None:
            return []
        return [row for row in self._open(self.tasks) if not row.is_behind(self.judged_on)]

    @property
    def next_tasks(self) -> list[TaskProgress]:
        """Tasks of the next period, to be done and not yet in the calendar."""
        said = {row.task.key for row in self.rest}
        return [row for row in self._open(self.later) if row.task.key not in said]

    def _open(self, rows: Iterable[TaskProgress]) -> list[TaskProgress]:
        arranged = {row.task.key for row in self.coming if row.task is not None}
        return [row for row in rows if not row.is_done and row.task.key not in arranged]

    @property
    def ahead(self) -> Scope:
        """From tomorrow, or from the end of a period that is over, to the end of the next one."""
        first = min(self.period.end, self.today) + timedelta(days=1)
        return scope_of(self.unit, first, self.period.next.end)


def scope_of(unit: Unit, start: date, end: date) -> Scope:
    """An office sums up all that is below it; everybody else what is their own."""
    return Scope(start, end, path=unit.path) if unit.is_office else Scope(start, end, unit=unit.pk)


def gather(unit: Unit, period: Period, today: date) -> Facts:
    """A fixed number of queries, however many rows; it reads whole lists of names, not of people."""
    scope = scope_of(unit, period.start, period.end)
    plans = _plans(unit, {period.year, period.next.year})
    until = period.end if period.is_over(today) else None
    progress = {plan.plan.pk: plan for plan in progress_of_plans(plans, until)}
    now = [progress[plan.pk] for plan in plans if plan.year == period.year]
    later = [progress[plan.pk] for plan in plans if plan.year == period.next.year]
    rows = tuple(activities_in(scope).select_related("unit", "type", "task").order_by("day", "pk"))
    moved = (
        Activity.objects.filter(scope.of("unit"), first_day__range=(period.start, period.end))
        .filter(day__gt=period.end)
        .exclude(state=S.CANCELLED)
        .order_by("first_day", "pk")
    )
    over = min(today, period.end + timedelta(days=1))
    facts = Facts(
        unit=unit,
        period=period,
        today=today,
        scope=scope,
        totals=totals(scope),
        types=tuple(by_type(scope)),
        sources=tuple(by_source(scope)),
        counted=_counted(scope, period),
        persons=Person.objects.present().filter(scope.of("unit")).count(),
        tasks=tuple(_in_quarters(now, period)),
        done=tuple(row for row in rows if row.state == S.DONE),
        put_off=tuple(row for row in rows if row.state == S.POSTPONED),
        moved_out=tuple(moved),
        cancelled=tuple(row for row in rows if row.state == S.CANCELLED),
        late=tuple(row for row in rows if row.state == S.PLANNED and (row.end_day or row.day) < over),
        coming=(),
        later=tuple(_in_quarters(later, period.next)),
        units=_units(unit, scope, now, period) if unit.is_office else (),
    )
    return _with_coming(facts)


def _with_coming(facts: Facts) -> Facts:
    rows = activities_in(facts.ahead).filter(state__in=COMING).select_related("task").order_by("day", "pk")
    return replace(facts, coming=tuple(rows))


def _plans(unit: Unit, years: set[int]) -> list[Plan]:
    """The plan that is worked by of each unit and year: one query."""
    own = Q(unit__path__startswith=unit.path) if unit.is_office else Q(unit=unit)
    rows = Plan.objects.plans().filter(own, year__in=years).exclude(state__in=OUT_OF_USE)
    return in_force_of_each(rows.select_related("unit").order_by("unit__path", "-revision", "-pk"))


def _in_quarters(plans: list[PlanProgress], period: Period) -> list[TaskProgress]:
    """The tasks that stand in the period, each once; for a year those without a time too."""
    wanted = set(period.quarters)
    return [row for plan in plans for row in plan.counted if period.is_year or row.quarters & wanted]


def _counted(scope: Scope, period: Period) -> Counted:
    days = (period.start, period.end)
    needs = Need.objects.filter(scope.of("person__unit"))
    done = Q(state__in=[NeedState.DONE, NeedState.CLOSED])
    told = needs.aggregate(
        heard=Count("pk", filter=Q(heard_on__range=days)),
        settled=Count("pk", filter=done & Q(done_on__range=days)),
        waiting=Count("pk", filter=Q(heard_on__lte=period.end) & (~done | Q(done_on__gt=period.end))),
    )
    asked = Exchange.objects.filter(scope.of("unit"), year=period.year).aggregate(
        by_forces=Count("pk", filter=Q(asked_by=AskedBy.FORCES)),
        by_local=Count("pk", filter=Q(asked_by=AskedBy.LOCAL)),
        exchanged=Count("pk", filter=Q(state=ExchangeState.DONE, done_on__range=days)),
        unfinished=Count(
            "pk",
            filter=Q(state__in=[ExchangeState.OPEN, ExchangeState.GOING]) | Q(done_on__gt=period.end),
        ),
    )
    return Counted(**told, **asked)


def _units(office: Unit, scope: Scope, plans: list[PlanProgress], period: Period) -> tuple[UnitLine, ...]:
    """The office and the units below it that keep plans: four queries."""
    groups = ("military", "civilians", "students", "volunteers")
    done = activities_in(scope).filter(state=S.DONE).order_by().values("unit")
    work: dict[int, Any] = {
        row["unit"]: row
        for row in done.annotate(done=Count("pk"), **{f"sum_{name}": Sum(name) for name in groups})
    }
    visits: dict[int, Any] = {
        row["keeper"]: row
        for row in visits_in(scope)
        .order_by()
        .values(keeper=F("activity__unit"))
        .annotate(made=Count("pk"), given=Sum("amount"))
    }
    spent = dict(
        costs_in(scope)
        .order_by()
        .values("activity__unit")
        .annotate(spent=Sum("spent"))
        .values_list("activity__unit", "spent")
    )
    tasks = {plan.plan.unit_id: _in_quarters([plan], period) for plan in plans}
    below = Unit.objects.filter(path__startswith=office.path).exclude(kind=UnitKind.PARTNER)
    lines: list[UnitLine] = []
    for unit in below.order_by("path"):
        mine: dict[str, Any] = work.get(unit.pk, {})
        met: dict[str, Any] = visits.get(unit.pk, {})
        planned = tasks.get(unit.pk, [])
        line = UnitLine(
            unit=unit,
            done=mine.get("done", 0),
            people=sum(mine.get(f"sum_{name}") or 0 for name in groups),
            visits=met.get("made", 0),
            spent=(spent.get(unit.pk) or NOTHING) + (met.get("given") or NOTHING),
            tasks=len(planned),
            tasks_done=sum(row.is_done for row in planned),
        )
        if unit.is_active or line.done or line.visits or line.spent:
            lines.append(line)
    return tuple(lines)
