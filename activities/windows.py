"""The two stretches of days in which everybody is visited: before 春节 and around 八一."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from activities.models import Activity
from beneficiaries.models import Person
from shuangyong.almanac.festivals import FIRST_YEAR, LAST_YEAR, festival_date
from shuangyong.units.models import User

if TYPE_CHECKING:
    from activities.querysets import ActivityQuerySet
    from beneficiaries.querysets import PersonQuerySet

_BEFORE = timedelta(days=30)
SPRING, ARMY = "spring_festival", "army_day"
NAMES = {SPRING: "春节", ARMY: "八一"}


@dataclass(frozen=True, slots=True)
class VisitWindow:
    """`start` and `end` are both part of it; `day` is the festival itself."""

    code: str
    day: date
    start: date
    end: date

    @property
    def name(self) -> str:
        """春节, 八一."""
        return NAMES[self.code]

    @property
    def key(self) -> str:
        """For an address: spring_festival-2027."""
        return f"{self.code}-{self.day.year}"

    def days_to(self, today: date) -> int:
        """Days until the festival; negative when it is past."""
        return (self.day - today).days


def visit_window(code: str, year: int) -> VisitWindow:
    """The window of SPRING or ARMY in a year; ValueError for another code or a year out of the tables.

    春节: thirty days before until 元宵; 八一: from the middle of July to the tenth of August.
    """
    day = festival_date(code, year)
    if code == SPRING:
        return VisitWindow(code, day, day - _BEFORE, festival_date("lantern", year))
    if code == ARMY:
        return VisitWindow(code, day, date(year, 7, 11), date(year, 8, 10))
    raise ValueError(f"没有“{code}”的走访时段。")


def window_of_key(key: str) -> VisitWindow | None:
    """The inverse of `VisitWindow.key`; None for what is none."""
    code, _, year = key.rpartition("-")
    if code not in NAMES or not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return visit_window(code, int(year)) if FIRST_YEAR < int(year) <= LAST_YEAR else None


def next_windows(today: date, count: int = 2) -> list[VisitWindow]:
    """The windows that are open or to come, by date."""
    years = [year for year in (today.year, today.year + 1) if FIRST_YEAR < year <= LAST_YEAR]
    windows = [visit_window(code, year) for year in years for code in NAMES]
    return sorted((window for window in windows if window.end >= today), key=lambda window: window.day)[
        :count
    ]


def not_visited(user: User, window: VisitWindow) -> "PersonQuerySet":
    """Persons in the user's care whom nobody has visited in the window."""
    late = Q(visited_on__isnull=True) | Q(visited_on__lt=window.start)
    people: PersonQuerySet = Person.objects.visible_to(user).present().filter(late)
    return people


def activities_of(user: User, window: VisitWindow) -> "ActivityQuerySet":
    """What is planned or done in the window, by day."""
    rows: ActivityQuerySet = Activity.objects.visible_to(user).in_days(window.start, window.end)
    return rows.select_related("unit", "type").order_by("day", "pk")
