"""Tasks by month, for plans whose schedule is headed 月度安排 or the like."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.content import TaskContent
from shuangyong.almanac.quarters import windows_of
from shuangyong.almanac.timing import TimingKind

REST_TITLE = "全年及未定时间"
# These say how often or how long, not when: under a month they would mislead.
_NOT_A_MONTH = {TimingKind.FREQUENCY, TimingKind.QUARTER, TimingKind.HALF, TimingKind.OPEN}


@dataclass(frozen=True, slots=True)
class MonthTasks:
    """The tasks of one month (1..12, or 0 for none), in the order of the plan."""

    number: int
    tasks: tuple[TaskContent, ...]

    @property
    def title(self) -> str:
        return f"{self.number}月" if self.number else REST_TITLE


def months_of_task(task: TaskContent, year: int) -> set[int]:
    """The months in which a time of the task begins; those of next year's festivals count as December."""
    starts = [
        window[0]
        for timing in task.timings
        if timing.kind not in _NOT_A_MONTH
        for window in windows_of(timing, year)
    ]
    return {day.month if day.year == year else 12 for day in starts if day.year >= year}


def tasks_by_month(tasks: Iterable[TaskContent], year: int) -> list[MonthTasks]:
    """The months that have tasks, in order, and then the rest; a task of several months stands in each."""
    placed = [(task, months_of_task(task, year) or {0}) for task in tasks]
    groups = (
        MonthTasks(number, tuple(task for task, months in placed if number in months))
        for number in (*range(1, 13), 0)
    )
    return [group for group in groups if group.tasks]
