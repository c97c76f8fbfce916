"""Which record stands for a person: one that was merged away counts as the one it went into, however far."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, Max
from django.db.models.functions import Coalesce

from activities.models import Visit
from beneficiaries.models import Person

STANDING_PERSON = Coalesce("person__merged_into__merged_into", "person__merged_into", "person")
"""Of a visit, in a query: the record that stands for whoever was visited."""
HOME = Coalesce(F("person__household_id") * -1, STANDING_PERSON)
"""Of a visit, in a query: the household, or the person alone where there is none."""


def standing_records(persons: Iterable[int]) -> dict[int, int]:
    """For each record the one it has become; queries by the length of the longest chain of merges."""
    ends = {pk: pk for pk in persons}
    open_ends = set(ends.values())
    while open_ends:
        steps = dict(
            Person.objects.filter(pk__in=open_ends, merged_into__isnull=False).values_list(
                "pk", "merged_into_id"
            )
        )
        ends = {pk: steps.get(end, end) for pk, end in ends.items()}
        open_ends = set(steps.values())
    return ends


def records_of(person: Person) -> set[int]:
    """The record with all those that were merged into it."""
    found = {person.pk}
    newest: Collection[int] = found
    while newest:
        newest = set(Person.objects.filter(merged_into__in=newest).values_list("pk", flat=True)) - found
        found |= newest
    return found


def latest_visit(person: Person) -> date | None:
    """The last day on which the person was visited, under whichever record."""
    days = Visit.objects.visited().filter(person__in=records_of(person)).order_by()
    latest: date | None = days.aggregate(latest=Max("day"))["latest"]
    return latest


def chain_of(person: Person) -> list[Person]:
    """The record and those it went into, the one that stands last."""
    chain = [person]
    while chain[-1].merged_into is not None:
        chain.append(chain[-1].merged_into)
    return chain


def known_visits(person: Person) -> tuple[bool, date | None]:
    """Whether the person stands on any list, and the last day of those visits."""
    known = Visit.objects.filter(person__in=records_of(person)).exists()
    return known, latest_visit(person) if known else None
