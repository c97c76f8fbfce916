"""Making and changing a record: check → one conditional update → timeline."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from beneficiaries.choices import EventKind, Status
from beneficiaries.describing import Change, both, change, changes_of, gone
from beneficiaries.models import Category, Identity, Person, PersonEvent, StatusChange
from beneficiaries.normalise import plain_name
from beneficiaries.pinyin import spelling
from beneficiaries.policies import Act, may_write_for
from beneficiaries.services.claiming import check, claim
from beneficiaries.services.households import AS_IT_IS, Home, settle
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Unit, User

FIELDS = (
    "name", "former_name", "sex", "born_on", "id_kind", "id_number", "phone", "bank", "account",
    "registered_address", "health", "note",
)  # fmt: skip
"""What a form or a file may set on a person; status, unit and identities have ways of their own."""


@dataclass(frozen=True, slots=True)
class IdentityValues:
    """One identity as it was typed; `particulars` maps `Particular` values to words."""

    category: Category
    certificate_number: str = ""
    particulars: Mapping[str, str] = field(default_factory=dict)
    valid_from: date | None = None
    valid_to: date | None = None


def create_person(
    *,
    actor: User,
    unit: Unit,
    values: Mapping[str, Any],
    identities: Sequence[IdentityValues],
    home: Home = AS_IT_IS,
    status: str = Status.RECEIVING,
    status_day: date | None = None,
    kind: EventKind = EventKind.CREATED,
) -> Person:
    """A new record in the unit's ledger. The first identity is the main one.

    Forbidden without the right; Refused when nothing names the person or the id is in this ledger already.
    """
    if not may_write_for(actor, unit):
        raise Forbidden("只有本单位和上级街道的人可以登记优抚对象。")
    if not identities:
        raise Refused("请至少选一种身份。")
    person = Person(unit=unit, edited_by=actor, status=status, status_since=status_day)
    _set(person, values)
    if not person.name:
        raise Refused("请填写姓名。")
    try:
        with transaction.atomic():
            settle(person, actor, home)
            person.save()
            _write_identities(person, identities)
            StatusChange.objects.create(
                person=person, status=status, day=status_day or timezone.localdate(), reason="建档", by=actor
            )
            PersonEvent.objects.create(person=person, kind=kind, by=actor)
    except IntegrityError as error:
        raise already_there(person) from error
    return person


def change_person(
    *,
    actor: User,
    person: Person,
    version: int,
    values: Mapping[str, Any],
    identities: Sequence[IdentityValues] | None = None,
    home: Home = AS_IT_IS,
    kind: EventKind = EventKind.CHANGED,
) -> Person:
    """Change what was typed; identities that are `None` stay as they are.

    Outdated when somebody else changed the record since `version` was read: nothing is written.
    """
    check(person, actor, Act.EDIT)
    changes = changes_of(person, {name: value for name, value in values.items() if name in FIELDS})
    try:
        with transaction.atomic():
            changes += settle(person, actor, home)
            if identities is not None:
                changes += _write_identities(person, identities)
            if not changes:
                return person
            claim(person, actor, version)
            _set(person, values)
            person.save()
            PersonEvent.objects.create(person=person, kind=kind, by=actor, **both(changes))
    except IntegrityError as error:
        raise already_there(person) from error
    return person


def particulars_of(identity: Identity) -> dict[str, str]:
    """The particulars in the clear; whoever calls answers for what is shown of them."""
    secret = identity.particulars
    return dict(json.loads(secret.reveal())) if isinstance(secret, Secret) else {}


def already_there(person: Person) -> Refused:
    """The one thing the database refuses: the same id twice in one ledger."""
    return Refused(f"本单位的台账里已经有同一个证件号码的人，请先查一查，不要重复登记（{person.name}）。")


def _set(person: Person, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name in FIELDS:
            setattr(person, name, value)
    person.name = plain_name(person.name)
    person.pinyin, person.initials = spelling(person.name)
    person.birthday = f"{person.born_on:%m%d}" if person.born_on else ""


def _write_identities(person: Person, identities: Sequence[IdentityValues]) -> list[Change]:
    """Make the rows as given, the first as the main one; returns what changed."""
    wanted = {values.category.pk: values for values in identities}
    if not wanted:
        raise Refused("请至少选一种身份。")
    present = {row.category_id: row for row in person.identities.select_related("category")}
    changes: list[Change] = []
    for category, row in present.items():
        if category not in wanted:
            changes.append(change("身份", row.category.name, "（删去）"))
            changes += [lost.of(row.category.name) for lost in gone(row)]
            row.delete()
    main_before = next((category for category, row in present.items() if row.is_main), None)
    main = next(iter(wanted))
    if present and main_before != main:
        changes.append(change("主身份", "", wanted[main].category.name))
        # The constraint knows one main identity at a time.
        person.identities.update(is_main=False)
    for category, values in wanted.items():
        row = present.get(category) or Identity(person=person, category=values.category)
        row.is_main = category == main
        changes += _write_identity(row, values)
    return changes


def _write_identity(row: Identity, values: IdentityValues) -> list[Change]:
    fields = {
        "certificate_number": values.certificate_number,
        "particulars": _packed(values.particulars),
        "valid_from": values.valid_from,
        "valid_to": values.valid_to,
    }
    name = values.category.name
    changes = [line.of(name) for line in changes_of(row, fields)]
    if row.pk is None:
        changes = [change("身份", "", name)]
    for field_name, value in fields.items():
        setattr(row, field_name, value)
    row.save()
    return changes


def _packed(particulars: Mapping[str, str]) -> str:
    kept = {key: words for key, words in particulars.items() if words}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
