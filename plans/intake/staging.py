"""Lines on their way between the database and the reader; and what a change does to them."""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any

from plans.reading.found import Edit, Span
from shuangyong.documents.incoming import IncomingLine

_USUAL = {item.name: item.default for item in fields(IncomingLine) if item.default is not MISSING}
_NAMES = {item.name for item in fields(IncomingLine)}
Stored = dict[str, Any]


def stored(lines: Iterable[IncomingLine]) -> list[Stored]:
    """JSON-ready, without what is as usual."""
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name in sorted(_NAMES)
            if (value := getattr(line, name)) != _USUAL.get(name)
        }
        | {"text": line.text}
        for line in lines
    ]


def unstored(data: Iterable[Stored]) -> tuple[IncomingLine, ...]:
    """The inverse of `stored`; names that are no longer known are passed over."""
    return tuple(_line(item) for item in data)


def _line(item: Stored) -> IncomingLine:
    known: Stored = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in item.items()
        if name in _NAMES
    }
    return IncomingLine(**known)


def with_edits(
    lines: Sequence[IncomingLine], edits: Iterable[Edit]
) -> tuple[tuple[IncomingLine, ...], dict[int, int]]:
    """The lines with the edits made, and where each line that is left stands now.

    What lies outside the text or over another edit is passed over; a line left without words goes.
    """
    changed = list(lines)
    free_until: dict[int, int] = {}
    for edit in sorted(set(edits), key=lambda item: item.span, reverse=True):
        span = edit.span
        if not _fits(span, changed) or span.end > free_until.get(span.line, span.end):
            continue
        free_until[span.line] = span.start
        line = changed[span.line]
        changed[span.line] = _with_text(line, line.text[: span.start] + edit.text + line.text[span.end :])
    kept = [number for number, line in enumerate(changed) if line.text.strip() or not lines[number].text]
    return tuple(changed[number] for number in kept), {old: new for new, old in enumerate(kept)}


def _fits(span: Span, lines: Sequence[IncomingLine]) -> bool:
    inside = 0 <= span.line < len(lines)
    return inside and 0 <= span.start <= span.end <= len(lines[span.line].text)


def _with_text(line: IncomingLine, text: str) -> IncomingLine:
    if not line.cells:
        return replace(line, text=text)
    cells = tuple(cell.strip() for cell in text.split("\t"))
    # A cell too many or too few would shift the columns of the table.
    return replace(line, text=text, cells=cells if len(cells) == len(line.cells) else line.cells)


def patch(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """[start, how many stand there after, what stood there before]: what `unpatched` needs to go back."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[len(before) - 1 - end] == after[len(after) - 1 - end]:
        end += 1
    return [start, len(after) - end - start, list(before[start : len(before) - end])]


def unpatched(after: Sequence[Any], step: Sequence[Any]) -> list[Any]:
    """What stood there before the change that `patch` describes."""
    start, count, old = step
    return [*after[:start], *old, *after[start + count :]]
