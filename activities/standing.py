"""How one task of a plan stands: done beside its target, and the word for it on every page."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from plans.choices import TaskStatus
from plans.models import Task

SOON = timedelta(days=14)


class Standing(StrEnum):
    """How a task stands today."""

    DONE = "done"
    GOING = "going"
    LATE = "late"
    SHORT = "short"
    OPEN = "open"
    DROPPED = "dropped"


_WORDS = {
    Standing.DONE: "已完成",
    Standing.GOING: "进行中",
    Standing.LATE: "逾期",
    Standing.OPEN: "未开始",
    Standing.DROPPED: "已取消",
}


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """`done` is in the task's measure word, and None where its target is not of a kind that is counted.

    `activities` are done, `coming` are planned; `due` is the last day of the task's last stretch of days,
    None for a task that has none; `spent` holds what was typed and what was given at visits. `until`: it is
    told as it stood at the end of that day.
    """

    task: Task
    quarters: frozenset[int]
    target: int | None
    done: int
    activities: int
    coming: int
    budget: Decimal | None
    spent: Decimal
    due: date | None
    until: date | None = None

    @property
    def is_done(self) -> bool:
        """Said to be done in the plan; else the target is reached; without a target, done once."""
        # When it was said is not kept: of an earlier day it is believed where its time was up by then.
        was_due = self.until is None or self.due is None or self.due <= self.until
        if self.task.status == TaskStatus.DONE and was_due:
            return True
        if self.target:
            return self.done >= self.target
        return self.activities > 0 and self.coming == 0

    @property
    def is_dropped(self) -> bool:
        return self.task.status == TaskStatus.CANCELLED

    @property
    def percent(self) -> int:
        """0–100, for a bar."""
        if self.is_done:
            return 100
        return min(99, self.done * 100 // self.target) if self.target else 0

    @property
    def is_begun(self) -> bool:
        """Whether anything of it was done."""
        return bool(self.activities or self.done)

    @property
    def lacking(self) -> int:
        """What is left to the target; 0 without one."""
        return max(0, (self.target or 0) - self.done)

    def is_behind(self, today: date) -> bool:
        """Its time has passed and it is not done: not begun, short of its target, or still going."""
        return not (self.is_done or self.is_dropped) and self.due is not None and self.due < today

    def is_overdue(self, today: date) -> bool:
        """Its time has passed and nothing of it was done."""
        return self.is_behind(today) and not self.is_begun

    def is_short(self, today: date) -> bool:
        """Its time has passed, some was done, the target is not reached and nothing more is arranged."""
        return self.is_behind(today) and self.is_begun and not self.coming

    def is_due_soon(self, today: date) -> bool:
        if self.is_done or self.is_dropped or self.due is None:
            return False
        return today <= self.due <= today + SOON

    def standing(self, today: date) -> Standing:
        """How it stands; the name of its shape on a page."""
        if self.is_dropped:
            return Standing.DROPPED
        if self.is_done:
            return Standing.DONE
        if self.is_overdue(today):
            return Standing.LATE
        if self.is_short(today):
            return Standing.SHORT
        return Standing.GOING if self.is_begun else Standing.OPEN

    def word(self, today: date) -> str:
        """已取消, 已完成, 逾期, 还差2户, 进行中, 未开始."""
        standing = self.standing(today)
        if standing is Standing.SHORT:
            return f"还差{self.lacking}{self.task.measure_word or '次'}"
        return _WORDS[standing]
