"""Writing planned rows: new people and changed ones, with all that hangs on them, by the thousand."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from beneficiaries.choices import EventKind, IdKind, Status
from beneficiaries.describing import as_json, as_sealed
from beneficiaries.importing.bulk import insert_rows, take_keys, update_rows
from beneficiaries.importing.columns import PERSON
from beneficiaries.importing.matching import (
    CERTIFICATE,
    Plan,
    identity_rows,
    identity_values,
    particulars_by_category,
    person_values,
)
from beneficiaries.models import (
    Category,
    Household,
    Identity,
    ImportBatch,
    ImportRow,
    Person,
    PersonEvent,
    StatusChange,
)
from beneficiaries.normalise import plain_phone
from beneficiaries.pinyin import spelling
from beneficiaries.services.people import particulars_of
from shuangyong.privacy.blind import blind_index
from shuangyong.privacy.fields import BlindIndexField
from shuangyong.privacy.ring import ring
from shuangyong.privacy.secret import Secret
from shuangyong.units.models import User

_SAVED = (
    *PERSON, "pinyin", "initials", "birthday", "id_index", "phone_index", "household", "status",
    "status_since",
    "version", "edited_by", "edited_at",
)  # fmt: skip
_NEW = (
    "id", "unit_id", "household_id", "status", "status_since", "edited_by_id", *PERSON,
    "pinyin", "initials", "birthday", "id_index", "phone_index",
)  # fmt: skip
_IDENTITY = ("person_id", "category_id", "is_main", "certificate_number", "particulars")
_EMPTY: dict[str, Any] = {"born_on": None, "id_kind": IdKind.RESIDENT.value}
_PHONE = f"{Person._meta.label_lower}.phone"
Planned = Sequence[tuple[int, Plan]]


class Writer:
    """Writes steps of a batch inside the caller's transaction.

    What is in the ledger need not lie in the batch as well: the rows' `values` are emptied.
    """

    def __init__(self, batch: ImportBatch, actor: User | None) -> None:
        self.batch, self.actor, self.by = batch, actor, actor.pk if actor else None
        self.now, self.today = timezone.now(), timezone.localdate()
        self.keys = ring()

    def write(self, planned: Planned) -> None:
        """Write a step of planned rows: (key of the ImportRow, plan)."""
        self._write_new([pair for pair in planned if pair[1].person is None])
        self._write_changed([pair for pair in planned if pair[1].person is not None])

    def _write_new(self, planned: Planned) -> None:
        """New people as plain rows: keys are taken first, so that everything may point to them."""
        keys = take_keys(Person, len(planned))
        lived = [plan.reading.address for _, plan in planned if plan.reading.address]
        homes = iter(take_keys(Household, len(lived)))
        persons, households, identities, statuses, events, taken = [], [], [], [], [], []
        for key, (row, plan) in zip(keys, planned, strict=True):
            reading, home = plan.reading, None
            if reading.address:
                home = next(homes)
                households.append((home, self.batch.unit_id, reading.address))
            status = reading.status or Status.RECEIVING.value
            persons.append(
                (
                    key,
                    self.batch.unit_id,
                    home,
                    status,
                    reading.status_day,
                    self.by,
                    *self._columns(plan),
                )
            )
            identities += self._identities(key, reading.categories, plan, first=True)
            day = reading.status_day or self.today
            statuses.append((key, status, day, "导入建档", self.by))
            events.append((key, EventKind.IMPORTED.value, self._words(plan), self.by))
            taken.append((key, 1, "", row))
        insert_rows(Household, ["id", "unit_id", "address"], households)
        insert_rows(Person, _NEW, persons)
        insert_rows(Identity, _IDENTITY, identities)
        insert_rows(StatusChange, ["person_id", "status", "day", "reason", "by_id"], statuses)
        insert_rows(PersonEvent, ["person_id", "kind", "words", "by_id"], events)
        update_rows(ImportRow, ["person_id", "version_after", "values"], taken)

    def _columns(self, plan: Plan) -> list[Any]:
        """A new person's own columns in the order of _NEW; text that is not there is empty."""
        values = plan.reading.values
        said = [values.get(name, _EMPTY.get(name, "")) for name in PERSON]
        pinyin, initials = spelling(values["name"])
        born = values.get("born_on")
        return [
            *said,
            pinyin,
            initials,
            f"{born:%m%d}" if born else "",
            plan.index,
            blind_index(self.keys, _PHONE, plain_phone(values.get("phone", ""))),
        ]

    def _identities(
        self, person: int, categories: Sequence[Category], plan: Plan, *, first: bool
    ) -> list[tuple[Any, ...]]:
        """Identities to add, in the order of _IDENTITY."""
        told = particulars_by_category(plan.reading.categories, plan.reading.particulars)
        rows = []
        for category in categories:
            leads = category == plan.reading.categories[0]
            certificate = plan.reading.certificate if leads else ""
            rows.append(
                (person, category.pk, first and leads, certificate, _packed(told.get(category.pk, {})))
            )
        return rows

    def _write_changed(self, planned: Planned) -> None:
        if not planned:
            return
        saved, befores, events = [], [], []
        households: list[tuple[Any, int]] = []
        identities: list[tuple[Any, ...]] = []
        for key, plan in planned:
            person = plan.person
            assert person is not None  # noqa: S101  narrows the type
            before = self._change_person(person, plan, households)
            before |= self._change_identities(person, plan, identities)
            before |= self._change_status(person, plan)
            person.version += 1
            person.edited_by, person.edited_at = self.actor, self.now
            saved.append((*(getattr(person, name) for name in _keys(_SAVED)), person.pk))
            befores.append((person.version, json.dumps(before, ensure_ascii=False), "", key))
            told = (as_json(plan.changes), as_sealed(plan.changes))
            events.append((person.pk, EventKind.IMPORTED.value, *told, self._words(plan), self.by))
        update_rows(Person, _SAVED, saved)
        update_rows(Household, ["address"], households)
        update_rows(Identity, [CERTIFICATE, "particulars"], identities)
        insert_rows(PersonEvent, ["person_id", "kind", "changes", "values", "words", "by_id"], events)
        update_rows(ImportRow, ["version_after", "before", "values"], befores)

    def _change_person(self, person: Person, plan: Plan, households: list[tuple[Any, int]]) -> dict[str, Any]:
        before: dict[str, Any] = {}
        for name, value in person_values(person, plan.reading).items():
            before[name] = plain(getattr(person, name))
            setattr(person, name, value)
        derive(person)
        address, home = plan.reading.address, person.household
        if address and home is not None and not _moves_out(home, person, address):
            before["address"] = plain(home.address)
            home.address = address
            households.append((home.address, home.pk))
        elif address:
            before["old_household"] = person.household_id
            person.household = Household.objects.create(unit=self.batch.unit, address=address)
            before["new_household"] = person.household.pk
        return {"person": before}

    def _change_identities(
        self, person: Person, plan: Plan, identities: list[tuple[Any, ...]]
    ) -> dict[str, Any]:
        before: dict[str, Any] = {}
        for row in identity_rows(person, plan.reading):
            values = identity_values(row, plan.reading)
            before[str(row.pk)] = [plain(row.certificate_number), _packed(particulars_of(row))]
            row.certificate_number = values.get(CERTIFICATE, row.certificate_number)
            if "particulars" in values:
                row.particulars = _packed(values["particulars"])
            identities.append((row.certificate_number, row.particulars, row.pk))
        present = {row.category_id for row in person.identities.all()}
        fresh = [category for category in plan.reading.categories if category.pk not in present]
        keys = list(take_keys(Identity, len(fresh)))
        added = self._identities(person.pk, fresh, plan, first=not present)
        insert_rows(Identity, ["id", *_IDENTITY], [(key, *row) for key, row in zip(keys, added, strict=True)])
        return {"identities": before, "added": keys}

    def _change_status(self, person: Person, plan: Plan) -> dict[str, Any]:
        status = plan.reading.status
        if not status or status == person.status:
            return {}
        before = {"status": person.status, "status_since": plain(person.status_since)}
        person.status, person.status_since = status, plan.reading.status_day or self.today
        step = StatusChange.objects.create(
            person=person, status=status, day=person.status_since, reason="导入时变更", by=self.actor
        )
        return {"status": [before["status"], before["status_since"], step.pk]}

    def _words(self, plan: Plan) -> str:
        return f"从“{self.batch.filename}”第{plan.reading.number}行导入"[:300]


def plain(value: Any) -> Any:
    """A value for the JSON of what was before, which is itself encrypted."""
    if isinstance(value, Secret):
        return value.reveal()
    return value.isoformat() if isinstance(value, date) else value


def _packed(particulars: dict[str, str]) -> str:
    return json.dumps(particulars, ensure_ascii=False, sort_keys=True) if particulars else ""


def derive(person: Person) -> None:
    """What is kept for finding follows the columns it is made of."""
    person.pinyin, person.initials = spelling(person.name)
    person.birthday = f"{person.born_on:%m%d}" if person.born_on else ""
    for name in ("id_index", "phone_index"):
        column = person._meta.get_field(name)
        assert isinstance(column, BlindIndexField)  # noqa: S101  narrows the type
        source = getattr(person, column.source)
        setattr(person, name, column.fresh(source.reveal()) if isinstance(source, Secret) else "")


def _keys(names: Sequence[str]) -> list[str]:
    """Attributes that hold what is stored: keys instead of the rows they lead to."""
    return [f"{name}_id" if name in ("household", "edited_by") else name for name in names]


def _moves_out(home: Household, person: Person, address: str) -> bool:
    """Whether others live there too: a row speaks of one person, and they stay where they are."""
    return plain(home.address) != address and home.persons.exclude(pk=person.pk).exists() is True
