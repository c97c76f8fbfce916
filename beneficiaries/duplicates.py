"""Records that look like one person's: the same id, the same name and birth date, the same name and phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from beneficiaries.models import Person
from beneficiaries.querysets import PersonQuerySet
from shuangyong.privacy.secret import Secret
from shuangyong.units.models import User

MOST = 100
_KINDS: tuple[tuple[str, tuple[str, ...], Q], ...] = (
    ("证件号码相同", ("id_index",), Q(id_index="")),
    ("姓名、出生日期相同", ("name", "born_on"), Q(born_on__isnull=True)),
    ("姓名、电话相同", ("name", "phone_index"), Q(phone_index="")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """People who share something; `why` says what. `apart`: their ids say they are different people."""

    why: tuple[str, ...]
    people: tuple[Person, ...]
    apart: bool

    @property
    def first(self) -> Person:
        return self.people[0]


def duplicate_groups(user: User) -> list[Group]:
    """At most MOST groups of each kind, in a fixed number of queries: certain ones first.

    The same people found in several ways are one group.
    """
    seen = Person.objects.visible_to(user)
    keys = [(why, columns, _shared(seen, columns, empty)) for why, columns, empty in _KINDS]
    condition = Q(id_index__in=[value[0] for value in keys[0][2]])
    for _, columns, values in keys[1:]:
        for value in values:
            condition |= Q(**dict(zip(columns, value, strict=True)))
    rows = seen.filter(condition).select_related("unit").prefetch_related("identities__category")
    people = list(rows.order_by("created_at", "pk"))
    found: dict[tuple[int, ...], list[str]] = {}
    for why, columns, values in keys:
        for members in _members(people, columns, values):
            found.setdefault(tuple(person.pk for person in members), []).append(why)
    by_key = {person.pk: person for person in people}
    groups = [_group(why, [by_key[key] for key in members]) for members, why in found.items()]
    return sorted(groups, key=lambda group: group.apart)


def _shared(seen: PersonQuerySet, columns: tuple[str, ...], empty: Q) -> list[tuple[Any, ...]]:
    rows = seen.exclude(empty).order_by().values_list(*columns).annotate(many=Count("pk"))
    return [tuple(row[:-1]) for row in rows.filter(many__gt=1)[:MOST]]


def _members(
    people: list[Person], columns: tuple[str, ...], values: list[tuple[Any, ...]]
) -> Iterable[list[Person]]:
    wanted: dict[tuple[Any, ...], list[Person]] = {value: [] for value in values}
    for person in people:
        value = tuple(getattr(person, column) for column in columns)
        if value in wanted:
            wanted[value].append(person)
    return (members for members in wanted.values() if len(members) > 1)


def _group(why: list[str], members: list[Person]) -> Group:
    ids = [person.id_index for person in members]
    return Group(tuple(why), tuple(members), all(ids) and len(set(ids)) == len(ids))


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of two records side by side. `mark` is "same", "different", "one" or "" (neither has it)."""

    label: str
    left: str
    right: str
    mark: str


def compare(left: Person, right: Person) -> list[Fact]:
    """What two records say, secrets masked; what is equal is told from the words behind the masks."""
    facts = [Fact("单位", left.unit.name, right.unit.name, _mark(left.unit_id, right.unit_id))]
    for name in (
        "name", "former_name", "sex", "born_on", "id_kind", "id_number", "phone", "bank", "account",
        "registered_address", "health", "note", "status",
    ):  # fmt: skip
        label = str(getattr(Person._meta.get_field(name), "verbose_name", name))
        values = [getattr(person, name) for person in (left, right)]
        facts.append(Fact(label, _shown(left, name), _shown(right, name), _mark(*values)))
    addresses = [person.household.address if person.household else "" for person in (left, right)]
    facts.append(Fact("住址", str(addresses[0]), str(addresses[1]), _mark(*addresses)))
    names = [_identities(person) for person in (left, right)]
    facts.append(Fact("身份", names[0], names[1], _mark(*names)))
    return [fact for fact in facts if fact.mark]


def _identities(person: Person) -> str:
    return "、".join(sorted(identity.category.name for identity in person.identities.all()))


def _mark(left: Any, right: Any) -> str:
    if not left and not right:
        return ""
    if not left or not right:
        return "one"
    if isinstance(left, Secret) and isinstance(right, Secret):
        return "same" if left == right else "different"
    return "same" if left == right else "different"


def _shown(person: Person, name: str) -> str:
    value = getattr(person, name)
    if not value:
        return ""
    labels = {"sex": person.get_sex_display, "id_kind": person.get_id_kind_display,
              "status": person.get_status_display}  # fmt: skip
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(labels[name]()) if name in labels else str(value)
