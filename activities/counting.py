"""The numbers of a stretch of days. Every page, ledger, chart and summary counts here, so that they agree.

The rules: activities are counted when they are done, by their day; visits when they were made, by the day of
the visit; money is what was typed as spent, by the day of the activity, and what was given at visits, by the
day of the visit. The cancelled count for nothing. A person visited twice is one person and two visits.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from activities.choices import ActivityState
from activities.models import Activity, Cost, Goods, Visit
from activities.records import STANDING_PERSON

S = ActivityState
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: the units whose path begins with `path` (all of a street), or `unit` alone."""

    start: date
    end: date
    path: str = ""
    unit: int | None = None

    def of(self, lookup: str) -> Q:
        """The rows whose unit, at `lookup`, is in the scope."""
        if self.unit is not None:
            return Q(**{f"{lookup}_id": self.unit})
        return Q(**{f"{lookup}__path__startswith": self.path}) if self.path else Q()


@dataclass(frozen=True, slots=True)
class Totals:
    """`given` is what was handed over at visits and is part of `spent`; money is in yuan."""

    planned: int
    done: int
    postponed: int
    cancelled: int
    military: int
    civilians: int
    students: int
    volunteers: int
    reached: int
    visits: int
    persons: int
    households: int
    budget: Decimal
    spent: Decimal
    given: Decimal
    goods_value: Decimal

    @property
    def all(self) -> int:
        """Activities that were planned or done, those put off or cancelled too."""
        return self.planned + self.done + self.postponed + self.cancelled

    @property
    def people(self) -> int:
        """Who took part, of all groups."""
        return self.military + self.civilians + self.students + self.volunteers


def activities_in(scope: Scope) -> "QuerySet[Activity]":
    rows: QuerySet[Activity] = Activity.objects.filter(scope.of("unit"), day__range=(scope.start, scope.end))
    return rows


def visits_in(scope: Scope) -> "QuerySet[Visit]":
    """Visits that were made in these days."""
    rows: QuerySet[Visit] = Visit.objects.visited().filter(
        scope.of("activity__unit"), day__range=(scope.start, scope.end)
    )
    return rows


def costs_in(scope: Scope) -> "QuerySet[Cost]":
    rows: QuerySet[Cost] = Cost.objects.filter(
        scope.of("activity__unit"), activity__day__range=(scope.start, scope.end)
    ).exclude(activity__state=S.CANCELLED)
    return rows


def totals(scope: Scope) -> Totals:
    """Everything at once: four queries, however many rows."""
    done = Q(state=S.DONE)
    names = ("military", "civilians", "students", "volunteers", "reached")
    counts = (
        activities_in(scope)
        .order_by()
        .aggregate(
            planned=Count("pk", filter=Q(state=S.PLANNED)),
            done=Count("pk", filter=done),
            postponed=Count("pk", filter=Q(state=S.POSTPONED)),
            cancelled=Count("pk", filter=Q(state=S.CANCELLED)),
            typed_households=Sum("households", filter=done),
            **{f"sum_{name}": Sum(name, filter=done) for name in names},
        )
    )
    visits = visited(visits_in(scope))
    money = costs_in(scope).order_by().aggregate(budget=Sum("planned"), spent=Sum("spent"))
    goods = Goods.objects.filter(
        scope.of("activity__unit"), activity__day__range=(scope.start, scope.end), activity__state=S.DONE
    ).aggregate(value=Sum(F("quantity") * F("price")))
    return Totals(
        planned=counts["planned"],
        done=counts["done"],
        postponed=counts["postponed"],
        cancelled=counts["cancelled"],
        **{name: counts[f"sum_{name}"] or 0 for name in names},
        visits=visits["visits"],
        persons=visits["persons"],
        households=visits["households"] + (counts["typed_households"] or 0),
        budget=money["budget"] or NOTHING,
        spent=(money["spent"] or NOTHING) + visits["given"],
        given=visits["given"],
        goods_value=round(Decimal(goods["value"] or 0), 2),
    )


def visited(visits: "QuerySet[Visit]") -> dict[str, Any]:
    """Of these visits: how many, how many persons and households, and what was given. One query.

    A record that was merged away counts as the one it went into; a person without a household is one.
    """
    found = visits.order_by().aggregate(
        visits=Count("pk"),
        persons=Count(STANDING_PERSON, distinct=True),
        homes=Count("person__household", distinct=True),
        alone=Count(STANDING_PERSON, distinct=True, filter=Q(person__household__isnull=True)),
        given=Sum("amount"),
    )
    return {
        "visits": found["visits"],
        "persons": found["persons"],
        "households": found["homes"] + found["alone"],
        "given": found["given"] or NOTHING,
    }
