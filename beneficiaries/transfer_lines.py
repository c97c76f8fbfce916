"""A request as each side may read it: the receiving side gets just enough to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from beneficiaries.choices import TransferState
from beneficiaries.models import Identity, Person, Transfer
from beneficiaries.policies import may_write_for, transfer_refusal
from beneficiaries.querysets import TransferQuerySet, persons_in_scope
from shuangyong.privacy.masks import mask_name
from shuangyong.units.models import User


@dataclass(frozen=True, slots=True)
class TransferLine:
    """`name` is masked, and `person` None, while the record is out of the reader's sight."""

    transfer: Transfer
    name: str
    person: int | None
    born: str
    categories: tuple[str, ...]
    may_answer: bool
    may_withdraw: bool


def incoming(user: User) -> TransferQuerySet:
    """Open requests to units whose ledgers lie in the user's scope, from outside or inside of it."""
    rows: TransferQuerySet = Transfer.objects.open().filter(persons_in_scope(user, "to_unit"))
    return rows


def outgoing(user: User) -> TransferQuerySet:
    """Open requests from the user's scope that somebody outside of it has to answer."""
    here, there = persons_in_scope(user, "from_unit"), persons_in_scope(user, "to_unit")
    rows: TransferQuerySet = Transfer.objects.open().filter(here & ~there)
    return rows


def decided(user: User) -> TransferQuerySet:
    """What has been answered or withdrawn, on both sides."""
    rows: TransferQuerySet = Transfer.objects.visible_to(user).exclude(state=TransferState.REQUESTED)
    return rows.order_by("-decided_at", "-pk")


def with_sides(rows: TransferQuerySet) -> TransferQuerySet:
    """The rows with what their lines say of units and users."""
    return rows.select_related("from_unit", "to_unit", "requested_by", "decided_by")


def lines_of(rows: Sequence[Transfer], user: User) -> list[TransferLine]:
    """Three queries, however many rows. No secret of a person's is even read."""
    keys = {row.person_id for row in rows}
    facts = {
        person.pk: person for person in Person.objects.filter(pk__in=keys).only("name", "born_on", "unit_id")
    }
    seen = set(Person.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    categories = _categories(keys)
    return [_line(row, facts[row.person_id], row.person_id in seen, categories, user) for row in rows]


def _line(
    row: Transfer, person: Person, seen: bool, categories: dict[int, list[str]], user: User
) -> TransferLine:
    open_row = row.state == TransferState.REQUESTED
    return TransferLine(
        transfer=row,
        name=person.name if seen else mask_name(person.name),
        person=person.pk if seen else None,
        born=f"{person.born_on.year}年生" if person.born_on else "",
        categories=tuple(categories.get(person.pk, ())),
        may_answer=open_row and transfer_refusal(row, user) is None,
        may_withdraw=open_row and may_write_for(user, row.from_unit),
    )


def _categories(keys: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Identity.objects.filter(person__in=keys).order_by("-is_main", "category__code")
    for person, name in rows.values_list("person_id", "category__name"):
        found.setdefault(person, []).append(name)
    return found
