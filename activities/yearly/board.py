"""The month as a grid of weeks, the quarter and the year as small ones, with what is planned and done."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Count, Q

from activities.choices import ActivityState
from activities.querysets import ActivityQuerySet, during
from activities.yearly.marks import RESTS, Mark, Marks
from activities.yearly.spans import Span

S = ActivityState
MOST_IN_A_CELL = 4
WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_MONDAY_FIRST = Calendar(firstweekday=0)
_COLUMNS = ("pk", "title", "day", "end_day", "starts_at", "place", "state", "unit_id", "unit__name")


@dataclass(frozen=True, slots=True)
class Item:
    """An activity in a cell; `runs_on` on its second and later days."""

    pk: int
    title: str
    state: str
    word: str
    unit: str
    starts_at: time | None
    runs_on: bool

    @property
    def is_cancelled(self) -> bool:
        return self.state == S.CANCELLED

    @property
    def clock(self) -> str:
        """09:30 on its first day, where it has an hour."""
        return f"{self.starts_at:%H:%M}" if self.starts_at and not self.runs_on else ""

    @property
    def shown_title(self) -> str:
        return f"{self.title}（续）" if self.runs_on else self.title

    @property
    def order(self) -> tuple[bool, bool, time, int]:
        """The cancelled last; then what lasts all day, then by the clock."""
        return (self.is_cancelled, self.starts_at is not None, self.starts_at or time.min, self.pk)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day. `inside`: of the month itself; `off` is (RESTS or WORKS, why), None without a notice of it."""

    day: date
    inside: bool
    is_today: bool
    off: tuple[str, str] | None
    nodes: list[Mark]
    items: list[Item]
    more: int = 0

    @property
    def is_rest(self) -> bool:
        """Whether nobody is at work: by the notice where there is one, else at weekends."""
        return self.off[0] == RESTS if self.off else self.day.weekday() >= 5

    @property
    def is_empty(self) -> bool:
        """Nothing to tell in a list of days."""
        return not (self.nodes or self.items or self.off)

    @property
    def query(self) -> str:
        """The list of this day alone, as it stands in an address."""
        return f"since={self.day}&until={self.day}"

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.day.weekday()]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a day, or of a longer stretch."""

    planned: int = 0
    done: int = 0
    cancelled: int = 0

    @property
    def standing(self) -> int:
        return self.planned + self.done

    def plus(self, other: "Counts") -> "Counts":
        return Counts(self.planned + other.planned, self.done + other.done, self.cancelled + other.cancelled)


@dataclass(frozen=True, slots=True)
class SmallCell:
    """A day of a small grid."""

    day: date
    inside: bool
    is_today: bool
    off: tuple[str, str] | None
    nodes: list[Mark]
    counts: Counts

    @property
    def is_rest(self) -> bool:
        return self.off[0] == RESTS if self.off else self.day.weekday() >= 5

    @property
    def query(self) -> str:
        """The list of this day alone, as it stands in an address."""
        return f"since={self.day}&until={self.day}"

    @property
    def label(self) -> str:
        """8月3日，计划2项，已完成1项."""
        parts = (("计划", self.counts.planned), ("已完成", self.counts.done))
        words = [f"{word}{number}项" for word, number in parts if number]
        return "，".join([f"{self.day.month}月{self.day.day}日", *words])


@dataclass(frozen=True, slots=True)
class SmallMonth:
    """A month of a quarter or a year: its grid, its nodes, its counts."""

    span: Span
    weeks: list[list[SmallCell]]
    nodes: list[tuple[date, Mark]]
    counts: Counts
    items: list[tuple[date, Item]] = field(default_factory=list)
    more: int = 0


def weeks_of(month: Span, today: date, marks: Marks, rows: ActivityQuerySet) -> list[list[Cell]]:
    """The whole weeks of a month. One query: the columns that are printed, of the days that are shown."""
    days = _MONDAY_FIRST.monthdatescalendar(month.year, month.start.month)
    items = items_by_day(rows, month.start, month.end)
    return [[_cell(day, month, today, marks, items.get(day, [])) for day in week] for week in days]


def items_by_day(rows: ActivityQuerySet, start: date, end: date) -> dict[date, list[Item]]:
    """Everything that touches these days, in the order of the cells: one query."""
    found: dict[date, list[Item]] = {}
    labels = {value: str(label) for value, label in S.choices}
    for row in rows.filter(during(start, end)).order_by().values_list(*_COLUMNS, named=True):
        last = row.end_day or row.day
        for day in _days(max(row.day, start), min(last, end)):
            item = Item(
                row.pk,
                row.title,
                row.state,
                labels[row.state],
                row.unit__name,
                row.starts_at,
                day > row.day,
            )
            found.setdefault(day, []).append(item)
    for items in found.values():
        items.sort(key=lambda item: item.order)
    return found


def counts_by_day(rows: ActivityQuerySet, start: date, end: date) -> dict[date, Counts]:
    """How many begin on each day: one query, as many rows as days."""
    counted = (
        rows.in_days(start, end)
        .order_by()
        .values_list("day")
        .annotate(
            planned=Count("pk", filter=Q(state__in=(S.PLANNED, S.POSTPONED))),
            done=Count("pk", filter=Q(state=S.DONE)),
            cancelled=Count("pk", filter=Q(state=S.CANCELLED)),
        )
    )
    return {day: Counts(planned, done, cancelled) for day, planned, done, cancelled in counted}


def small_months(
    span: Span,
    today: date,
    marks: Marks,
    counts: dict[date, Counts],
    items: dict[date, list[Item]],
    most: int,
) -> list[SmallMonth]:
    """The months of a quarter or a year; each names at most `most` activities."""
    return [_small(month, today, marks, counts, items, most) for month in span.month_spans()]


def _small(
    month: Span,
    today: date,
    marks: Marks,
    counts: dict[date, Counts],
    items: dict[date, list[Item]],
    most: int,
) -> SmallMonth:
    weeks = [
        [
            SmallCell(
                day, _is_in(day, month), day == today, marks.off.get(day), marks.nodes.get(day, []),
                counts.get(day, Counts()),
            )
            for day in week
        ]
        for week in _MONDAY_FIRST.monthdatescalendar(month.year, month.start.month)
    ]  # fmt: skip
    days = list(_days(month.start, month.end))
    # Each activity once, on its first day in the month.
    seen: dict[int, tuple[date, Item]] = {}
    for day in days:
        for item in items.get(day, []):
            seen.setdefault(item.pk, (day, item))
    listed = list(seen.values())
    nodes = [(day, mark) for day in days for mark in marks.nodes.get(day, [])]
    return SmallMonth(
        month,
        weeks,
        nodes,
        total(counts.get(day, Counts()) for day in days),
        listed[:most],
        max(0, len(listed) - most),
    )


def total(counts: Iterable[Counts]) -> Counts:
    found = Counts()
    for item in counts:
        found = found.plus(item)
    return found


def _cell(day: date, month: Span, today: date, marks: Marks, items: list[Item]) -> Cell:
    if not _is_in(day, month):
        return Cell(day, False, False, None, [], [])
    shown = items if len(items) <= MOST_IN_A_CELL else items[:MOST_IN_A_CELL]
    return Cell(
        day, True, day == today, marks.off.get(day), marks.nodes.get(day, []), shown, len(items) - len(shown)
    )


def _is_in(day: date, month: Span) -> bool:
    return month.start <= day <= month.end


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=step) for step in range((end - start).days + 1))
