"""地方节点: kept by the staff of the unit, seen by all below it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from activities.models import LocalDate
from activities.policies import may_keep
from activities.services.claims import locked
from beneficiaries.services.care import fingerprint
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated
from shuangyong.units.models import Unit, User

FIELDS = ("name", "month", "day", "year", "since", "note")


@transaction.atomic
def add_local_date(*, actor: User, unit: Unit, values: Mapping[str, Any]) -> LocalDate:
    """A new one of the unit's. Raises Forbidden, and ValidationError for what a column does not take."""
    _check(actor, unit)
    row = LocalDate(unit=unit, edited_by=actor, **_known(values))
    row.clean_fields()
    row.save()
    _audit(actor, "增加地方节点", row)
    return row


@transaction.atomic
def change_local_date(*, actor: User, row: LocalDate, seen: str, values: Mapping[str, Any]) -> LocalDate:
    """Change it; `seen` is `mark_of_row` of what the actor was shown. Raises Forbidden, Outdated."""
    current = _claim(actor, row, seen)
    for name, value in _known(values).items():
        setattr(current, name, value)
    current.edited_by = actor
    current.clean_fields()
    current.save()
    _audit(actor, "修改地方节点", current)
    return current


@transaction.atomic
def remove_local_date(*, actor: User, row: LocalDate, seen: str) -> None:
    """Take it out of the calendar."""
    current = _claim(actor, row, seen)
    _audit(actor, "删去地方节点", current)
    current.delete()


def mark_of_row(row: LocalDate) -> str:
    """What the row says, as a mark that a form sends back."""
    return fingerprint(row)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


def _check(actor: User, unit: Unit) -> None:
    if not may_keep(actor, unit):
        raise Forbidden("地方节点由登记它的单位自己维护。")


def _claim(actor: User, row: LocalDate, seen: str) -> LocalDate:
    current = locked(row, "unit", gone="这个节点已经被删去了。")
    _check(actor, current.unit)
    if mark_of_row(current) != seen:
        who = f"{current.edited_by.name}" if current.edited_by else "有人"
        raise Outdated(f"您打开以后，{who}改过这个节点。请对照现在的内容，再保存一次。")
    return current


def _audit(actor: User, action: str, row: LocalDate) -> None:
    audit.record(actor=actor, action=action, target=f"{row.unit.name}：{row.name}", detail=when_words(row))


def when_words(row: LocalDate) -> str:
    """每年10月8日, 2027年10月8日."""
    return f"{f'{row.year}年' if row.year else '每年'}{row.month}月{row.day}日"
