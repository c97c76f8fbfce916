"""Whom to visit: the people of the own ledger, narrowed, in the order in which doors are knocked at."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from activities.models import Activity
from activities.records import standing_records
from activities.services.rounds import MOST_PEOPLE
from beneficiaries.choices import NeedState
from beneficiaries.finding import Wanted
from beneficiaries.models import Need, Person
from beneficiaries.policies import may_write_for
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units.models import Role, User


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list is narrowed to; an empty value does not narrow."""

    words: str = ""
    units: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    not_since: date | None = None
    in_need: bool = False
    least_age: int | None = None
    grid: str = ""
    today: date = field(default_factory=timezone.localdate)

    def narrow(self, people: PersonQuerySet) -> PersonQuerySet:
        """Those that fit, by unit, grid and spelling."""
        wanted = Wanted(
            words=self.words,
            units=self.units,
            categories=self.categories,
            least_age=self.least_age,
            today=self.today,
        )
        people = wanted.narrow(people)
        if self.not_since is not None:
            people = people.filter(Q(visited_on__isnull=True) | Q(visited_on__lt=self.not_since))
        if self.in_need:
            needs = Need.objects.filter(person=OuterRef("pk")).exclude(state=NeedState.CLOSED)
            people = people.filter(Exists(needs))
        if self.grid:
            people = people.filter(household__grid__contains=self.grid)
        return people.order_by("unit__path", "household__grid", "pinyin", "pk")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The people of a choice; `too_many` when some are left out of `people`."""

    people: tuple[Person, ...]
    too_many: bool


def may_visit(user: User) -> bool:
    """Whether the user keeps a ledger, and so has somebody to visit."""
    return user.unit is not None and may_write_for(user, user.unit)


def people_in_care(user: User) -> PersonQuerySet:
    """Whom the user may put on a list: the own ledger, for the street all below it."""
    people: PersonQuerySet = Person.objects.visible_to(user).filter(unit__is_active=True)
    if not may_visit(user):
        return people.none()
    return people if user.role == Role.STREET else people.filter(unit=user.unit)


def choose(user: User, choice: Choice, *, activity: Activity | None = None) -> Chosen:
    """Those that fit, without who is on the activity's list; four queries, however many people."""
    people = choice.narrow(people_in_care(user))
    if activity is not None:
        there = standing_records(activity.visits.values_list("person_id", flat=True)).values()
        people = people.exclude(pk__in=list(there))
    rows = people.select_related("unit", "household").prefetch_related("identities__category")
    found = list(rows[: MOST_PEOPLE + 1])
    return Chosen(tuple(found[:MOST_PEOPLE]), len(found) > MOST_PEOPLE)
