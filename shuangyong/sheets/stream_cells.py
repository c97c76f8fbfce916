"""Cells of a long sheet as XML: texts are inline strings, so that none can be a formula."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import cast

from .cells import SafeCell, clean_text, is_dangerous, safe_cell
from .columns import CellKind, Column
from .layout import column_width, lines_needed, row_height

_EPOCH = date(1899, 12, 30)
_NAMED_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SHORT = 1000
_PLAIN = 255  # signs; longer texts show as #### in the text format of old spreadsheets


class Look(StrEnum):
    """What a row of the frame shows the look of."""

    BODY = "body"
    QUOTED = "quoted"  # text that a spreadsheet might take for a formula once it is edited
    LONG = "long"  # text too long for the text format
    TOTAL = "total"


Looks = Mapping[Look, Sequence[str]]
"""The number of each column's style, for each look."""


def escaped(text: str) -> str:
    """For XML; `_x0041_` would be read as the sign with that number."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NAMED_CODE.sub("_x005F_", text) if "_x" in text else text


def letters(place: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


class RowWriter:
    """Turns the values of rows into `<row>` elements."""

    def __init__(self, columns: Sequence[Column], looks: Looks, least_lines: int) -> None:
        self._columns = columns
        self._looks = looks
        self._least = least_lines
        self._letters = [letters(place) for place in range(len(columns))]
        # So many half-width signs stand on one line for certain.
        self._sure = [int(column_width(column.width) * 0.954 - 0.6) for column in columns]

    def row(self, number: int, values: Sequence[object], look: Look) -> str:
        """Row `number` (from 1) of the sheet."""
        lines, cells = self._least, []
        for place, value in enumerate(values):
            if value is None or value == "":
                cells.append(f'<c r="{self._letters[place]}{number}" s="{self._looks[look][place]}"/>')
                continue
            cell, needed = self._cell(number, place, value, look)
            cells.append(cell)
            lines = max(lines, needed)
        height = row_height(lines, padding=8)
        return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'

    def _cell(self, number: int, place: int, value: object, look: Look) -> tuple[str, int]:
        """One cell that is not empty, and the lines it takes."""
        column, where = self._columns[place], f"{self._letters[place]}{number}"
        if type(value) is str and column.kind in (CellKind.TEXT, CellKind.LONG_TEXT):
            # What can be printed has no control signs; nearly every text is short and can.
            text = value if len(value) < _SHORT and value.isprintable() else clean_text(value)
        else:
            safe = safe_cell(value, column.kind)
            if not safe.is_text:
                return f'<c r="{where}" s="{self._looks[look][place]}"><v>{_figure(safe)}</v></c>', 1
            text = cast("str", safe.value)
        if look is Look.BODY:
            look = _look(text)
        halves = len(text) if text.isascii() else 2 * len(text)
        short = halves <= self._sure[place] and "\n" not in text
        cell = (
            f'<c r="{where}" s="{self._looks[look][place]}" t="inlineStr">'
            f'<is><t xml:space="preserve">{escaped(text)}</t></is></c>'
        )
        return cell, 1 if short else lines_needed(text, column.width)


def _look(text: str) -> Look:
    if text[:1].isalnum() and len(text) <= _PLAIN:
        return Look.BODY
    return Look.QUOTED if is_dangerous(text) else Look.LONG if len(text) > _PLAIN else Look.BODY


def _figure(safe: SafeCell) -> str:
    """A number, or the number of a day."""
    value = safe.value
    if isinstance(value, datetime):
        seconds = (value - datetime(value.year, value.month, value.day)).total_seconds()
        return repr((value.date() - _EPOCH).days + seconds / 86400)
    if isinstance(value, date):
        return str((value - _EPOCH).days)
    return str(value)
