"""年度确认: who of the ledger is asked for in a year, and how far each unit is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from beneficiaries.choices import ConfirmationResult
from beneficiaries.models import Confirmation, Person
from beneficiaries.querysets import PersonQuerySet
from beneficiaries.services.confirming import due, wanting
from shuangyong.units.models import Unit, User

SHOWS = {"due": "还没有确认", "not_met": "未见到本人", "done": "已办", "all": "全部"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit (None: all together) is; `not_met` of those that are left were looked for in vain."""

    unit: Unit | None
    total: int
    done: int
    not_met: int

    @property
    def left(self) -> int:
        return self.total - self.done


def progress(user: User, year: int) -> list[Progress]:
    """A line for each unit that has somebody to confirm, in the order of the tree: two queries."""
    people = wanting(Person.objects.visible_to(user))
    not_met = _looked_for_in_vain(year)
    rows = (
        people.order_by()
        .values("unit")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(confirmed_year__gte=year)),
            not_met=Count("pk", filter=not_met),
        )
    )
    counts = {row["unit"]: row for row in rows}
    units = Unit.objects.filter(pk__in=counts).order_by("path")
    return [
        Progress(unit, *(counts[unit.pk][name] for name in ("total", "done", "not_met"))) for unit in units
    ]


def sum_of(lines: list[Progress]) -> Progress:
    """All units together."""
    return Progress(
        None, *(sum(getattr(line, name) for line in lines) for name in ("total", "done", "not_met"))
    )


def chosen(user: User, year: int, show: str, units: tuple[int, ...] = ()) -> PersonQuerySet:
    """The people of one of SHOWS, with unit, identities and this year's confirmation as `of_year`."""
    people = Person.objects.visible_to(user)
    if units:
        people = people.filter(unit__in=units)
    people = due(people, year) if show == "due" else wanting(people)
    if show == "done":
        people = people.filter(confirmed_year__gte=year)
    elif show == "not_met":
        people = people.filter(_looked_for_in_vain(year))
    this_year = Prefetch("confirmations", Confirmation.objects.filter(year=year), to_attr="of_year")
    people = people.select_related("unit", "household")
    return people.prefetch_related("identities__category", this_year).order_by("unit__path", "pinyin", "pk")


def last_day(year: int, today: date) -> date:
    """The day that a confirmation of the year bears when nobody says another."""
    return min(today, date(year, 12, 31)) if year < today.year else today


def _looked_for_in_vain(year: int) -> Q:
    rows = Confirmation.objects.filter(year=year, result=ConfirmationResult.NOT_MET)
    return Q(pk__in=rows.values("person_id"))
