"""That somebody was visited: the day, and a word of what was given. Rounds write their visits down here."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from beneficiaries.choices import EventKind
from beneficiaries.models import Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.services.claiming import check
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

Source = Callable[[Person], tuple[bool, date | None]]
"""Whether somebody knows of visits of this person at all, and the last day on which one was made."""
_sources: list[Source] = []


def visits_are_known_to(source: Source) -> Source:
    """Who keeps the visits says so: a room above, which this one does not know."""
    if source not in _sources:
        _sources.append(source)
    return source


def recall_visits(person: Person) -> None:
    """Put `visited_on` right by who knows the visits: records were parted, and each has its own again."""
    for source in _sources:
        known, latest = source(person)
        if known:
            set_visited_on(person, latest)


def record_visit(*, actor: User, person: Person, day: date, words: str = "") -> None:
    """Put the visit on the timeline; `visited_on` keeps the latest day, whichever is typed first."""
    check(person, actor, Act.EDIT)
    note_visit(actor=actor, person=person, day=day, words=words)


@transaction.atomic
def note_visit(
    *, actor: User, person: Person, day: date, words: str = "", latest: date | None = None
) -> None:
    """The same for a caller who has asked for the right: a round goes on when a person has moved away.

    `latest` is the last day of all the person's visits, from whoever knows them; without it the day that
    stands is only ever replaced by a later one.
    """
    if day > timezone.localdate():
        raise Refused("走访日期还没有到，请填实际走访的日期。")
    told = f"{_said(day)}走访" + (f"：{words}" if words else "")
    _note(actor, person, told, latest or max(day, person.visited_on or day))


@transaction.atomic
def note_taken_back(*, actor: User, person: Person, day: date, latest: date | None) -> None:
    """A visit of that day was written down by mistake; `latest` is the last of those that remain."""
    _note(actor, person, f"撤回{_said(day)}的走访记录", latest)


def set_visited_on(person: Person, latest: date | None) -> None:
    """What is repeated of the visits, put right without a word: they know better."""
    Person.objects.filter(pk=person.pk).update(visited_on=latest)
    person.visited_on = latest


def _note(actor: User, person: Person, told: str, latest: date | None) -> None:
    # The latest day alone: two who write down two visits do not disturb each other.
    Person.objects.filter(pk=person.pk).update(visited_on=latest, edited_by=actor)
    PersonEvent.objects.create(person=person, kind=EventKind.VISITED, words=told[:300], by=actor)
    person.visited_on = latest


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
