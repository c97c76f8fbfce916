"""Rows that hang on a person: contacts, needs, honours, payments, helpers. Each change is on the timeline.

A row has no version of its own: `seen` is the `fingerprint` it had when the page was opened, and who comes
second is told. The person's version goes up with every row, so that an import is not undone over it.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from beneficiaries.choices import EventKind, NeedState
from beneficiaries.describing import Change, both, changes_of, gone
from beneficiaries.models import Contact, Helper, Honour, Need, Payment, Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.services.claiming import check
from shuangyong.units.errors import Outdated, Refused
from shuangyong.units.models import User

ROWS: dict[str, type[models.Model]] = {
    "contact": Contact,
    "need": Need,
    "honour": Honour,
    "payment": Payment,
    "helper": Helper,
}
"""The kinds of rows, by the name that an address gives them."""


def fingerprint(row: models.Model) -> str:
    """What a row is stored as, in 16 signs that tell nothing of it: another after every change."""
    stored = [str(field.get_prep_value(getattr(row, field.attname))) for field in row._meta.concrete_fields]
    return hashlib.sha256("\0".join(stored).encode()).hexdigest()[:16]


def add_row(*, actor: User, person: Person, kind: str, values: Mapping[str, Any]) -> models.Model:
    """A new row of the person's. Refused when its days contradict each other."""
    check(person, actor, Act.EDIT)
    model = ROWS[kind]
    row = model(person=person)
    # What a column is born with is no former value.
    changes = [line.new() for line in changes_of(row, values)]
    _set(row, values)
    with transaction.atomic():
        row.save()
        _note(person, actor, f"登记{model._meta.verbose_name}", changes)
    return row


def change_row(
    *, actor: User, person: Person, row: models.Model, seen: str, values: Mapping[str, Any]
) -> models.Model:
    """Change what was typed. Outdated when somebody else changed or removed the row since it was `seen`."""
    check(person, actor, Act.EDIT)
    with transaction.atomic():
        current = _current(person, row, seen)
        changes = changes_of(current, values)
        if changes:
            _set(current, values)
            current.save()
            _note(person, actor, f"修改{current._meta.verbose_name}", changes)
    return current


def remove_row(*, actor: User, person: Person, row: models.Model, seen: str) -> None:
    """Take away what was written by mistake; the timeline keeps that it was there."""
    check(person, actor, Act.EDIT)
    with transaction.atomic():
        current = _current(person, row, seen)
        _note(person, actor, f"删去{current._meta.verbose_name}：{current}", gone(current))
        current.delete()


def finish_need(*, actor: User, person: Person, need: Need, seen: str, done_on: date, outcome: str) -> Need:
    """待办 → 已办，待回访, with the day and what came of it."""
    check(person, actor, Act.EDIT)
    if not outcome.strip():
        raise Refused("请写明办理结果，回访时要对照。")
    with transaction.atomic():
        current = _need(person, need, seen, NeedState.OPEN)
        _not_before(done_on, current.heard_on, "办结日期", "提出日期")
        values = {"state": NeedState.DONE, "done_on": done_on, "outcome": outcome.strip()}
        return _step(actor, person, current, values, "诉求办结")


def revisit_need(
    *,
    actor: User,
    person: Person,
    need: Need,
    seen: str,
    revisited_on: date,
    satisfied: bool,
    again: bool = False,
) -> Need:
    """已办 → 已回访; with `again` a need that was not met goes back to 待办."""
    check(person, actor, Act.EDIT)
    with transaction.atomic():
        current = _need(person, need, seen, NeedState.DONE)
        _not_before(revisited_on, current.done_on, "回访日期", "办结日期")
        values: dict[str, Any] = {"revisited_on": revisited_on, "satisfied": satisfied}
        if again:
            values |= {"state": NeedState.OPEN, "done_on": None, "satisfied": False}
        else:
            values |= {"state": NeedState.CLOSED}
        return _step(actor, person, current, values, "回访，继续办理" if again else "诉求回访")


def _need(person: Person, need: Need, seen: str, state: NeedState) -> Need:
    current = _current(person, need, seen)
    assert isinstance(current, Need)  # noqa: S101  narrows the type
    if current.state != state:
        raise Refused(f"这项诉求现在是“{current.get_state_display()}”，不能办这一步。")
    return current


def _step(actor: User, person: Person, need: Need, values: Mapping[str, Any], words: str) -> Need:
    changes = changes_of(need, values)
    _set(need, values)
    need.save()
    _note(person, actor, words, changes)
    return need


def _current(person: Person, row: models.Model, seen: str) -> models.Model:
    found = type(row)._base_manager.select_for_update().filter(pk=row.pk, person=person.pk).first()
    if found is None:
        raise Outdated("这一项已经被删去了。")
    if fingerprint(found) != seen:
        raise Outdated("您打开以后，这一项已经被改过。请对照现在的内容核对，再保存。")
    return found


def _set(row: models.Model, values: Mapping[str, Any]) -> None:
    """Set, and check the days: nothing ends before it begins."""
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Need):
        _not_before(row.heard_on, None, "提出日期", "")
    if isinstance(row, Helper) and row.until and row.since and row.until < row.since:
        raise Refused("结束日期不能早于结对日期。")


def _not_before(day: date, first: date | None, label: str, first_label: str) -> None:
    if day > timezone.localdate():
        raise Refused(f"{label}还没有到，请填实际的日期。")
    if first and day < first:
        raise Refused(f"{label}不能早于{first_label}（{first:%Y-%m-%d}）。")


def _note(person: Person, actor: User, words: str, changes: list[Change]) -> None:
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1, edited_by=actor)
    PersonEvent.objects.create(
        person=person, kind=EventKind.CHANGED, words=words[:300], by=actor, **both(changes)
    )
