"""Columns of a sheet: one declaration for its head, its widths and how its values are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class CellKind(StrEnum):
    """How a column's values are written into cells."""

    TEXT = "text"  # always text, also for whole numbers (ids, phones): nothing is rounded or reformatted
    LONG_TEXT = "long_text"  # text over several lines
    NUMBER = "number"  # a count
    MONEY = "money"  # yuan with two decimals
    DATE = "date"  # a real date, shown as 2027年3月5日
    INDEX = "index"  # 1, 2, 3 … filled in when the row brings no value


Align = Literal["left", "center", "right"]
_ALIGN: dict[CellKind, Align] = {
    CellKind.TEXT: "left",
    CellKind.LONG_TEXT: "left",
    CellKind.NUMBER: "right",
    CellKind.MONEY: "right",
    CellKind.DATE: "center",
    CellKind.INDEX: "center",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key its values have in a row, its head, its width in Chinese characters of 11 pt.

    All widths together may be about 75 characters on landscape A4; text columns give way beyond that.
    In a sheet that is filled in and sent back, `choices` become a drop-down (anything else is refused when
    `only_choices`), `prompt` is shown beside the cell, a `hidden` column carries keys, and `synonyms` are the
    other heads under which offices know the column.
    """

    key: str
    title: str
    width: float = 8
    kind: CellKind = CellKind.TEXT
    align: Align | None = None
    choices: Sequence[str] = ()
    only_choices: bool = True
    prompt: str = ""
    hidden: bool = False
    synonyms: Sequence[str] = ()

    @property
    def alignment(self) -> Align:
        """The horizontal alignment, by kind unless one is given."""
        return self.align or _ALIGN[self.kind]
