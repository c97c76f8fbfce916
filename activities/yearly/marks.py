"""What a calendar prints on its days besides activities: nodes, 地方节点, days off and made-up workdays."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from activities.models import DayOff, LocalDate
from activities.querysets import LocalDateQuerySet
from activities.windows import NAMES, visit_window
from shuangyong.almanac.nodes import nodes_of

FESTIVAL, LOCAL = "festival", "local"
RESTS, WORKS = "休", "班"


@dataclass(frozen=True, slots=True)
class Mark:
    """A node of the day; `kind` is FESTIVAL or LOCAL, `window` the key of the window whose day it is."""

    name: str
    kind: str
    note: str = ""
    window: str = ""

    @property
    def title(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name


@dataclass(frozen=True, slots=True)
class Marks:
    """By day: nodes, and `off`: (RESTS or WORKS, its festival). `missing`: years without 调休 data."""

    nodes: dict[date, list[Mark]] = field(default_factory=dict)
    off: dict[date, tuple[str, str]] = field(default_factory=dict)
    missing: tuple[int, ...] = ()


def marks_of(local: LocalDateQuerySet, start: date, end: date, own: int | None = None) -> Marks:
    """All marks of the days from `start` to `end`: two queries.

    `local` are the 地方节点 to show; those of another unit than `own` say whose they are.
    """
    years = range(start.year, end.year + 1)
    lines = list(DayOff.objects.filter(day__range=(date(start.year, 1, 1), date(end.year, 12, 31))))
    known = {line.day.year for line in lines}
    marks = Marks(missing=tuple(year for year in years if year not in known))
    rows = list(local.select_related("unit"))
    for year in years:
        for day, mark in [*_festivals(year), *_local(rows, year, own)]:
            if start <= day <= end:
                marks.nodes.setdefault(day, []).append(mark)
    for line in lines:
        if start <= line.day <= end:
            marks.off[line.day] = (WORKS if line.works else RESTS, line.name)
    return marks


def day_of(row: LocalDate, year: int) -> date | None:
    """The day on which a 地方节点 falls in a year; None in the years in which it does not.

    2月29日 is kept on the last day of February in a common year.
    """
    if row.year not in (None, year) or (row.since is not None and year < row.since):
        return None
    return date(year, row.month, min(row.day, monthrange(year, row.month)[1]))


def note_of(row: LocalDate, year: int) -> str:
    """10周年, for one that is counted."""
    return f"{year - row.since}周年" if row.since is not None and year > row.since else ""


def _festivals(year: int) -> Iterator[tuple[date, Mark]]:
    for node in nodes_of(year):
        window = visit_window(node.code, year).key if node.code in NAMES else ""
        yield node.day, Mark(node.name, FESTIVAL, node.anniversary, window)


def _local(rows: Iterable[LocalDate], year: int, own: int | None) -> Iterator[tuple[date, Mark]]:
    for row in rows:
        day = day_of(row, year)
        if day is not None:
            whose = row.unit.name if row.unit_id != own else ""
            yield day, Mark(row.name, LOCAL, "，".join(filter(None, (whose, note_of(row, year)))))
