"""The yearly confirmation (军人抚恤优待条例 2024, 8): one a person and year, several people at once."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from beneficiaries.choices import PRESENT, ConfirmationResult, EventKind, Status
from beneficiaries.models import Confirmation, Identity, Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.querysets import PersonQuerySet
from beneficiaries.services.claiming import check
from beneficiaries.services.statuses import change_status
from shuangyong.units.errors import Refused
from shuangyong.units.models import User


def due(persons: PersonQuerySet, year: int) -> PersonQuerySet:
    """Those present whose category asks for a confirmation and who have none for the year."""
    return (
        persons.filter(status__in=PRESENT, identities__category__needs_confirmation=True)
        .filter(Q(confirmed_year__isnull=True) | Q(confirmed_year__lt=year))
        .distinct()
    )


def wanting(persons: PersonQuerySet) -> PersonQuerySet:
    """Those present whose category asks for a confirmation, whether they have this year's or not."""
    asked = Identity.objects.filter(category__needs_confirmation=True)
    return persons.filter(status__in=PRESENT, pk__in=asked.values("person_id"))


def confirm(
    *,
    actor: User,
    persons: Iterable[Person],
    year: int,
    result: ConfirmationResult = ConfirmationResult.CONFIRMED,
    day: date | None = None,
    note: str = "",
) -> int:
    """Write the confirmation of each; one that is there already is left. Returns how many are new.

    One that was not met stays due. That somebody no longer qualifies needs a note, and stops the allowance:
    the status becomes 停发 from that day.
    """
    today = timezone.localdate()
    if (day or today) > today or not today.year - 1 <= year <= today.year:
        raise Refused("年度确认只登记今年和去年的，日期不能在以后。")
    if result == ConfirmationResult.STOPPED and not note.strip():
        raise Refused("不再符合条件的，请写明原因。")
    new = 0
    with transaction.atomic():
        for person in persons:
            check(person, actor, Act.CONFIRM)
            new += _confirm(actor, person, year, result, day or today, note.strip()[:200])
    return new


def _confirm(
    actor: User, person: Person, year: int, result: ConfirmationResult, day: date, note: str
) -> bool:
    values = {"result": result, "day": day, "by": actor, "note": note}
    row, created = Confirmation.objects.get_or_create(person=person, year=year, defaults=values)
    if not created and row.result == ConfirmationResult.CONFIRMED:
        return False
    if not created:
        Confirmation.objects.filter(pk=row.pk).update(**values)
    if result != ConfirmationResult.NOT_MET and (person.confirmed_year or 0) < year:
        Person.objects.filter(pk=person.pk).update(confirmed_year=year, version=F("version") + 1)
    PersonEvent.objects.create(
        person=person, kind=EventKind.CONFIRMED, words=f"{year}年度：{result.label}", by=actor
    )
    if result == ConfirmationResult.STOPPED and person.status in (Status.ACCEPTED, Status.RECEIVING):
        _stop(actor, person, day, note)
    return True


def _stop(actor: User, person: Person, day: date, note: str) -> None:
    person.refresh_from_db(fields=["version"])
    change_status(
        actor=actor,
        person=person,
        version=person.version,
        status=Status.SUSPENDED,
        day=max(day, person.status_since or day),
        reason=f"年度确认不再符合：{note}",
    )
