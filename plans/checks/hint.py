"""One hint: what was noticed, where, and what could be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.choices import ItemKind
from plans.content import ParagraphContent, TaskContent


@dataclass(frozen=True, slots=True)
class Place:
    """A row the hint is about; `label` is the row's own words, cut short."""

    item_kind: str
    item_key: str
    label: str


@dataclass(frozen=True, slots=True)
class Hint:
    """`code` is stable, `message` says what was noticed, `fix` what could be done; `places` may be empty.

    `is_missing` marks what a reviewer will look for and not find: it is named before submission.
    """

    code: str
    message: str
    fix: str = ""
    places: tuple[Place, ...] = ()
    is_missing: bool = False

    @property
    def item_kind(self) -> str:
        """The kind of the first place; the whole plan when there is none."""
        return self.places[0].item_kind if self.places else str(ItemKind.PLAN)

    @property
    def item_key(self) -> str:
        """The key of the first place; empty when there is none."""
        return self.places[0].item_key if self.places else ""


def task_places(tasks: Sequence[TaskContent]) -> tuple[Place, ...]:
    return tuple(Place(str(ItemKind.TASK), task.key, short(task.title)) for task in tasks)


def paragraph_places(rows: Sequence[ParagraphContent]) -> tuple[Place, ...]:
    return tuple(Place(str(ItemKind.PARAGRAPH), row.key, short(row.marker + row.text)) for row in rows)


def short(words: str, length: int = 18) -> str:
    """The beginning of the words, on one line."""
    line = " ".join(words.split()) or "（空）"
    return line if len(line) <= length else f"{line[:length]}…"
