"""PlanContent: the whole of a plan as one value, its text and its work, apart from any database row.

Templates, copies of last year, imported texts, snapshots for the review, comparison, checks and the
printed Document all speak this one language. Keys are 32 hex digits, the same in every copy of a row.
"""

from dataclasses import asdict, dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, Self, TypeVar
from uuid import uuid4

from shuangyong.almanac.timing import Timing

T = TypeVar("T")


def new_key() -> str:
    """A key for a row that has not been stored yet."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class ParagraphContent:
    """`indent + marker + text` is the line as it was typed; level 0 = body, 1..4 = 一、（一）1.（1）."""

    text: str
    level: int = 0
    marker: str = ""
    indent: str = ""
    role: str = ""
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class GoalContent:
    text: str
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class TaskContent:
    """Only `title` is required. `type_code` names a TaskType; `budget` is in yuan."""

    title: str
    details: str = ""
    type_code: str = ""
    direction: str = ""
    responsible_unit: str = ""
    responsible_person: str = ""
    partners: str = ""
    participants: str = ""
    target_count: int | None = None
    measure_word: str = ""
    budget: Decimal | None = None
    fund_source: str = ""
    place: str = ""
    status: str = "planned"
    timings: tuple[Timing, ...] = ()
    paragraph_key: str = ""
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class MemberContent:
    name: str
    role: str = "member"
    post: str = ""
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Everything a plan says. `title_in_text` is False while nobody has typed the title."""

    title: str
    year: int
    title_in_text: bool = True
    group_name: str = ""
    show_task_table: bool = True
    paragraphs: tuple[ParagraphContent, ...] = ()
    goals: tuple[GoalContent, ...] = ()
    tasks: tuple[TaskContent, ...] = ()
    members: tuple[MemberContent, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """JSON-ready dict, for a snapshot; `from_json` gives back an equal value."""
        return {
            **asdict(self),
            "tasks": [
                {
                    **asdict(task),
                    "budget": None if task.budget is None else str(task.budget),
                    "timings": [timing.to_json() for timing in task.timings],
                }
                for task in self.tasks
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The inverse of `to_json`; unknown names are passed over: old snapshots stay readable."""
        tasks = tuple(
            _known(
                TaskContent,
                {
                    **task,
                    "budget": None if task.get("budget") is None else Decimal(task["budget"]),
                    "timings": tuple(Timing.from_json(timing) for timing in task.get("timings", [])),
                },
            )
            for task in data.get("tasks", [])
        )
        rows = {
            "paragraphs": tuple(_known(ParagraphContent, row) for row in data.get("paragraphs", [])),
            "goals": tuple(_known(GoalContent, row) for row in data.get("goals", [])),
            "members": tuple(_known(MemberContent, row) for row in data.get("members", [])),
        }
        return _known(cls, {**data, **rows, "tasks": tasks})

    def with_new_keys(self) -> Self:
        """The same content as rows of another plan (a copy of last year is not a revision of it)."""
        moved = {paragraph.key: new_key() for paragraph in self.paragraphs}
        return replace(
            self,
            paragraphs=tuple(replace(row, key=moved[row.key]) for row in self.paragraphs),
            goals=tuple(replace(row, key=new_key()) for row in self.goals),
            tasks=tuple(
                replace(row, key=new_key(), paragraph_key=moved.get(row.paragraph_key, ""))
                for row in self.tasks
            ),
            members=tuple(replace(row, key=new_key()) for row in self.members),
        )


def _known(cls: type[T], data: dict[str, Any]) -> T:
    names = {item.name for item in fields(cls)}  # type: ignore[arg-type]
    return cls(**{name: value for name, value in data.items() if name in names})
