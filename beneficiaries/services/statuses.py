"""The status of a person, as a history with days and reasons."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from beneficiaries.choices import ENDED, EventKind, Status
from beneficiaries.models import Person, PersonEvent, StatusChange
from beneficiaries.policies import Act
from beneficiaries.services.claiming import check, claim
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

_NEEDS_REASON = (*ENDED, Status.SUSPENDED, Status.INTERRUPTED)


def change_status(
    *, actor: User, person: Person, version: int, status: Status, day: date, reason: str = ""
) -> StatusChange:
    """The person's status from `day` on. Whoever is taken off the list needs a reason.

    A day before the present status began is refused: the history is written forward.
    """
    check(person, actor, Act.STATUS)
    reason = " ".join(reason.split())
    if status in _NEEDS_REASON and not reason:
        raise Refused(f"改为“{status.label}”要写明原因。")
    if day > timezone.localdate():
        raise Refused("日期还没有到，请填实际发生的日期。")
    if person.status_since and day < person.status_since:
        raise Refused(
            f"现在的状态“{Status(person.status).label}”从{person.status_since:%Y-%m-%d}起，新的状态不能更早。"
        )
    if status == person.status:
        raise Refused(f"现在已经是“{status.label}”。")
    before = Status(person.status).label
    with transaction.atomic():
        claim(person, actor, version, status=status, status_since=day)
        PersonEvent.objects.create(
            person=person,
            kind=EventKind.STATUS,
            changes=[["状态", before, status.label]],
            words=reason[:300],
            by=actor,
        )
        return StatusChange.objects.create(
            person=person, status=status, day=day, reason=reason[:200], by=actor
        )
