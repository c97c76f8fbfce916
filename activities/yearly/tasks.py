"""The plan's tasks in the calendar: which stand in a month or a quarter, and what is not arranged yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from activities.progress import PlanProgress, progress_of
from activities.standing import TaskProgress
from activities.yearly.spans import NUMERALS, Span
from plans.models import Plan
from shuangyong.almanac.quarters import windows_of
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe_all

# These say how often or how long, not when: they stand with their quarter.
_NO_MONTH = {TimingKind.FREQUENCY, TimingKind.QUARTER, TimingKind.HALF, TimingKind.OPEN}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its time in words and how far it has come."""

    progress: TaskProgress
    when: str
    shape: str
    word: str

    @property
    def title(self) -> str:
        return self.progress.task.title

    @property
    def pk(self) -> int:
        return int(self.progress.task.pk)

    @property
    def is_open(self) -> bool:
        """Whether nothing was arranged for it yet."""
        row = self.progress
        return not (row.is_done or row.is_dropped or row.activities or row.coming)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks under one heading: 8月, 三季度内, 全年及未定时间."""

    title: str
    lines: list[TaskLine]

    @property
    def done(self) -> int:
        return sum(line.progress.is_done for line in self.lines)


@dataclass(frozen=True, slots=True)
class PlanTasks:
    plan: Plan
    groups: list[TaskGroup]

    @property
    def lines(self) -> list[TaskLine]:
        """Each task once."""
        seen = {line.pk: line for group in self.groups for line in group.lines}
        return list(seen.values())


def open_in_month(plan: Plan, month: Span, today: date) -> list[TaskLine]:
    """The tasks of the month for which no activity has been arranged."""
    rows = progress_of(plan).counted
    lines = [_line(row, plan, today) for row in rows if _touches(_timings(row), month)]
    return [line for line in lines if line.is_open]


def by_month(plan: Plan, quarter: Span, today: date) -> PlanTasks:
    """The tasks of a quarter under their months; those of the quarter as a whole stand behind them."""
    progress = progress_of(plan)
    groups, placed = [], set()
    for month in quarter.month_spans():
        rows = [row for row in progress.in_quarter(quarter.number) if _begins(_timings(row), month)]
        placed |= {row.task.pk for row in rows}
        groups.append(TaskGroup(f"{month.number}月", _lines(rows, plan, today)))
    rest = [row for row in progress.in_quarter(quarter.number) if row.task.pk not in placed]
    groups.append(TaskGroup(f"{NUMERALS[quarter.number - 1]}季度内", _lines(rest, plan, today)))
    return PlanTasks(plan, [group for group in groups if group.lines])


def by_quarter(plan: Plan, today: date) -> PlanTasks:
    """The tasks of the year under their quarters, and those that stand in none."""
    progress: PlanProgress = progress_of(plan)
    titles = [(number, f"{NUMERALS[number - 1]}季度") for number in (1, 2, 3, 4)] + [(0, "全年及未定时间")]
    groups = [TaskGroup(title, _lines(progress.in_quarter(number), plan, today)) for number, title in titles]
    return PlanTasks(plan, [group for group in groups if group.lines])


def _lines(rows: Iterable[TaskProgress], plan: Plan, today: date) -> list[TaskLine]:
    return [_line(row, plan, today) for row in rows]


def _line(row: TaskProgress, plan: Plan, today: date) -> TaskLine:
    return TaskLine(row, describe_all(_timings(row)), row.standing(today).value, row.word(today))


def _timings(row: TaskProgress) -> list[Timing]:
    return [timing.value for timing in row.task.timings.all()]


def _touches(timings: Iterable[Timing], month: Span) -> bool:
    windows = [window for timing in timings for window in windows_of(timing, month.year)]
    return any(start <= month.end and end >= month.start for start, end in windows)


def _begins(timings: Iterable[Timing], month: Span) -> bool:
    """Whether a time that names days begins there; that of next year's festival stands in December."""
    year = month.year
    starts = [
        start for timing in timings if timing.kind not in _NO_MONTH for start, _ in windows_of(timing, year)
    ]
    months = {start.month if start.year == year else 12 for start in starts if start.year >= year}
    return month.number in months
