"""Finding people: by name, pinyin, initials, id or phone whole; by category, status, age and what is due."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from beneficiaries.choices import PRESENT, NeedState
from beneficiaries.models import Identity, Need, Person
from beneficiaries.normalise import plain_id, plain_name, plain_phone
from beneficiaries.querysets import PersonQuerySet
from shuangyong.privacy.fields import BlindIndexField

_LAST = "\U0010ffff"
_ID = re.compile(r"\d{17}[\dX]|\d{15}|[HM]\d{8}(?:\d{2})?")
_PHONE = re.compile(r"\d{7,12}")
_LETTERS = re.compile(r"[A-Za-z' ]+")
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of people is narrowed to; an empty value does not narrow."""

    words: str = ""
    keys: tuple[str, ...] = ()  # blind indexes of a number that was looked for
    units: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    status: str = "present"  # "present", "all", or one Status
    sex: str = ""
    least_age: int | None = None
    most_age: int | None = None
    due: str = ""  # "confirmation", "visit", "birthday", "need"
    needs: str = ""  # "heard", "settled" in the days from `since` to `until`; "waiting" at the end of `until`
    since: date | None = None
    until: date | None = None
    today: date = field(default_factory=date.today)

    def narrow(self, people: PersonQuerySet) -> PersonQuerySet:
        """The people that fit, in the order of their spelling, which an index holds.

        Conditions are put so that a ledger of any size is either walked in that order until a page is
        full, or entered by the few rows that an index names.
        """
        people = people.filter(self._words())
        if self.units:
            people = people.filter(unit__in=self.units)
        if self.status == "present":
            people = people.filter(status__in=PRESENT)
        elif self.status and self.status != "all":
            people = people.filter(status=self.status)
        if self.categories:
            people = people.filter(_has_identity(self.categories))
        if self.sex:
            people = people.filter(sex=self.sex)
        people = people.filter(self._ages(), self._due(), self._needs())
        return people.order_by("pinyin", "pk")

    def _words(self) -> Q:
        if self.keys:
            return _any_of(Q(id_index__in=self.keys), Q(phone_index__in=self.keys))
        return words_condition(self.words) if self.words.strip() else Q()

    def _ages(self) -> Q:
        condition = Q()
        if self.least_age is not None:
            condition &= Q(born_on__lte=years_before(self.today, self.least_age))
        if self.most_age is not None:
            condition &= Q(born_on__gt=years_before(self.today, self.most_age + 1))
        return condition

    def _due(self) -> Q:
        if self.due == "confirmation":
            wanting = Identity.objects.filter(person=OuterRef("pk"), category__needs_confirmation=True)
            late = Q(confirmed_year__isnull=True) | Q(confirmed_year__lt=self.today.year)
            return late & Q(Exists(wanting))
        if self.due == "visit":
            return Q(visited_on__isnull=True) | Q(visited_on__lt=date(self.today.year, 1, 1))
        if self.due == "birthday":
            return birthdays(self.today, self.today + _SOON)
        if self.due == "need":
            return Q(pk__in=Need.objects.exclude(state=NeedState.CLOSED).order_by().values("person_id"))
        return Q()

    def _needs(self) -> Q:
        first, last = self.since or date.min, self.until or date.max
        done = Q(state__in=[NeedState.DONE, NeedState.CLOSED])
        match self.needs:
            case "heard":
                wanted = Q(heard_on__range=(first, last))
            case "settled":
                wanted = done & Q(done_on__range=(first, last))
            case "waiting":
                wanted = Q(heard_on__lte=last) & (~done | Q(done_on__gt=last))
            case _:
                return Q()
        return Q(pk__in=Need.objects.filter(wanted).order_by().values("person_id"))


def words_condition(typed: str) -> Q:
    """What was typed, when it is no number. Every branch can use an index."""
    if _LETTERS.fullmatch(typed.strip()):
        letters = re.sub(r"[' ]", "", typed).lower()
        return _any_of(begins("pinyin", letters), begins("initials", letters))
    return _any_of(begins("name", plain_name(typed)))


def number_keys(typed: str) -> list[str]:
    """The blind indexes to look for when a whole id or phone was typed; none when it is something else.

    They stand in the address instead of the number, which must not get into logs and histories.
    """
    number, digits = plain_id(typed), plain_phone(typed)
    if _ID.fullmatch(number):
        return _column("id_index").matching_keys(number)
    if _PHONE.fullmatch(digits) and not re.search(r"[^\d\s+()（）－-]", typed):
        return _column("phone_index").matching_keys(digits)
    return []


def begins(column: str, words: str) -> Q:
    """The column begins with the words, as a range: LIKE cannot use the index in SQLite."""
    return Q(**{f"{column}__gte": words, f"{column}__lt": words + _LAST})


def birthdays(first: date, last: date) -> Q:
    """Birthdays from the first day to the last, over the turn of the year too."""
    start, end = f"{first:%m%d}", f"{last:%m%d}"
    if start <= end:
        return Q(birthday__gte=start, birthday__lte=end)
    return (Q(birthday__gte=start) | Q(birthday__lte=end)) & ~Q(birthday="")


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; 29 February becomes 28 February."""
    try:
        return day.replace(year=max(1, day.year - years))
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _column(name: str) -> BlindIndexField:
    column = Person._meta.get_field(name)
    assert isinstance(column, BlindIndexField)  # noqa: S101  narrows the type
    return column


def _any_of(*conditions: Q) -> Q:
    """One of them holds; each finds its rows by its own index, apart from all other conditions."""
    there = Person.objects.filter(merged_into__isnull=True).order_by()
    found = [there.filter(condition).values("pk") for condition in conditions]
    return Q(pk__in=found[0].union(*found[1:])) if len(found) > 1 else Q(pk__in=found[0])


def _has_identity(categories: tuple[int, ...]) -> Q:
    return Q(Exists(Identity.objects.filter(person=OuterRef("pk"), category__in=categories)))
