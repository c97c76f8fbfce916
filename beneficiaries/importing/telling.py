"""What is told about rows and files: to clerks, in words that say what to do."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

ERROR, DOUBT = "error", "doubt"
"""Must be mended; may be accepted by somebody who has looked."""


class Wrong(Exception):
    """A cell that cannot be taken: what is wrong, how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field ("" for the whole row), and how to mend it."""

    weight: str
    field: str
    message: str
    mend: str = ""

    def as_json(self) -> list[str]:
        """For the `problems` of a stored row."""
        return [self.weight, self.field, self.message, self.mend]


def sent_before(done_at: datetime | None) -> str:
    """Of a file that comes a second time; `done_at` is when its rows went in, if they did."""
    if done_at is None:
        return "这个文件已经传过，还没有导完，接着办就行。"
    day = timezone.localtime(done_at)
    return f"这个文件在{day.year}年{day.month}月{day.day}日已经导入过了。"
