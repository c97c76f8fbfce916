"""Tasks by quarter: computed from their times, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.content import TaskContent
from shuangyong.almanac.quarters import quarter_of_timings

QUARTERS = (1, 2, 3, 4)
TITLES = {
    1: "一季度（1—3月）",
    2: "二季度（4—6月）",
    3: "三季度（7—9月）",
    4: "四季度（10—12月）",
    0: "全年及未定时间",
}
"""Headings of the quarters; 0 stands for the tasks that fall in none."""


@dataclass(frozen=True, slots=True)
class QuarterTasks:
    """The tasks of one quarter (1..4, or 0 for none), in the order of the plan."""

    number: int
    tasks: tuple[TaskContent, ...]

    @property
    def title(self) -> str:
        return TITLES[self.number]


def quarters_of_task(task: TaskContent, year: int) -> set[int]:
    """The quarters of the plan's year in which the task stands; empty when its times name none."""
    return quarter_of_timings(task.timings, year)


def tasks_by_quarter(tasks: Iterable[TaskContent], year: int) -> list[QuarterTasks]:
    """All four quarters and then the rest, also where empty; a task of several quarters stands in each."""
    placed = [(task, quarters_of_task(task, year) or {0}) for task in tasks]
    return [
        QuarterTasks(number, tuple(task for task, quarters in placed if number in quarters))
        for number in (*QUARTERS, 0)
    ]


def in_order(tasks: Iterable[TaskContent], year: int) -> list[TaskContent]:
    """Each task once, by its first quarter; within a quarter the clerk's own order stays."""
    return sorted(tasks, key=lambda task: min(quarters_of_task(task, year), default=9))


def quarter_words(task: TaskContent, year: int) -> str:
    """一季度, 一、三季度, 全年; empty when the task stands in no quarter."""
    quarters = sorted(quarters_of_task(task, year))
    if len(quarters) == len(QUARTERS):
        return "全年"
    return "、".join("一二三四"[number - 1] for number in quarters) + ("季度" if quarters else "")
