"""How wide and how high: spreadsheets do not fit rows to wrapped Chinese text, so it is estimated here."""

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from .columns import CellKind, Column

LINE_HEIGHT = 14.6
"""Points a line of 11 pt text takes."""
MAX_ROW_HEIGHT = 409.0
"""The highest row that Excel allows, in points."""


def text_width(text: str) -> int:
    """Width in half-width characters; a Chinese character counts two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


LANDSCAPE_ROOM, PORTRAIT_ROOM = 88.0, 60.0
"""Chinese characters across A4 before fitting to the page shrinks 11 pt text below some 8 pt."""
_SIDES = 0.8
_NARROWEST = 4.0
# Numbers cannot wrap, and long texts need their width most.
_YIELDS = {CellKind.TEXT: 1.0, CellKind.LONG_TEXT: 0.5}


def fitted_widths(columns: Sequence[Column], *, landscape: bool) -> list[float]:
    """The columns' widths in characters; wide text columns give way so that the print stays readable."""
    room = (LANDSCAPE_ROOM if landscape else PORTRAIT_ROOM) - _SIDES * len(columns)
    spare = [max(0.0, column.width - _NARROWEST) * _YIELDS.get(column.kind, 0.0) for column in columns]
    excess = sum(column.width for column in columns) - room
    if excess <= 0 or not sum(spare):
        return [column.width for column in columns]
    share = min(1.0, excess / sum(spare))
    return [column.width - part * share for column, part in zip(columns, spare, strict=True)]


def column_width(characters: float) -> float:
    """A spreadsheet's column width for so many Chinese characters, with room at both sides."""
    return characters * 2 + 1.6


def lines_needed(text: str, characters: float) -> int:
    """Lines the text takes when wrapped to so many Chinese characters; at least one."""
    # Excel's unit of width is a figure of its default font: a Chinese character takes 2.1 of them. A little
    # is lost because punctuation may not begin a line.
    room = max(2.0, column_width(characters) * 0.954 - 0.6)
    return sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))


def row_height(
    lines: int,
    *,
    line_height: float = LINE_HEIGHT,
    padding: float = 6.0,
    most: float | None = MAX_ROW_HEIGHT,
) -> float:
    """Height in points for so many lines, within what Excel allows unless `most` says otherwise."""
    height = lines * line_height + padding
    return height if most is None else min(most, height)
