"""发文机关标志: how large it stands, on how many lines, and what of the first page the head leaves.

Figures of GB/T 9704-2012, 7.2; both the PDF and Word set the head by them.
"""

import math
import re
from dataclasses import dataclass

from .model import Document, Imprint
from .title import title_lines
from .widths import text_width

RED = "#e60f14"
"""The red of mark and line (the standard prints M80 Y80), as screens show it."""

TOP = 99.21
"""Points from the upper edge of the type area to the upper edge of the mark: 35 mm."""

LINE, TITLE_LINE = 28.99, 36.24
"""Pitch of the text and of a title's lines in points."""

_ROOM = 425.0  # points of the 442 between the margins
_HIGHEST, _WIDEST = 62.0, 42.5  # 22 mm × 15 mm, more than which a higher office's mark has
_SQUEEZE = 0.72  # a mark is set narrow rather than small
_MOST_LINES = 3
_SMALLEST = 30.0  # points; a mark that would be smaller takes two lines
_PAGE_LINES, _LINE_LENGTH = 22, 28
RULE = 4.84
"""Points from the line of the number to the red line: 4 mm under the characters themselves."""

_SPACED = 2 * LINE + LINE + RULE + 2 * LINE  # two lines, the number, the red line, two lines
_LEAST_TEXT = 2


@dataclass(frozen=True, slots=True)
class HeadMark:
    """The mark as it is set: its lines, the size of its type in points, its width as a share of that."""

    lines: tuple[str, ...]
    size: float
    squeeze: float

    @property
    def height(self) -> float:
        """Points that all lines take."""
        return self.size * (1 + 1.15 * (len(self.lines) - 1))


@dataclass(frozen=True, slots=True)
class HeadRoom:
    """What stands above the text: whole lines, and the points that were added to make them whole."""

    lines: int
    spare: float


def head_mark(words: str) -> HeadMark:
    """The largest type in which the mark stays on one line, on two where one would be too small."""
    lines: tuple[str, ...] = (" ".join(words.split()),)
    size, squeeze = _size(lines[0])
    if size < _SMALLEST:
        lines = _cut(lines[0])
        size, squeeze = _size(max(lines, key=text_width))
    return HeadMark(lines, size, squeeze)


def _cut(words: str) -> tuple[str, ...]:
    """Two bodies stand under each other; one long name is cut by its sense."""
    bodies = [body for body in re.split(r"[、，\s]+", words) if body]
    return tuple(bodies) if 2 <= len(bodies) <= _MOST_LINES else tuple(title_lines(words))


def _size(words: str) -> tuple[float, float]:
    pitch = min(_WIDEST, _ROOM / max(text_width(words), 1.0))
    size = min(_HIGHEST, pitch / _SQUEEZE)
    return round(size, 2), round(pitch / size, 4)


def head_room(document: Document) -> HeadRoom | None:
    """Lines from the edge of the type area to the 主送机关 of a 红头, or to the text of a 白头.

    The head takes whole lines, so that the text stands on the grid. None where its height is not known
    before it is set (a title longer than any line breaker should see).
    """
    titles = len(title_lines(document.title)) if document.title.strip() else 0
    if titles == 1 and text_width(document.title) > _LINE_LENGTH * 16 / 22:
        return None
    points = titles * TITLE_LINE + (LINE if titles else 0)
    if document.head_mark:
        points += TOP + head_mark(document.head_mark).height + _SPACED
    elif document.number:
        points += 1.5 * LINE if titles else LINE
    lines = math.ceil(points / LINE - 0.01)
    return HeadRoom(lines, max(0.0, lines * LINE - points))


def with_recipients_placed(document: Document) -> tuple[str, str]:
    """`(主送 above the text, 主送 in the 版记)`: a list that would push all text off page 1 moves (7.3.2)."""
    if not (document.head_mark and document.recipients):
        return document.recipients, ""
    room = head_room(document)
    taken = math.ceil((text_width(document.recipients) + 1) / _LINE_LENGTH)
    above = room.lines if room else _PAGE_LINES
    if above + taken + _LEAST_TEXT > _PAGE_LINES:
        return "", document.recipients
    return document.recipients, ""


def imprint_of(document: Document) -> Imprint | None:
    """The 版记, also where nothing but a long list of recipients calls for one."""
    if document.imprint and (document.imprint.copies or document.imprint.printer or document.imprint.day):
        return document.imprint
    return Imprint() if with_recipients_placed(document)[1] else None
