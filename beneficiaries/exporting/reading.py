"""Reading people for a list: a piece at a time, nothing but what its columns need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from beneficiaries.exporting.columns import Line, PersonColumn, Writing
from beneficiaries.models import Category, Identity, Payment
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units.models import Unit

PIECE = 2000
"""People in memory at once."""


def writing_for(unmasked: bool, today: date) -> Writing:
    """The names that every row needs, read once."""
    return Writing(
        unmasked=unmasked,
        today=today,
        units=dict(Unit.objects.values_list("pk", "name")),
        categories=dict(Category.objects.values_list("pk", "name")),
    )


def read_people(people: PersonQuerySet, columns: Collection[PersonColumn]) -> Iterator[Line]:
    """The people by unit and spelling, as bare rows: making models of them takes as long as all the rest.

    What no column reads is not fetched; what none opens is not decrypted.
    """
    fields = {"pk", "unit_id", *(name for column in columns for name in column.reads)}
    people = people.order_by("unit__path", "pinyin", "pk")
    rows = people.values_list(*sorted(fields), named=True).iterator(chunk_size=PIECE)
    for piece in _pieces(rows):
        identities = _identities([row.pk for row in piece], columns)
        for row in piece:
            yield Line(row, identities.get(row.pk, ()))


def read_payments(rows: "QuerySet[Payment]", columns: Collection[PersonColumn]) -> Iterator[Line]:
    """Payments in their order, each with whom it was made to."""
    for piece in _pieces(rows.select_related("person").iterator(chunk_size=PIECE)):
        identities = _identities({payment.person_id for payment in piece}, columns)
        for payment in piece:
            yield Line(payment.person, identities.get(payment.person_id, ()), payment)


def _pieces(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = iter(rows)
    while piece := list(islice(rows, PIECE)):
        yield piece


def _identities(people: Collection[int], columns: Collection[PersonColumn]) -> dict[int, list[Any]]:
    """The identities of these people, the main one first."""
    if not any(column.of_identities for column in columns):
        return {}
    keys = {column.key for column in columns}
    fields = [field for field, key in _BY_KEY.items() if key in keys]
    rows = Identity.objects.filter(person__in=people).order_by("-is_main", "category_id")
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.values_list("person_id", "category_id", *fields, named=True):
        found[row.person_id].append(row)
    return found


_BY_KEY = {"certificate_number": "certificate", "particulars": "particulars"}
