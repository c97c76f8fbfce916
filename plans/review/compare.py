"""Two states of a plan side by side: which rows came, went, moved, and what changed in them."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from plans.choices import ItemKind
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.review.field_words import (
    FieldWords,
    goal_words,
    member_words,
    paragraph_words,
    plan_words,
    task_words,
)
from plans.review.segments import Segment, segments

Content = PlanContent | ParagraphContent | GoalContent | TaskContent | MemberContent
Row = ParagraphContent | GoalContent | TaskContent | MemberContent
Words = Callable[[Any], FieldWords]


class Change(StrEnum):
    """What happened to a row. A row that moved and changed too is CHANGED, with `moved`."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


WORDS = {Change.ADDED: "新增", Change.REMOVED: "删除", Change.CHANGED: "修改", Change.MOVED: "移动"}


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field before and after, in the words a reader sees."""

    name: str
    label: str
    old: str
    new: str

    @property
    def changed(self) -> bool:
        return self.old != self.new

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Computed when asked for: counting the changes of a whole queue does not need them."""
        return segments(self.old, self.new)


@dataclass(frozen=True, slots=True)
class RowComparison:
    """A row before and after; `row` is as it is now, or as it was when REMOVED."""

    kind: ItemKind
    key: str
    change: Change
    row: Content
    fields: Mapping[str, FieldComparison]
    moved: bool = False

    @property
    def word(self) -> str:
        """新增, 删除, 修改, 移动, 修改并移动, or nothing."""
        if self.change is Change.CHANGED and self.moved:
            return "修改并移动"
        return WORDS.get(self.change, "")

    @property
    def is_changed(self) -> bool:
        return self.change is not Change.SAME

    @property
    def changed_fields(self) -> list[FieldComparison]:
        return [item for item in self.fields.values() if item.changed]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole plan; each list stands in the new order, with removed rows where they stood."""

    old: PlanContent
    new: PlanContent
    plan: RowComparison
    paragraphs: tuple[RowComparison, ...] = ()
    goals: tuple[RowComparison, ...] = ()
    tasks: tuple[RowComparison, ...] = ()
    members: tuple[RowComparison, ...] = ()
    counts: Mapping[Change, int] = field(default_factory=dict)

    @property
    def has_changes(self) -> bool:
        return bool(self.counts)

    @property
    def summary(self) -> str:
        """新增3处，删除1处，修改4处; or 没有改动."""
        parts = [f"{word}{self.counts[change]}处" for change, word in WORDS.items() if change in self.counts]
        return "，".join(parts) or "没有改动"


def compare(old: PlanContent, new: PlanContent, type_names: Mapping[str, str] | None = None) -> Comparison:
    """Match the rows of two states by their keys. `type_names`: the task types' names by code."""
    of_task = partial(task_words, type_names=type_names or {})
    plan = _compare_row(ItemKind.PLAN, "", (old, plan_words(old)), (new, plan_words(new)), moved=False)
    paragraphs = _rows(ItemKind.PARAGRAPH, old.paragraphs, new.paragraphs, paragraph_words)
    goals = _rows(ItemKind.GOAL, old.goals, new.goals, goal_words)
    tasks = _rows(ItemKind.TASK, old.tasks, new.tasks, of_task)
    members = _rows(ItemKind.MEMBER, old.members, new.members, member_words)
    counts: dict[Change, int] = {}
    for row in (plan, *paragraphs, *goals, *tasks, *members):
        if row.is_changed:
            counts[row.change] = counts.get(row.change, 0) + 1
    return Comparison(old, new, plan, paragraphs, goals, tasks, members, counts)


def _rows(kind: ItemKind, old: Sequence[Row], new: Sequence[Row], words: Words) -> tuple[RowComparison, ...]:
    before = {row.key: row for row in old}
    after = {row.key for row in new}
    kept = [row.key for row in old if row.key in after]
    moved = _moved(kept, [row.key for row in new if row.key in before])
    gone = _gone_behind(old, after)
    result = [_one_sided(kind, row, words, Change.REMOVED) for row in gone.get("", [])]
    for row in new:
        earlier = before.get(row.key)
        if earlier is None:
            result.append(_one_sided(kind, row, words, Change.ADDED))
        else:
            sides = (earlier, words(earlier)), (row, words(row))
            result.append(_compare_row(kind, row.key, *sides, moved=row.key in moved))
        result += [_one_sided(kind, lost, words, Change.REMOVED) for lost in gone.get(row.key, [])]
    return tuple(result)


def _compare_row(
    kind: ItemKind, key: str, old: tuple[Content, FieldWords], new: tuple[Content, FieldWords], *, moved: bool
) -> RowComparison:
    fields = {
        name: FieldComparison(name, label, old[1][name][1], words) for name, (label, words) in new[1].items()
    }
    changed = any(item.changed for item in fields.values())
    change = Change.CHANGED if changed else Change.MOVED if moved else Change.SAME
    return RowComparison(kind, key, change, new[0], fields, moved)


def _one_sided(kind: ItemKind, row: Row, words: Words, change: Change) -> RowComparison:
    fields = {
        name: FieldComparison(
            name, label, text if change is Change.REMOVED else "", "" if change is Change.REMOVED else text
        )
        for name, (label, text) in words(row).items()
    }
    return RowComparison(kind, row.key, change, row, fields)


def _gone_behind(old: Sequence[Row], kept: set[str]) -> dict[str, list[Row]]:
    """The removed rows by the key of the kept row they stood behind ("" at the start)."""
    gone: dict[str, list[Row]] = {}
    anchor = ""
    for row in old:
        if row.key in kept:
            anchor = row.key
        else:
            gone.setdefault(anchor, []).append(row)
    return gone


def _moved(old: list[str], new: list[str]) -> set[str]:
    """The fewest keys that must move to turn one order into the other: all but a longest rising run."""
    place = {key: index for index, key in enumerate(old)}
    tails: list[int] = []  # the smallest end of a rising run of each length
    tail_keys: list[str] = []
    before: dict[str, str] = {}
    for key in new:
        length = bisect_left(tails, place[key])
        if length:
            before[key] = tail_keys[length - 1]
        tails[length : length + 1] = [place[key]]
        tail_keys[length : length + 1] = [key]
    stayed = set()
    key_or_none = tail_keys[-1] if tail_keys else None
    while key_or_none is not None:
        stayed.add(key_or_none)
        key_or_none = before.get(key_or_none)
    return set(new) - stayed
