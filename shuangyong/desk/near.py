"""What is near in time: this quarter's tasks and the next dates that plans hang their work on."""

from dataclasses import dataclass
from datetime import date

from activities.finding import list_address
from activities.progress import progress_of
from activities.standing import TaskProgress
from plans.models import Plan, Task
from shuangyong.almanac.festivals import LAST_YEAR, Festival, festivals_of
from shuangyong.almanac.words import describe_all

DATES = frozenset(
    {
        "new_year", "spring_festival", "lei_feng", "qingming", "national_security", "party_day", "army_day",
        "victory_day", "september_18", "defence_education", "martyrs", "national_day", "memorial",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NearDate:
    """A date to come and the days until then; 0 is today."""

    festival: Festival
    day: date
    days: int


def next_dates(today: date, count: int = 3) -> list[NearDate]:
    """The next dates of 双拥 work, today's included."""
    years = [year for year in (today.year, today.year + 1) if year <= LAST_YEAR]
    coming = (
        pair for year in years for pair in festivals_of(year) if pair[0].code in DATES and pair[1] >= today
    )
    return [NearDate(festival, day, (day - today).days) for festival, day in coming][:count]


@dataclass(frozen=True, slots=True)
class NearTask:
    """A task with its times in words and how far it has come."""

    row: TaskProgress
    when: str
    word: str

    @property
    def task(self) -> Task:
        return self.row.task

    @property
    def is_done(self) -> bool:
        return self.row.is_done

    @property
    def activities(self) -> str:
        """Where its activities are listed."""
        return list_address(task=self.task.pk)

    @property
    def counted(self) -> str:
        """18/32户; "" for a task without a number."""
        if not self.row.target:
            return ""
        return f"{self.row.done}/{self.row.target}{self.task.measure_word or '次'}"


@dataclass(frozen=True, slots=True)
class Quarter:
    """This quarter's work by the plan of this year (None where there is no such plan).

    `overdue`, `short` and `soon` are tasks of the whole plan, whichever quarter they stand in.
    """

    plan: Plan | None
    number: int
    tasks: list[NearTask]
    overdue: list[NearTask]
    short: list[NearTask]
    soon: list[NearTask]

    @property
    def word(self) -> str:
        return "一二三四"[self.number - 1] + "季度"

    @property
    def others(self) -> list[NearTask]:
        """This quarter's tasks that are neither late, short nor next."""
        named = {item.task.pk for item in (*self.overdue, *self.short, *self.soon)}
        return [item for item in self.tasks if item.task.pk not in named]

    @property
    def done(self) -> int:
        return sum(item.is_done for item in self.tasks)


def this_quarter(plan: Plan | None, today: date) -> Quarter:
    """The tasks of the plan that fall in today's quarter, those late or short, and those that are next."""
    number = (today.month + 2) // 3
    if plan is None:
        return Quarter(None, number, [], [], [], [])
    progress = progress_of(plan)
    parts = (
        progress.in_quarter(number),
        progress.overdue(today),
        progress.short(today),
        progress.due_soon(today),
    )
    return Quarter(plan, number, *([_near(row, today) for row in rows] for rows in parts))


def _near(row: TaskProgress, today: date) -> NearTask:
    timings = [timing.value for timing in row.task.timings.all()]
    return NearTask(row, describe_all(timings), row.word(today))
