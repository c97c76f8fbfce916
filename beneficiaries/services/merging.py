"""Two records of one person made one, and apart again.

The kept record gains what it lacks; rows that hang on the other move over. What was moved and what was
filled is written down, so that undoing gives each its own back. Each record stays in its unit: whoever
keeps both ledgers (the street) may merge across units.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils import timezone

from beneficiaries.choices import ConfirmationResult, EventKind
from beneficiaries.describing import Change, both, change, changes_of
from beneficiaries.models import (
    Confirmation,
    Contact,
    Helper,
    Honour,
    Identity,
    Merge,
    Need,
    Payment,
    Person,
    PersonEvent,
    StatusChange,
)
from beneficiaries.policies import Act, may_write_for
from beneficiaries.services.claiming import check, claim
from beneficiaries.services.people import FIELDS, already_there
from beneficiaries.services.visiting import recall_visits
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

_ROWS: dict[str, type[models.Model]] = {
    "identity": Identity,
    "contact": Contact,
    "need": Need,
    "honour": Honour,
    "payment": Payment,
    "helper": Helper,
    "confirmation": Confirmation,
    "status": StatusChange,
}
_ONCE = {"identity": "category_id", "confirmation": "year"}
"""Rows that a person has once: one that both have stays with the absorbed record."""
_FILLED = tuple(name for name in FIELDS if name not in ("name", "id_kind"))


def merge(*, actor: User, kept: Person, absorbed: Person, version: int) -> Merge:
    """Put `absorbed` into `kept`. Both must be in ledgers the actor keeps, and not be two different ids."""
    problem = merge_problem(kept, absorbed)
    for person in (kept, absorbed):
        check(person, actor, Act.MERGE)
    if problem:
        raise Refused(problem)
    try:
        with transaction.atomic():
            return _merge(actor, kept, absorbed, version)
    except IntegrityError as error:
        raise already_there(kept) from error


def merge_problem(kept: Person, absorbed: Person) -> str:
    """Why these two can be no one person, or ""."""
    if kept.pk == absorbed.pk:
        return "请选另一份档案来合并。"
    numbers = [person.id_number for person in (kept, absorbed)]
    if all(isinstance(number, Secret) for number in numbers) and numbers[0] != numbers[1]:
        return "两份档案的证件号码不同，不是同一个人，不能合并；号码有误的请先改正。"
    return ""


def undo_merge(*, actor: User, merge_row: Merge) -> None:
    """Give each record its own back. Refused when the kept one was changed in what it got."""
    kept, absorbed = merge_row.kept, merge_row.absorbed
    check(kept, actor, Act.MERGE)
    if not may_write_for(actor, absorbed.unit):
        raise Forbidden(f"并入的那份档案要回到{absorbed.unit.name}，您没有那里的权限，请由上级街道撤销。")
    before = json.loads(merge_row.before.reveal())
    try:
        with transaction.atomic():
            undone = Merge.objects.filter(pk=merge_row.pk, undone_at__isnull=True)
            if not undone.update(undone_at=timezone.now()):
                raise Refused("这次合并已经撤销过了。")
            _may_undo(merge_row, before)
            _give_back(actor, kept, absorbed, before)
    except IntegrityError as error:
        raise already_there(absorbed) from error


def _merge(actor: User, kept: Person, absorbed: Person, version: int) -> Merge:
    filled = [name for name in _FILLED if not getattr(kept, name) and getattr(absorbed, name)]
    main = absorbed.identities.filter(is_main=True).values_list("pk", flat=True).first()
    # The id leaves the absorbed record first: one ledger holds it once.
    claim(absorbed, actor, absorbed.version, merged_into=kept)
    gained = changes_of(kept, {name: getattr(absorbed, name) for name in filled})
    for name in filled:
        setattr(kept, name, getattr(absorbed, name))
    lacked_household = kept.household is None and kept.unit_id == absorbed.unit_id
    if lacked_household:
        kept.household = absorbed.household
        gained += [change("住址", "", kept.household.address)] if kept.household is not None else []
    before = {
        "filled": filled,
        "household": lacked_household,
        "confirmed_year": kept.confirmed_year,
        "visited_on": kept.visited_on.isoformat() if kept.visited_on else None,
        "main": main,
        "moved": {name: _move(model, name, absorbed, kept) for name, model in _ROWS.items()},
    }
    claim(
        kept,
        actor,
        version,
        confirmed_year=max(kept.confirmed_year or 0, absorbed.confirmed_year or 0) or None,
        visited_on=max(filter(None, (kept.visited_on, absorbed.visited_on)), default=None),
    )
    kept.birthday = _birthday(kept)
    kept.save()
    _note(kept, actor, EventKind.MERGED, f"并入{absorbed.name}（{absorbed.pk}号档案）", gained)
    _note(absorbed, actor, EventKind.MERGED, f"并入{kept.name}（{kept.pk}号档案）")
    return Merge.objects.create(
        kept=kept, absorbed=absorbed, before=json.dumps(before, ensure_ascii=False), by=actor
    )


def _may_undo(merge_row: Merge, before: dict[str, Any]) -> None:
    kept, absorbed = merge_row.kept, merge_row.absorbed
    # What a later merge found filled was not written down as missing: undone out of turn, it would be lost.
    if kept.merges.filter(pk__gt=merge_row.pk, undone_at__isnull=True).exists():
        raise Refused("这份档案后来又并入了别的档案，请先撤销后一次合并。")
    same = all(getattr(kept, name) == getattr(absorbed, name) for name in before["filled"])
    there = all(
        _ROWS[name]._base_manager.filter(pk__in=keys, person=kept).count() == len(keys)
        for name, keys in before["moved"].items()
    )
    if not same or not there:
        raise Refused("合并以后保留的档案又改过并来的内容，不能自动撤销，请手工核对。")


def _give_back(actor: User, kept: Person, absorbed: Person, before: dict[str, Any]) -> None:
    lost = changes_of(kept, {name: _empty(kept, name) for name in before["filled"]})
    for name in before["filled"]:
        setattr(kept, name, _empty(kept, name))
    if before["household"]:
        lost += [change("住址", kept.household.address, "")] if kept.household is not None else []
        kept.household = None
    for name, keys in before["moved"].items():
        back: dict[str, Any] = {"person": absorbed, **({"is_main": False} if name == "identity" else {})}
        _ROWS[name]._base_manager.filter(pk__in=keys).update(**back)
    claim(
        kept,
        actor,
        kept.version,
        confirmed_year=_confirmed_year(kept, before["confirmed_year"]),
        visited_on=_visited_on(kept, absorbed, before["visited_on"]),
    )
    kept.birthday = _birthday(kept)
    kept.save()
    claim(absorbed, actor, absorbed.version, merged_into=None)
    _restore_main(absorbed, before["main"])
    _restore_main(kept)
    for person, changes in ((kept, lost), (absorbed, [])):
        recall_visits(person)
        _note(person, actor, EventKind.UNMERGED, f"撤销{kept.name}与{absorbed.name}的合并", changes)


def _confirmed_year(person: Person, before: int | None) -> int | None:
    """As it was, or later when somebody confirmed since."""
    rows = Confirmation.objects.filter(person=person).exclude(result=ConfirmationResult.NOT_MET)
    newest = rows.aggregate(newest=Max("year"))["newest"]
    return max(before or 0, newest or 0) or None


def _visited_on(kept: Person, absorbed: Person, before: str | None) -> date | None:
    """As it was, or later when somebody visited since."""
    was = date.fromisoformat(before) if before else None
    merged = max(filter(None, (was, absorbed.visited_on)), default=None)
    return was if kept.visited_on == merged else kept.visited_on


def _move(model: type[models.Model], name: str, absorbed: Person, kept: Person) -> list[int]:
    rows = model._base_manager.filter(person=absorbed)
    if name in _ONCE:
        column = _ONCE[name]
        rows = rows.exclude(
            **{f"{column}__in": list(model._base_manager.filter(person=kept).values_list(column, flat=True))}
        )
    keys = list(rows.values_list("pk", flat=True))
    changes: dict[str, Any] = {"person": kept}
    if model is Identity:
        changes["is_main"] = False
    model._base_manager.filter(pk__in=keys).update(**changes)
    return keys


def _restore_main(person: Person, wanted: int | None = None) -> None:
    """A record has one main identity again: the one it had, else the first."""
    identities = person.identities.order_by("category__code", "pk")
    if wanted is not None and identities.filter(pk=wanted).exists():
        identities.update(is_main=False)
        identities.filter(pk=wanted).update(is_main=True)
    elif not identities.filter(is_main=True).exists():
        first = identities.first()
        if first is not None:
            Identity.objects.filter(pk=first.pk).update(is_main=True)


def _birthday(person: Person) -> str:
    return f"{person.born_on:%m%d}" if person.born_on else ""


def _empty(person: Person, name: str) -> Any:
    return None if person._meta.get_field(name).null else ""


def _note(person: Person, actor: User, kind: EventKind, words: str, changes: Sequence[Change] = ()) -> None:
    PersonEvent.objects.create(person=person, kind=kind, words=words[:300], by=actor, **both(changes))
