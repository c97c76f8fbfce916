"""That somebody was visited: the day, and a word of what was found."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from beneficiaries.choices import EventKind
from beneficiaries.models import Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.services.claiming import check
from shuangyong.units.errors import Refused
from shuangyong.units.models import User


def record_visit(*, actor: User, person: Person, day: date, words: str = "") -> None:
    """Put the visit on the timeline; `visited_on` keeps the latest day, whichever is typed first."""
    check(person, actor, Act.EDIT)
    if day > timezone.localdate():
        raise Refused("走访日期还没有到，请填实际走访的日期。")
    with transaction.atomic():
        # The latest day alone: two who write down two visits do not disturb each other.
        latest = max(day, person.visited_on or day)
        Person.objects.filter(pk=person.pk).update(visited_on=latest, edited_by=actor)
        told = f"{day.year}年{day.month}月{day.day}日走访" + (f"：{words}" if words else "")
        PersonEvent.objects.create(person=person, kind=EventKind.VISITED, words=told[:300], by=actor)
    person.visited_on = latest
