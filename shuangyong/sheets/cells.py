"""Values that are safe in a spreadsheet: no live formulas, no rounded numbers, no characters it refuses."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from .columns import CellKind

TEXT_FORMAT, GENERAL_FORMAT, WHOLE_FORMAT, MONEY_FORMAT = "@", "General", "0", "#,##0.00"
DATE_FORMAT = 'yyyy"年"m"月"d"日"'
DATETIME_FORMAT = f"{DATE_FORMAT} hh:mm"

MAX_TEXT = 32_767
"""Characters (UTF-16 units) that a cell holds."""
_CUT_NOTE = "……（内容过长，此处有删节）"
_EXACT = 10**15  # spreadsheets keep 15 figures; the rest would turn into zeros

# What XML 1.0 cannot carry: control characters, halves of surrogate pairs, the two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class SafeCell:
    """A value ready to be written; `quote_prefix` keeps a text a text when someone edits the cell."""

    value: str | int | float | Decimal | date | datetime | None
    number_format: str = GENERAL_FORMAT
    quote_prefix: bool = False

    @property
    def is_text(self) -> bool:
        """True when the cell must be written as a string, whatever it looks like."""
        return isinstance(self.value, str)


def clean_text(text: str) -> str:
    """The text without what a spreadsheet cannot hold; line ends become \\n, nothing else changes."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text.encode("utf-16-le")) // 2 <= MAX_TEXT:
        return text
    room = (MAX_TEXT - len(_CUT_NOTE)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT_NOTE


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula (also after an edit, or as CSV)."""
    return text.startswith(_DANGEROUS) or text.lstrip().startswith(_DANGEROUS)


def safe_cell(value: object, kind: CellKind = CellKind.LONG_TEXT) -> SafeCell:
    """The value as it may be written into a column of this kind; never raises.

    Text stays text, exactly; numbers stay numbers unless the kind is text or they have more than 15 figures.
    """
    match value:
        case None | "":
            return SafeCell(None)
        case bool():
            return _text("是" if value else "否")
        case datetime():
            return (
                SafeCell(value.replace(tzinfo=None), DATETIME_FORMAT)
                if value.year >= 1900
                else _text(str(value))
            )
        case date():
            return SafeCell(value, DATE_FORMAT) if value.year >= 1900 else _text(str(value))
        case int() | float() | Decimal():
            return _number(value, kind)
    return _text(str(value))


def _text(value: str) -> SafeCell:
    text = clean_text(value)
    # "@" keeps 4-6 and 007 as they are when edited; old Excel shows long texts in it as ####.
    number_format = TEXT_FORMAT if len(text) <= 255 else GENERAL_FORMAT
    return SafeCell(text or None, number_format, quote_prefix=is_dangerous(text))


def _number(value: int | float | Decimal, kind: CellKind) -> SafeCell:
    if kind in (CellKind.TEXT, CellKind.LONG_TEXT) or not _is_exact(value):
        return _text(str(value))
    if kind is CellKind.MONEY:
        return SafeCell(value, MONEY_FORMAT)
    return SafeCell(value, WHOLE_FORMAT if value == int(value) else GENERAL_FORMAT)


def _is_exact(value: int | float | Decimal) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value) < _EXACT and len(value.normalize().as_tuple().digits) <= 15
    return (isinstance(value, int) or isfinite(value)) and abs(value) < _EXACT
