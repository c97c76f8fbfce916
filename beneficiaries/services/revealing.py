"""Opening one value of one person, with a reason, on record before it is shown."""

import json

from django.db import models

from beneficiaries.choices import Particular
from beneficiaries.models import Contact, Helper, Household, Identity, Need, Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.services.claiming import check
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.secret import Secret
from shuangyong.units import audit
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

REVEALED = "查看完整信息"
_LEAST_REASON = 2
_ROWS: dict[str, tuple[type[models.Model], str]] = {
    "person": (Person, "pk"),
    "household": (Household, "persons"),
    "identity": (Identity, "person"),
    "contact": (Contact, "person"),
    "need": (Need, "person"),
    "helper": (Helper, "person"),
    "event": (PersonEvent, "person"),
}
"""What may be opened, by the name an address gives it: the model, and the way to the person."""


def reveal(*, actor: User, person: Person, kind: str, pk: int, field: str, reason: str) -> str:
    """The words of one encrypted column of a row that belongs to the person.

    Who, what, why, when and from where stand in the audit trail first. Refused without a reason.
    """
    check(person, actor, Act.REVEAL)
    reason = " ".join(reason.split())
    if len(reason) < _LEAST_REASON:
        raise Refused("请写明为什么要看，例如：核对优待证信息。")
    row, column = _find(person, kind, pk, field)
    secret = getattr(row, field)
    if not isinstance(secret, Secret):
        raise Refused("这一项没有填写。")
    audit.record(
        actor=actor,
        action=REVEALED,
        target=f"{person.unit.name} 优抚对象{person.pk}号 {_called(row, column)}",
        detail=reason,
    )
    words = secret.reveal()
    if isinstance(row, PersonEvent):
        return _before_and_after(words)
    return _readable(words) if field == "particulars" else words


def label_of(person: Person, kind: str, pk: int, field: str) -> str:
    """What the value is called, for the question before it is opened. Refused when there is none."""
    row, column = _find(person, kind, pk, field)
    if not isinstance(getattr(row, field), Secret):
        raise Refused("这一项没有填写。")
    return _called(row, column)


def _called(row: models.Model, column: EncryptedField) -> str:
    """Of a line of the timeline, which one."""
    return f"{column.verbose_name}（{row}）" if isinstance(row, PersonEvent) else str(column.verbose_name)


def _before_and_after(words: str) -> str:
    """电话：19900001111 → 19900002222, a line for each."""
    packed = str(Identity._meta.get_field("particulars").verbose_name)
    lines = []
    for label, *values in json.loads(words):
        old, new = (_readable(said) if said and label.endswith(packed) else said for said in values)
        lines.append(f"{label}：{old or '（空）'} → {new or '（清空）'}")
    return "\n".join(lines)


def _find(person: Person, kind: str, pk: int, field: str) -> tuple[models.Model, EncryptedField]:
    model, way = _ROWS.get(kind, (None, ""))
    if model is None or field not in {item.name for item in model._meta.get_fields()}:
        raise Refused("没有这一项。")
    column = model._meta.get_field(field)
    row = model._base_manager.filter(pk=pk).filter(**{way: person.pk}).first()
    if row is None or not isinstance(column, EncryptedField):
        raise Refused("没有这一项。")
    return row, column


def _readable(words: str) -> str:
    labels = dict(Particular.choices)
    return "；".join(f"{labels.get(key, key)}：{value}" for key, value in json.loads(words).items())
