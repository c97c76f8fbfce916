"""What is near in time: this quarter's tasks and the next dates that plans hang their work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.choices import PlanState, TaskStatus
from plans.models import Plan, Task
from shuangyong.almanac.festivals import LAST_YEAR, Festival, festivals_of
from shuangyong.almanac.quarters import quarter_of_timings
from shuangyong.almanac.words import describe_all

IN_FORCE = (PlanState.ISSUED, PlanState.ARCHIVED, PlanState.APPROVED)
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
    """A task of this quarter, with its times in words."""

    task: Task
    when: str

    @property
    def is_done(self) -> bool:
        return self.task.status == TaskStatus.DONE


@dataclass(frozen=True, slots=True)
class Quarter:
    """This quarter's work by the plan of this year (None where there is no such plan)."""

    plan: Plan | None
    number: int
    tasks: list[NearTask]

    @property
    def word(self) -> str:
        return "一二三四"[self.number - 1] + "季度"

    @property
    def done(self) -> int:
        return sum(item.is_done for item in self.tasks)


def plan_in_force(plans: Sequence[Plan]) -> Plan | None:
    """The plan that is worked by: the one issued or approved, else the newest."""
    return next((plan for plan in plans if plan.state in IN_FORCE), plans[0] if plans else None)


def this_quarter(plan: Plan | None, today: date) -> Quarter:
    """The tasks of the plan that fall in today's quarter: two queries."""
    number = (today.month + 2) // 3
    if plan is None:
        return Quarter(None, number, [])
    near = []
    for task in plan.tasks.prefetch_related("timings"):
        timings = [timing.value for timing in task.timings.all()]
        if number in quarter_of_timings(timings, plan.year):
            near.append(NearTask(task, describe_all(timings)))
    return Quarter(plan, number, near)
