"""What waits in the activities today, for 工作台: a handful of queries, however much there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.http import urlencode

from activities.cadence import open_decisions
from activities.choices import COMING, EXCHANGE_CLOSED
from activities.finding import overdue_on
from activities.models import Activity, Decision, Exchange
from activities.progress import PlanProgress
from activities.standing import SOON
from activities.statistics import people_due, visited_in
from activities.windows import VisitWindow, next_windows, not_visited
from beneficiaries.policies import may_read as may_read_persons
from shuangyong.units.models import Unit, User

SHOWN = 6
"""Names on the page; behind them stands how many there are."""
NEAR = timedelta(days=45)
"""A round of visits is prepared a month and a half ahead."""


@dataclass(frozen=True, slots=True)
class Visiting:
    """The next window, and who of the user's scope has not been visited in it yet."""

    window: VisitWindow
    days: int
    persons: int
    homes: int

    @property
    def is_near(self) -> bool:
        """Whether it is time to prepare it."""
        return self.days <= NEAR.days


@dataclass(frozen=True, slots=True)
class Today:
    """`late`: their day has passed and nobody wrote down what became of them; `coming`: within two weeks."""

    late: tuple[Activity, ...]
    late_count: int
    coming: tuple[Activity, ...]
    coming_count: int
    decisions: tuple[Decision, ...]
    exchanges: int
    visiting: Visiting | None

    @property
    def late_address(self) -> str:
        """The whole list of them."""
        return _own_list(self.late, "overdue")

    @property
    def coming_address(self) -> str:
        """All that is to come, those beyond the two weeks too."""
        return _own_list(self.coming, "coming")

    @property
    def is_quiet(self) -> bool:
        return not (self.late_count or self.coming_count or self.decisions or self.exchanges)


@dataclass(frozen=True, slots=True)
class UnitToday:
    """What is behind in a unit right below an office, with all below it; `visited` of those `present`."""

    unit: Unit
    tasks: int
    activities: int
    present: int
    visited: int

    @property
    def late_address(self) -> str:
        """The activities nobody wrote down."""
        return _listed(state="overdue", year="all", scope=self.unit.path)

    @property
    def percent(self) -> int:
        return self.visited * 100 // self.present if self.present else 0


def _own_list(rows: tuple[Activity, ...], state: str) -> str:
    unit = {"unit": rows[0].unit_id} if rows else {}
    return _listed(state=state, year="all", scope="own", **unit)


def _listed(**query: str | int) -> str:
    """The list of activities whatever their year, which `finding.list_address` is not for."""
    return f"{reverse('activities:list')}?{urlencode(query)}"


def today_of(user: User, today: date) -> Today:
    """What waits in the user's own unit: six queries."""
    rows = Activity.objects.visible_to(user).filter(unit=user.unit)
    late, soon = overdue_on(today), Q(state__in=COMING, day__range=(today, today + SOON))
    counted = rows.order_by().aggregate(late=Count("pk", filter=late), soon=Count("pk", filter=soon))
    exchanges = Exchange.objects.visible_to(user).filter(unit=user.unit, due_on__lt=today)
    return Today(
        late=tuple(rows.filter(late).order_by("day", "pk")[:SHOWN]),
        late_count=counted["late"],
        coming=tuple(rows.filter(soon).order_by("day", "pk")[:SHOWN]),
        coming_count=counted["soon"],
        decisions=tuple(open_decisions(user, today)[:SHOWN]),
        exchanges=exchanges.exclude(state__in=EXCHANGE_CLOSED).count(),
        visiting=visiting(user, today),
    )


def visiting(user: User, today: date) -> Visiting | None:
    """One query; None for who sees no persons, and at the end of the almanac."""
    window = next(iter(next_windows(today, 1)), None)
    if window is None or not may_read_persons(user):
        return None
    found = (
        not_visited(user, window)
        .order_by()
        .aggregate(
            persons=Count("pk"),
            homes=Count("household", distinct=True),
            alone=Count("pk", filter=Q(household__isnull=True)),
        )
    )
    days = window.days_to(today)
    return Visiting(window, days, found["persons"], found["homes"] + found["alone"])


def units_today(
    user: User, office: Unit, plans: Sequence[PlanProgress], window: VisitWindow | None, today: date
) -> list[UnitToday]:
    """The units right below `office` with anything to tell, by their order in the tree: three queries.

    `window` is the one whose visits are counted; None counts none.
    """
    late = (
        Activity.objects.visible_to(user)
        .filter(overdue_on(today), unit__path__startswith=office.path)
        .order_by()
        .values(path=F("unit__path"))
        .annotate(activities=Count("pk"))
    )
    found: dict[str, dict[str, int]] = {}

    def add(path: str, name: str, count: int) -> None:
        line = found.setdefault(path[: len(office.path) + Unit.steplen], {})
        line[name] = line.get(name, 0) + count

    for plan in plans:
        add(plan.plan.unit.path, "tasks", len(plan.behind(today)))
    for row in late:
        add(row["path"], "activities", row["activities"])
    if window is not None:
        people = people_due(user, office.path).order_by().values(path=F("unit__path"))
        for row in people.annotate(present=Count("pk"), visited=Count("pk", filter=visited_in(window))):
            add(row["path"], "present", row["present"])
            add(row["path"], "visited", row["visited"])
    names = ("tasks", "activities", "present", "visited")
    units = Unit.objects.visible_to(user).filter(
        path__in=[path for path in found if any(found[path].values())]
    )
    return [
        UnitToday(unit, **{name: found[unit.path].get(name, 0) for name in names})
        for unit in units.order_by("path")
    ]
