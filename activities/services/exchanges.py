"""双清单: a line is asked, taken up, and done, passed on or found impossible. Each step checked, recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.choices import EXCHANGE_CLOSED, ExchangeState
from activities.models import Activity, Exchange
from activities.services.claims import check_keeper, check_version, labels_of, locked
from activities.services.tokens import sent_before
from shuangyong.units import audit
from shuangyong.units.errors import Refused
from shuangyong.units.models import Unit, User

S = ExchangeState
FIELDS = (
    "year", "asked_by", "partner", "item", "kind", "lead", "support", "handler", "due_on", "budget",
)  # fmt: skip
STEPS: dict[ExchangeState, tuple[ExchangeState, ...]] = {
    S.GOING: (S.OPEN, *EXCHANGE_CLOSED),
    S.DONE: (S.OPEN, S.GOING),
    S.PASSED_ON: (S.OPEN, S.GOING),
    S.REFUSED: (S.OPEN, S.GOING),
}
"""Where a line may go, and from where."""
_ASKED_FOR = {
    S.DONE: "请写明办理结果。",
    S.PASSED_ON: "请写明转给谁办。",
    S.REFUSED: "请写明不能办的理由，好向对方说明。",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; the day and whether the other side is content are for 办结 alone."""

    words: str = ""
    day: date | None = None
    satisfied: bool | None = None


def create_exchange(*, actor: User, unit: Unit, token: UUID, values: Mapping[str, Any]) -> Exchange:
    """Store a new line; the same `token` again gives back the first one."""
    check_keeper(actor, unit)
    there, token = sent_before(Exchange, unit, token)
    if there is not None:
        return there
    exchange = Exchange(unit=unit, token=token, edited_by=actor)
    _set(exchange, values)
    try:
        with transaction.atomic():
            exchange.save()
            _audit(actor, "登记双清单事项", exchange)
    except IntegrityError:
        there, _ = sent_before(Exchange, unit, token)
        if there is None:
            raise
        return there
    return exchange


@transaction.atomic
def change_exchange(*, actor: User, exchange: Exchange, version: int, values: Mapping[str, Any]) -> Exchange:
    """Change what it says; nothing changed is nothing written. Raises Outdated when somebody was first."""
    current = _claimed(actor, exchange)
    changed = [name for name in FIELDS if name in values and getattr(current, name) != values[name]]
    if not changed:
        return current
    check_version(current, version)
    _set(current, values)
    return _store(current, actor, "修改双清单事项", f"改了{labels_of(Exchange, changed)}")


@transaction.atomic
def step(
    *, actor: User, exchange: Exchange, version: int, to: ExchangeState, outcome: Outcome | None = None
) -> Exchange:
    """推进中, 办结, 转办, 不能办; taking it up again empties what had come of it.

    Raises Refused without the words that the step needs, or for a day that lies ahead.
    """
    current = _claimed(actor, exchange)
    said = outcome or Outcome()
    words = said.words.strip()[:300]
    if current.state == to and (to == S.GOING or current.outcome == words):
        return current
    check_version(current, version)
    if current.state not in STEPS[to]:
        raise Refused(f"这件事项现在是“{current.get_state_display()}”，不能改为“{to.label}”。")
    if to in _ASKED_FOR and not words:
        raise Refused(_ASKED_FOR[to])
    today = timezone.localdate()
    if said.day is not None and said.day > today:
        raise Refused("办结日期还没有到，请填实际办结的日期。")
    is_done = to == S.DONE
    current.state, current.outcome = to, words
    current.done_on = (said.day or today) if is_done else None
    current.satisfied = said.satisfied if is_done else None
    return _store(current, actor, f"双清单事项改为{to.label}")


@transaction.atomic
def set_activities(
    *, actor: User, exchange: Exchange, version: int, activities: Sequence[Activity]
) -> Exchange:
    """Which activities were done for it: the unit's own."""
    current = _claimed(actor, exchange)
    if {row.pk for row in activities} == set(current.activities.values_list("pk", flat=True)):
        return current
    check_version(current, version)
    if any(activity.unit_id != current.unit_id for activity in activities):
        raise Refused("只能选本单位的活动。")
    current.activities.set(activities)
    return _store(current, actor, "双清单事项关联活动", f"{len(activities)}项")


@transaction.atomic
def remove_exchange(*, actor: User, exchange: Exchange, version: int) -> None:
    """Take away what was typed by mistake: only while nothing has been done about it."""
    current = _claimed(actor, exchange)
    check_version(current, version)
    if current.state != S.OPEN:
        raise Refused(f"这件事项已经是“{current.get_state_display()}”，不能删去；不办了请改为“不能办”。")
    if current.activities.exists():
        raise Refused("已经有活动是为这件事项办的，不能删去。")
    _audit(actor, "删去双清单事项", current)
    current.delete()


def _claimed(actor: User, exchange: Exchange) -> Exchange:
    current = locked(exchange, "unit", "edited_by")
    check_keeper(actor, current.unit)
    return current


def _set(exchange: Exchange, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise ValueError(f"not a field of a form: {name}")
        setattr(exchange, name, value)
    if exchange.partner is not None and exchange.partner.unit_id != exchange.unit_id:
        raise Refused("只能选本单位的共建单位。")
    exchange.clean_fields(exclude=["unit", "partner", "edited_by"])


def _store(exchange: Exchange, actor: User, action: str, detail: str = "") -> Exchange:
    exchange.version += 1
    exchange.edited_by = actor
    exchange.save()
    _audit(actor, action, exchange, detail)
    return exchange


def _audit(actor: User, action: str, exchange: Exchange, detail: str = "") -> None:
    # What is asked may tell of a family: the trail has the number of the line.
    target = f"{exchange.unit.name} {exchange.year}年双清单{exchange.pk}号"
    audit.record(actor=actor, action=action, target=target, detail=detail)
