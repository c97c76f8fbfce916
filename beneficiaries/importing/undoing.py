"""Taking a batch out again, all of it, for as long as nobody has touched what it brought."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from beneficiaries.choices import BatchState, EventKind
from beneficiaries.importing.calm import without_collector
from beneficiaries.importing.matching import CHANGED, NEW
from beneficiaries.importing.receiving import check_right
from beneficiaries.importing.writing import derive
from beneficiaries.models import (
    Household,
    Identity,
    ImportBatch,
    ImportRow,
    Person,
    PersonEvent,
    StatusChange,
)
from beneficiaries.services.claiming import claim
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

_STEP = 500
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Blocker:
    """A record that was touched after the import; `person` is None when it is not to be seen any more."""

    number: int
    words: str
    person: Person | None = None


class Blocked(Refused):
    """The batch cannot be taken out; `blockers` says why, `count` how many there are in all."""

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        super().__init__(f"导入以后，有{len(blockers)}个人的档案又有了变化，不能整批撤销。")
        self.count, self.blockers = len(blockers), tuple(blockers[:_SHOWN])


@without_collector()
def undo(*, actor: User, batch: ImportBatch) -> int:
    """Delete who came new, give the others back what they were; returns how many. Blocked when too late."""
    check_right(actor, batch.unit)
    with transaction.atomic():
        done = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.DONE)
        if not done.update(state=BatchState.UNDONE, finished_at=timezone.now()):
            raise Refused("这一批不是“已导入”，或者已经撤销过了。")
        rows = ImportRow.objects.filter(batch=batch, outcome__in=[NEW, CHANGED])
        keys = list(rows.order_by("number").values_list("pk", flat=True))
        steps = [keys[begin : begin + _STEP] for begin in range(0, len(keys), _STEP)]
        blockers = [blocker for step in steps for blocker in _blockers(batch, step)]
        if blockers:
            raise Blocked(blockers)
        for step in steps:
            _undo_step(actor, batch, step)
        rows.update(before="", changes=[])
    batch.refresh_from_db()
    return len(keys)


def _blockers(batch: ImportBatch, keys: Sequence[int]) -> list[Blocker]:
    rows = list(
        ImportRow.objects.filter(pk__in=keys).select_related("person__edited_by").defer("values", "before")
    )
    persons = [row.person_id for row in rows]
    later = PersonEvent.objects.filter(person__in=persons, pk__gt=batch.mapping.get("last_event", 0))
    events = {event.person_id: event for event in later.order_by("pk").select_related("by")}
    found = []
    for row in rows:
        person = row.person
        if person is None:
            found.append(Blocker(row.number, "档案已经不在了"))
        elif row.person_id in events:
            event = events[row.person_id]
            day = timezone.localtime(event.at)
            who = event.by.name if event.by else "系统"
            found.append(
                Blocker(
                    row.number,
                    f"{who}在{day:%-m月%-d日%H:%M}{event.get_kind_display()}过",
                    _own(batch, person),
                )
            )
        elif person.version != row.version_after or person.unit_id != batch.unit_id:
            who = person.edited_by.name if person.edited_by else "别人"
            found.append(Blocker(row.number, f"{who}改过", _own(batch, person)))
    return found


def _own(batch: ImportBatch, person: Person) -> Person | None:
    return person if person.unit_id == batch.unit_id and person.merged_into_id is None else None


def _undo_step(actor: User, batch: ImportBatch, keys: Sequence[int]) -> None:
    rows = list(ImportRow.objects.filter(pk__in=keys).select_related("person__household"))
    new = [row for row in rows if row.outcome == NEW]
    households = {row.person.household_id for row in new if row.person and row.person.household_id}
    try:
        Person.objects.filter(pk__in=[row.person_id for row in new]).delete()
    except ProtectedError as error:
        hit = {obj.person_id for obj in error.protected_objects if hasattr(obj, "person_id")}
        why = "已经有发放、转移记录，或者在走访名单里"
        blocked = [Blocker(row.number, why, row.person) for row in new if row.person_id in hit]
        raise Blocked(
            blocked or [Blocker(row.number, "已经有别的记录", row.person) for row in new[:1]]
        ) from error
    Household.objects.filter(pk__in=households, persons__isnull=True).delete()
    for row in rows:
        if row.outcome == CHANGED and row.person is not None and isinstance(row.before, Secret):
            _give_back(actor, batch, row.person, json.loads(row.before.reveal()))


def _give_back(actor: User, batch: ImportBatch, person: Person, before: dict[str, Any]) -> None:
    fields = dict(before["person"])
    new_household, address = fields.pop("new_household", None), fields.pop("address", None)
    old_household = Household.objects.filter(pk=fields.pop("old_household", None)).first()
    for name, value in fields.items():
        setattr(person, name, date.fromisoformat(value) if name == "born_on" and value else value)
    if new_household:
        person.household = old_household
    elif address is not None and person.household is not None:
        person.household.address = address
        person.household.save(update_fields=["address"])
    if "status" in before:
        status, since, step = before["status"]
        person.status, person.status_since = status, date.fromisoformat(since) if since else None
        StatusChange.objects.filter(pk=step).delete()
    Identity.objects.filter(pk__in=before["added"]).delete()
    for pk, (certificate, particulars) in before["identities"].items():
        Identity.objects.filter(pk=pk).update(certificate_number=certificate, particulars=particulars)
    derive(person)
    claim(person, actor, person.version)
    person.save()
    if new_household:
        Household.objects.filter(pk=new_household, persons__isnull=True).delete()
    words = f"撤销“{batch.filename}”的导入"
    PersonEvent.objects.create(person=person, kind=EventKind.UNDONE, words=words[:300], by=actor)
