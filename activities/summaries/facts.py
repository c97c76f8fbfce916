"""All that a summary is written from, read once: numbers by the house's own counting, rows to name."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from activities.choices import COMING, ActivityState, AskedBy, ExchangeState
from activities.counting import NOTHING, Scope, Totals, activities_in, costs_in, totals, visits_in
from activities.models import Activity, Exchange
from activities.progress import PlanProgress, TaskProgress, plan_in_force, progress_of_plans
from activities.statistics import SourceRow, TypeRow, by_source, by_type
from activities.summaries.periods import Period
from beneficiaries.choices import NeedState
from beneficiaries.models import Need, Person
from plans.choices import PlanState
from plans.models import Plan
from shuangyong.units.models import Unit, UnitKind

S = ActivityState
_OUT_OF_USE = (PlanState.VOID, PlanState.SUPERSEDED)


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
    next_tasks: tuple[TaskProgress, ...]
    units: tuple[UnitLine, ...]

    @property
    def untouched(self) -> list[TaskProgress]:
        """Tasks of the period for which nothing was done and nothing stands in the calendar."""
        return [row for row in self.tasks if not (row.is_done or row.activities or row.coming or row.done)]

    @property
    def behind(self) -> list[TaskProgress]:
        """Tasks of the period whose time has passed, begun and not done."""
        untouched = {row.task.pk for row in self.untouched}
        return [row for row in self.tasks if row.is_overdue(self.today) and row.task.pk not in untouched]

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
    progress = {plan.plan.pk: plan for plan in progress_of_plans(plans)}
    now = [progress[plan.pk] for plan in plans if plan.year == period.year]
    later = [progress[plan.pk] for plan in plans if plan.year == period.next.year]
    rows = tuple(activities_in(scope).select_related("unit", "type").order_by("day", "pk"))
    moved = (
        Activity.objects.filter(scope.of("unit"), first_day__range=(period.start, period.end))
        .filter(day__gt=period.end, state=S.POSTPONED)
        .order_by("first_day", "pk")
    )
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
        late=tuple(row for row in rows if row.state == S.PLANNED and row.day < today),
        coming=(),
        next_tasks=tuple(row for row in _in_quarters(later, period.next) if not row.is_done),
        units=_units(unit, scope, now, period) if unit.is_office else (),
    )
    return _with_coming(facts)


def _with_coming(facts: Facts) -> Facts:
    rows = activities_in(facts.ahead).filter(state__in=COMING).order_by("day", "pk")
    return replace(facts, coming=tuple(rows))


def _plans(unit: Unit, years: set[int]) -> list[Plan]:
    """The plan that is worked by of each unit and year: one query."""
    own = Q(unit__path__startswith=unit.path) if unit.is_office else Q(unit=unit)
    rows = Plan.objects.plans().filter(own, year__in=years).exclude(state__in=_OUT_OF_USE)
    groups: dict[tuple[int, int], list[Plan]] = {}
    for plan in rows.select_related("unit").order_by("unit__path", "-revision", "-pk"):
        groups.setdefault((plan.unit_id, plan.year), []).append(plan)
    found = (plan_in_force(group) for group in groups.values())
    return [plan for plan in found if plan is not None]


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
        waiting=Count("pk", filter=Q(state=NeedState.OPEN, heard_on__lte=period.end)),
    )
    asked = Exchange.objects.filter(scope.of("unit"), year=period.year).aggregate(
        by_forces=Count("pk", filter=Q(asked_by=AskedBy.FORCES)),
        by_local=Count("pk", filter=Q(asked_by=AskedBy.LOCAL)),
        exchanged=Count("pk", filter=Q(state=ExchangeState.DONE, done_on__range=days)),
        unfinished=Count("pk", filter=Q(state__in=[ExchangeState.OPEN, ExchangeState.GOING])),
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
