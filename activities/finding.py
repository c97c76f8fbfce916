"""The list of activities narrowed, and the address a figure leads to: the rows it was counted from."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.http import urlencode

from activities.choices import COMING, ActivityState, VisitState
from activities.counting import Scope
from activities.models import Cost, Goods, Visit

if TYPE_CHECKING:
    from activities.querysets import ActivityQuerySet

S = ActivityState
OVERDUE, COMING_WORD, STANDING, PUT_OFF = "overdue", "coming", "standing", "put_off"
STATES = [
    *S.choices,
    (COMING_WORD, "还没有办的"),
    (OVERDUE, "过了日期还没有结果"),
    (STANDING, "不含取消的"),
    (PUT_OFF, "延期和取消的"),
]
HAS = [
    ("people", "填了到场人数"),
    ("reached", "填了服务人次"),
    ("households", "有慰问户数"),
    ("money", "有经费"),
    ("goods", "有物资"),
    ("visits", "有走访"),
    ("moved", "原定这段日子、改到以后的"),
]
NO_TYPE = "none"
PARTS = [
    *((f"q{number}", f"{word}季度") for number, word in enumerate("一二三四", 1)),
    ("h1", "上半年"),
    ("h2", "下半年"),
    *((f"m{month}", f"{month}月") for month in range(1, 13)),
]


def days_of(year: int, part: str) -> tuple[date, date]:
    """The first and last day of a part of a year; of the whole year without one."""
    kind, number = part[:1], int(part[1:] or 0)
    length = {"q": 3, "h": 6, "m": 1}.get(kind, 12)
    first = (number - 1) * length + 1 if kind else 1
    last = first + length - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


@dataclass(frozen=True, slots=True)
class WantedActivities:
    """What is asked of the list; nothing asked is everything that may be seen."""

    words: str = ""
    start: date | None = None
    end: date | None = None
    state: str = ""
    type: str = ""
    direction: str = ""
    path: str = ""
    unit: int | None = None
    task: UUID | None = None
    partner: int | None = None
    source: str | None = None
    has: str = ""

    def narrow(self, rows: "ActivityQuerySet", today: date) -> "ActivityQuerySet":
        """The rows that fit."""
        found = rows.filter(self._days(), self._state(today), self._place())
        if self.words:
            found = found.filter(Q(title__icontains=self.words) | Q(place__icontains=self.words))
        if self.type:
            found = found.filter(type__isnull=True) if self.type == NO_TYPE else found.filter(type=self.type)
        if self.direction:
            found = found.filter(type__direction=self.direction)
        if self.task is not None:
            found = found.filter(task__key=self.task)
        if self.partner is not None:
            found = found.filter(partners=self.partner)
        if self.source is not None:
            found = found.filter(Exists(Cost.objects.filter(activity=OuterRef("pk"), source=self.source)))
        if self.has:
            found = found.filter(self._has())
        return found

    def _days(self) -> Q:
        if self.has == "moved":
            return self._between("first_day") & (Q(day__gt=self.end) if self.end else Q())
        # What was given at visits is counted by the day of the visit, which the activity's own may not be.
        if self.has in ("visits", "money", "households"):
            own = Q() if self.has == "visits" else self._between("day")
            seen = Exists(_visits().filter(self._between("day")))
            return Q(seen) if self.has == "visits" else own | Q(seen)
        return self._between("day")

    def _between(self, name: str) -> Q:
        found = Q()
        if self.start is not None:
            found &= Q(**{f"{name}__gte": self.start})
        if self.end is not None:
            found &= Q(**{f"{name}__lte": self.end})
        return found

    def _state(self, today: date) -> Q:
        match self.state:
            case "coming":
                return Q(state__in=COMING)
            case "overdue":
                return overdue_on(today)
            case "standing":
                return ~Q(state=S.CANCELLED)
            case "put_off":
                return Q(state__in=[S.POSTPONED, S.CANCELLED])
        return Q(state=self.state) if self.state else Q()

    def _place(self) -> Q:
        return Scope(date.min, date.max, path=self.path, unit=self.unit).of("unit")

    def _has(self) -> Q:
        match self.has:
            case "people":
                return Q(military__gt=0) | Q(civilians__gt=0) | Q(students__gt=0) | Q(volunteers__gt=0)
            case "reached":
                return Q(reached__gt=0)
            case "moved":
                return Q(first_day__isnull=False)
            case "goods":
                return Q(Exists(Goods.objects.filter(activity=OuterRef("pk"))))
        seen = Q(Exists(_visits().filter(self._between("day"))))
        if self.has == "visits":
            return seen
        if self.has == "households":
            return seen | Q(households__gt=0) & self._between("day")
        money = Cost.objects.filter(activity=OuterRef("pk")).exclude(planned=None, spent=None)
        return seen | Q(Exists(money)) & self._between("day")


def _visits() -> Any:
    return Visit.objects.filter(activity=OuterRef("pk"), state=VisitState.VISITED).order_by()


def overdue_on(today: date) -> Q:
    """Still to be done though its last day is past."""
    return Q(state__in=COMING, day__lt=today) & (Q(end_day__isnull=True) | Q(end_day__lt=today))


def list_address(scope: Scope | None = None, **more: Any) -> str:
    """The list of activities for these days and units; `more` are further words of its filter.

    `state` (also coming, overdue, standing, put_off), `type` (a pk, or "none"), `direction`, `task` (a pk or
    a key), `partner`, `source`, `has` (people reached households money goods visits), `q`.
    """
    query: dict[str, str] = {}
    if scope is not None:
        query = {"since": scope.start.isoformat(), "until": scope.end.isoformat()}
        if scope.unit is not None:
            query |= {"unit": str(scope.unit), "scope": "own"}
        elif scope.path:
            query["scope"] = scope.path
    query |= {name: str(value) for name, value in more.items() if value is not None}
    address = reverse("activities:list")
    return f"{address}?{urlencode(query)}" if query else address
