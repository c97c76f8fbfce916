"""The year taken apart: by type, month, quarter, source of money, unit, and visits against who is due.

Counted from the same rows, by the same rules as `activities.counting`: what is summed up here over types,
months, quarters or units is what `totals` says. Every function runs a fixed number of queries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth

from activities.choices import ActivityState
from activities.counting import NOTHING, Scope, activities_in, costs_in, visits_in
from activities.models import Visit
from activities.progress import PlanProgress
from activities.records import STANDING_PERSON
from activities.windows import VisitWindow
from beneficiaries.models import Person
from beneficiaries.querysets import PersonQuerySet
from plans.amounts import number
from shuangyong.units.models import Unit, UnitKind, User

QUARTERS = (1, 2, 3, 4)
_DONE = Q(state=ActivityState.DONE)
_STANDING = ~Q(state=ActivityState.CANCELLED)


@dataclass(frozen=True, slots=True)
class TypeRow:
    """`type` is None for the activities that have none."""

    type: int | None
    name: str
    direction: str
    done: int


@dataclass(frozen=True, slots=True)
class MonthRow:
    """`standing`: all that is in that month, done or to come."""

    month: int
    standing: int
    done: int


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """Tasks that stand in the quarter by the plans; a task of several quarters stands in each."""

    number: int
    tasks: int
    tasks_done: int
    standing: int
    done: int

    @property
    def word(self) -> str:
        return "一二三四"[self.number - 1] + "季度"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`typed` was typed as spent, `given` was handed over at visits; "" is a source nobody named."""

    source: str
    budget: Decimal
    typed: Decimal
    given: Decimal

    @property
    def spent(self) -> Decimal:
        return self.typed + self.given


@dataclass(frozen=True, slots=True)
class DueRow:
    """Of those `present` how many were visited in each window, in the order of the windows asked for."""

    category: int | None
    name: str
    present: int
    visited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit right below an office with all below it, or the office itself (`own`)."""

    unit: Unit
    own: bool
    tasks: int
    tasks_done: int
    behind: int
    standing: int
    done: int
    visits: int
    spent: Decimal
    present: int
    visited: tuple[int, ...]

    @property
    def spent_words(self) -> str:
        return number(self.spent)


def by_type(scope: Scope) -> list[TypeRow]:
    """Done activities by type, the most first."""
    rows = (
        activities_in(scope)
        .filter(_DONE)
        .order_by()
        .values("type", "type__name", "type__direction")
        .annotate(done=Count("pk"))
    )
    found = [
        TypeRow(row["type"], row["type__name"] or "没有选类型", row["type__direction"] or "", row["done"])
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.type is None, -row.done, row.name))


def by_month(scope: Scope) -> list[MonthRow]:
    """The twelve months; for a scope within one year."""
    rows = (
        activities_in(scope)
        .order_by()
        .annotate(month=ExtractMonth("day"))
        .values("month")
        .annotate(standing=Count("pk", filter=_STANDING), done=Count("pk", filter=_DONE))
    )
    found = {row["month"]: row for row in rows}
    none = {"standing": 0, "done": 0}
    return [
        MonthRow(month, found.get(month, none)["standing"], found.get(month, none)["done"])
        for month in range(1, 13)
    ]


def by_quarter(months: Sequence[MonthRow], plans: Iterable[PlanProgress]) -> list[QuarterRow]:
    """From what was counted by month and by plan: no query."""
    plans = list(plans)
    found = []
    for quarter in QUARTERS:
        tasks = [row for plan in plans for row in plan.in_quarter(quarter)]
        mine = [row for row in months if (row.month + 2) // 3 == quarter]
        found.append(
            QuarterRow(
                quarter,
                len(tasks),
                sum(row.is_done for row in tasks),
                sum(row.standing for row in mine),
                sum(row.done for row in mine),
            )
        )
    return found


def by_source(scope: Scope) -> list[SourceRow]:
    """Money by where it came from, the most first: two queries."""
    costs = costs_in(scope).order_by().values("source").annotate(budget=Sum("planned"), typed=Sum("spent"))
    gifts = (
        visits_in(scope).order_by().values(source=F("activity__gift_source")).annotate(given=Sum("amount"))
    )
    found: dict[str, dict[str, Decimal]] = {}
    money: Iterable[Any] = chain(costs, gifts)
    for row in money:
        line = found.setdefault(
            row["source"].strip(), {"budget": NOTHING, "typed": NOTHING, "given": NOTHING}
        )
        for name in line:
            line[name] += row.get(name) or NOTHING
    rows = [SourceRow(source, **line) for source, line in found.items() if any(line.values())]
    return sorted(rows, key=lambda row: (not row.source, -row.spent, -row.budget, row.source))


def people_due(user: User, path: str = "") -> PersonQuerySet:
    """Who is to be visited: those in the user's care who are present today, of the units below `path`."""
    people: PersonQuerySet = Person.objects.visible_to(user).present().filter(unit__path__startswith=path)
    return people


def visited_in(window: VisitWindow) -> Q:
    """Persons who were visited in the window, by a round or written down on their own page."""
    made = Visit.objects.visited().in_days(window.start, window.end).order_by()
    who = made.annotate(who=STANDING_PERSON).values("who")
    return Q(pk__in=who) | Q(visited_on__range=(window.start, window.end))


def by_category(people: PersonQuerySet, windows: Sequence[VisitWindow]) -> list[DueRow]:
    """Present and visited by main identity: one query."""
    rows = (
        people.order_by()
        .annotate(main=FilteredRelation("identities", condition=Q(identities__is_main=True)))
        .values("main__category", "main__category__name", "main__category__code")
        .annotate(present=Count("pk"), **_visited(windows))
        .order_by("main__category__code")
    )
    return [
        DueRow(
            row["main__category"],
            row["main__category__name"] or "没有主身份",
            row["present"],
            tuple(row[f"visited{place}"] for place in range(len(windows))),
        )
        for row in rows
    ]


def _visited(windows: Sequence[VisitWindow]) -> dict[str, Count]:
    return {f"visited{place}": Count("pk", filter=visited_in(window)) for place, window in enumerate(windows)}


def by_unit(
    user: User,
    office: Unit,
    scope: Scope,
    plans: Sequence[PlanProgress],
    windows: Sequence[VisitWindow],
    today: date,
) -> list[UnitRow]:
    """The office itself and each unit right below it, with all that is below: five queries.

    A unit that is out of use or a partner has its line only where there is something to count.
    """
    units = list(Unit.objects.visible_to(user).filter(path__startswith=office.path).order_by("path"))
    numbers = _unit_numbers(scope, people_due(user, office.path), windows)
    tasks = {plan.plan.unit_id: plan for plan in plans}
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.path[: len(office.path) + Unit.steplen], []).append(unit)
    rows = []
    for group in groups.values():
        head = group[0]
        row = _unit_row(head, head.pk == office.pk, group, numbers, tasks, len(windows), today)
        expected = head.is_active and head.kind != UnitKind.PARTNER and head.pk != office.pk
        if expected or any((row.tasks, row.standing, row.visits, row.spent, row.present)):
            rows.append(row)
    return rows


def _unit_numbers(
    scope: Scope, people: PersonQuerySet, windows: Sequence[VisitWindow]
) -> dict[int, dict[str, Any]]:
    """Unit → its own numbers, without those below: four queries."""
    found: dict[int, dict[str, Any]] = {}
    activities = (
        activities_in(scope)
        .order_by()
        .values(keeper=F("unit"))
        .annotate(standing=Count("pk", filter=_STANDING), done=Count("pk", filter=_DONE))
    )
    costs = costs_in(scope).order_by().values(keeper=F("activity__unit")).annotate(typed=Sum("spent"))
    visits = (
        visits_in(scope)
        .order_by()
        .values(keeper=F("activity__unit"))
        .annotate(visits=Count("pk"), given=Sum("amount"))
    )
    persons: QuerySet[Person, Any] = (
        people.order_by().values(keeper=F("unit")).annotate(present=Count("pk"), **_visited(windows))
    )
    rows: Iterable[Any] = chain(activities, costs, visits, persons)
    for row in rows:
        found.setdefault(row["keeper"], {}).update(row)
    return found


def _unit_row(
    head: Unit,
    own: bool,
    group: Sequence[Unit],
    numbers: dict[int, dict[str, Any]],
    plans: dict[int, PlanProgress],
    windows: int,
    today: date,
) -> UnitRow:
    def added(name: str) -> Any:
        return sum((numbers.get(unit.pk, {}).get(name) or 0 for unit in group), 0)

    mine = [plans[unit.pk] for unit in group if unit.pk in plans]
    return UnitRow(
        unit=head,
        own=own,
        tasks=sum(len(plan.counted) for plan in mine),
        tasks_done=sum(plan.done for plan in mine),
        behind=sum(len(plan.behind(today)) for plan in mine),
        standing=added("standing"),
        done=added("done"),
        visits=added("visits"),
        spent=NOTHING + added("typed") + added("given"),
        present=added("present"),
        visited=tuple(added(f"visited{place}") for place in range(windows)),
    )
