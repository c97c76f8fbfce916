"""The numbers of rounds: how many of a list were visited and what was given. They name nobody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from activities.choices import VisitState
from activities.models import Activity, Visit
from activities.records import STANDING_PERSON
from shuangyong.units.models import Unit

S = VisitState
VISIT_TYPE = "302"
"""走访慰问优抚对象、军烈属, in the dictionary of types."""
NOTHING = Decimal(0)
_DONE = Q(state=S.VISITED)


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """Of one round. Two records that were merged are one person."""

    total: int = 0
    visited: int = 0
    absent: int = 0
    given: Decimal = NOTHING
    needs: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def left(self) -> int:
        """Who is still to be visited, met or not."""
        return self.total - self.visited

    @property
    def waiting(self) -> int:
        """Where nobody has been at all."""
        return max(self.left - self.absent, 0)

    @property
    def percent(self) -> int:
        return self.visited * 100 // self.total if self.total else 0


def counts_of(activities: Iterable[int]) -> dict[int, RoundCounts]:
    """By activity; those without a list are not in it. One query."""
    rows = (
        Visit.objects.filter(activity__in=list(activities))
        .order_by()
        .values("activity")
        .annotate(
            total=Count(STANDING_PERSON, distinct=True),
            visited=Count(STANDING_PERSON, distinct=True, filter=_DONE),
            absent=Count(STANDING_PERSON, distinct=True, filter=Q(state=S.ABSENT)),
            given=Sum("amount", filter=_DONE),
            needs=Count("need", distinct=True),
            first=Min("day", filter=_DONE),
            last=Max("day", filter=_DONE),
        )
    )
    return {row["activity"]: _counts(row) for row in rows}


def counts_of_one(activity: Activity) -> RoundCounts:
    return counts_of([activity.pk]).get(activity.pk, RoundCounts())


def rounds_in(activities: "QuerySet[Activity]", year: int) -> "QuerySet[Activity]":
    """Those of the activities that are rounds of the year: of the type of visits, or with a list."""
    listed = Visit.objects.order_by().values("activity")
    return activities.filter(
        Q(type__code=VISIT_TYPE) | Q(pk__in=listed), day__range=(date(year, 1, 1), date(year, 12, 31))
    )


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The visits of a year by one unit's rounds, for an office's table."""

    unit: int
    name: str
    rounds: int
    persons: int
    visits: int
    given: Decimal
    waiting: int


def unit_lines(rounds: "QuerySet[Activity]", waiting: dict[int, int]) -> list[UnitLine]:
    """One line a unit that has rounds or somebody who waits; three queries, however many units."""
    made = (
        Visit.objects.visited()
        .filter(activity__in=rounds.order_by().values("pk"))
        .order_by()
        .values("activity__unit")
        .annotate(persons=Count(STANDING_PERSON, distinct=True), visits=Count("pk"), given=Sum("amount"))
    )
    visits: dict[int, dict[str, Any]] = {row["activity__unit"]: row for row in made}
    held = dict(rounds.order_by().values_list("unit").annotate(Count("pk")))
    return [
        _line(pk, name, held.get(pk, 0), visits.get(pk), waiting.get(pk, 0))
        for pk, name in _names({*held, *waiting})
    ]


def _names(units: Collection[int]) -> list[tuple[int, str]]:
    return list(Unit.objects.filter(pk__in=units).order_by("path").values_list("pk", "name"))


def _line(unit: int, name: str, rounds: int, made: dict[str, Any] | None, waiting: int) -> UnitLine:
    made = made or {"persons": 0, "visits": 0, "given": None}
    return UnitLine(unit, name, rounds, made["persons"], made["visits"], made["given"] or NOTHING, waiting)


def _counts(row: dict[str, Any]) -> RoundCounts:
    return RoundCounts(
        total=row["total"],
        visited=row["visited"],
        absent=row["absent"],
        given=row["given"] or NOTHING,
        needs=row["needs"],
        first=row["first"],
        last=row["last"],
    )
