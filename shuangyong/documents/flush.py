"""Full lines that reach the right edge: WeasyPrint stretches blanks only, and Chinese has none.

It works on the pages between layout and drawing. The tree of boxes is no public interface of WeasyPrint,
so its version is pinned and a test measures the edge.
"""

from collections.abc import Iterable, Iterator
from typing import Any

_CLASSES = frozenset({"body", "level-1", "level-2", "level-3", "level-4"})
_MOST = 3.2
"""Widths of a character a line may be short of; beyond that it was broken before a long word or by hand."""


def fill_lines(pages: Iterable[Any]) -> None:
    """Let the characters of every line but a paragraph's last stand a hair wider apart."""
    for page in pages:
        for line, width in _lines(page._page_box):
            _fill(line, width)


def _lines(box: Any) -> Iterator[tuple[Any, float]]:
    """The lines of body text below a box that go on in another line, and the width they should have."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ != "LineBox":
            yield from _lines(child)
        elif getattr(child, "resume_at", None) and _CLASSES.intersection(_classes(box)):
            yield child, box.width - (child.children[0].position_x - box.content_box_x())


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _fill(line: Any, width: float) -> None:
    boxes = list(_texts(line))
    count = sum(len(box.text) for box in boxes)
    room = width - sum(box.width for box in boxes)
    if count < 2 or not 0 < room < _MOST * line.style["font_size"]:
        return
    extra = room / (count - 1)
    shift = 0.0
    for box in boxes:
        box.style = box.style.copy()
        box.style["letter_spacing"] += extra
        box.position_x += shift
        box.width += extra * len(box.text)
        shift += extra * len(box.text)


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _texts(child)
