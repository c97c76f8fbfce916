"""A Word file of our own carries what it says as data, and so comes in again with nothing lost."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from plans.choices import ParagraphRole
from plans.content import ParagraphContent, PlanContent, TaskContent
from plans.reading.found import (
    Amount,
    FoundGoal,
    FoundMember,
    FoundTask,
    LineKind,
    Reading,
    ReadLine,
    Span,
)
from plans.reading.tasks import quarters
from shuangyong.documents.text_in import split_marker

_ROWS = ("timings", "paragraphs", "goals", "tasks", "members", "budget")
_KINDS: dict[str, Any] = {
    "level": int, "year": int, "target_count": int | None, "title_in_text": bool, "show_task_table": bool,
}  # fmt: skip


def content_in(said: Any) -> PlanContent | None:
    """What the file carries; None where it is not sound. Anybody may have written it."""
    if not isinstance(said, dict):
        return None
    try:
        content = PlanContent.from_json(said)
        rows: tuple[Any, ...] = (*content.paragraphs, *content.goals, *content.tasks, *content.members)
        PlanContent.from_json(content.to_json())
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return None
    return content if all(_is_sound(row) for row in rows) and _is_sound(content) else None


def _is_sound(row: Any) -> bool:
    """Whether every column holds what its type says: words, numbers, yes or no."""
    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in _ROWS}
    return all(
        isinstance(value, _KINDS.get(name, str)) and "\0" not in str(value) for name, value in values.items()
    )


def with_carried(reading: Reading, content: PlanContent) -> tuple[Reading, frozenset[int]]:
    """The reading with the work of `content`, and the lines that print has made of that work."""
    known = _Known(content.paragraphs)
    lines, printed = [], set()
    for line in reading.lines:
        same = known.take(line.text)
        if same is not None:
            lines.append(_as_it_was(line, same))
            continue
        lines.append(line)
        if line.kind is not LineKind.TITLE:
            printed.add(line.number)
    found = replace(
        reading,
        lines=tuple(lines),
        goals=tuple(FoundGoal(goal.text, _spans(lines, goal.text)) for goal in content.goals),
        tasks=tuple(_task(task, lines, content.year) for task in content.tasks),
        members=tuple(FoundMember(row.role, row.name, row.post) for row in content.members),
        group_name=content.group_name,
    )
    return found, frozenset(printed)


def restored(made: PlanContent, content: PlanContent) -> PlanContent:
    """The plan that was made, its paragraphs without the numbers that print had added to them."""
    known = _Known(content.paragraphs)
    rows = []
    for row in made.paragraphs:
        same = known.take(row.indent + row.marker + row.text)
        rows.append(row if same is None else replace(same, key=row.key))
    title_in_text = content.title_in_text if made.title == content.title else made.title_in_text
    return replace(
        made,
        paragraphs=tuple(rows),
        title_in_text=title_in_text,
        show_task_table=content.show_task_table,
    )


class _Known:
    """Paragraphs by their words as they are printed: with their typed number, or with one that print adds."""

    def __init__(self, paragraphs: Sequence[ParagraphContent]) -> None:
        self.as_typed: dict[str, list[ParagraphContent]] = {}
        self.numbered: dict[str, list[ParagraphContent]] = {}
        for row in paragraphs:
            added = bool(row.level) and not row.marker
            where = self.numbered if added else self.as_typed
            where.setdefault(_bare(row.text if added else row.marker + row.text), []).append(row)

    def take(self, text: str) -> ParagraphContent | None:
        """The next paragraph with these words, which is then taken."""
        words = split_marker(text)[2]
        same = self.as_typed.get(_bare(text)) or self.numbered.get(_bare(words))
        return same.pop(0) if same else None


def _as_it_was(line: ReadLine, paragraph: ParagraphContent) -> ReadLine:
    if paragraph.role == ParagraphRole.PART:
        return replace(line, kind=LineKind.HEADING, level=1, role=paragraph.role)
    level = split_marker(line.text)[3]
    if paragraph.level and (level != paragraph.level or paragraph.role):
        return replace(line, kind=LineKind.HEADING, level=paragraph.level, role=paragraph.role)
    kind = line.kind if paragraph.level else LineKind.BODY
    return replace(line, kind=kind, level=paragraph.level, role=paragraph.role)


def _task(task: TaskContent, lines: Sequence[ReadLine], year: int) -> FoundTask:
    same = (
        "details", "type_code", "direction", "responsible_unit", "responsible_person", "partners",
        "participants", "target_count", "measure_word", "fund_source", "place", "status", "timings",
    )  # fmt: skip
    return FoundTask(
        text=task.title,
        spans=_spans(lines, task.title),
        quarters=quarters(task.timings, year),
        amounts=() if task.budget is None else (Amount(task.budget),),
        **{name: getattr(task, name) for name in same},
    )


def _spans(lines: Sequence[ReadLine], words: str) -> tuple[Span, ...]:
    """Where the words stand first."""
    for line in lines:
        place = line.text.find(words) if words else -1
        if place >= 0:
            return (Span(line.number, place, place + len(words)),)
    return ()


def _bare(text: str) -> str:
    return "".join(text.split())
