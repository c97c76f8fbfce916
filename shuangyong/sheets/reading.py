"""Reading an .xlsx that somebody sends: sheets as rows of cells, whatever program wrote it."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from .reading_limits import SAVE_AS, Limits, Package, Unreadable, inspect

Value = str | bool | Decimal | date | datetime | time | timedelta | None


class CellState(StrEnum):
    """What kind of content a cell has."""

    VALUE = "value"
    ERROR = "error"  # #REF! and the like
    UNSOLVED = "unsolved"  # a formula whose value was never stored


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it was found; numbers are Decimals, so that none is rounded on the way."""

    value: Value = None
    number_format: str = ""
    state: CellState = CellState.VALUE

    @property
    def is_blank(self) -> bool:
        blank_text = isinstance(self.value, str) and not self.value.strip(" \t\r\n\u3000\u00a0\ufeff\u200b")
        return self.state is CellState.VALUE and (self.value is None or blank_text)


BLANK = RawCell()


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that has something in it: its number in the sheet (from 1) and its cells from column A on."""

    number: int
    cells: tuple[RawCell, ...]

    def cell(self, column: int) -> RawCell:
        """The cell in the column (from 0); BLANK beyond the last one."""
        return self.cells[column] if column < len(self.cells) else BLANK


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet: its rows without the blank ones; the ranges of its joined cells (left, top, right, bottom)."""

    name: str
    rows: tuple[RawRow, ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


def read_workbook(data: bytes, limits: Limits | None = None) -> list[RawSheet]:
    """All sheets of the file. Raises Unreadable, with what to do, for all that cannot be read safely."""
    limits = limits or Limits()
    package = inspect(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which we do not read
            return list(_sheets(data, package, limits))
    except Unreadable:
        raise
    except Exception as error:
        # A damaged file makes the parser raise nearly anything; none of it is a fault of ours.
        raise Unreadable(f"这个文件读不出来，可能损坏了。{SAVE_AS}") from error


def _sheets(data: bytes, package: Package, limits: Limits) -> Iterator[RawSheet]:
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        worksheets: list[Any] = list(workbook.worksheets)
        for worksheet in worksheets:
            path = worksheet._worksheet_path.lstrip("/")
            formulas = _formulas(data, worksheet.title) if path in package.with_formulas else frozenset()
            yield RawSheet(
                worksheet.title,
                tuple(_rows(worksheet, formulas, limits)),
                tuple(_bounds(ref) for ref in package.merges.get(path, ())),
                worksheet.sheet_state != "visible",
            )
    finally:
        workbook.close()


def _formulas(data: bytes, title: str) -> frozenset[tuple[int, int]]:
    """Row and column of every formula: a second look, since the values alone do not tell."""
    workbook = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    try:
        worksheet: Any = workbook[title]
        worksheet.reset_dimensions()
        return frozenset(
            (cell.row, cell.column) for row in worksheet.iter_rows() for cell in row if cell.data_type == "f"
        )
    finally:
        workbook.close()


def _rows(worksheet: Any, formulas: frozenset[tuple[int, int]], limits: Limits) -> Iterator[RawRow]:
    worksheet.reset_dimensions()  # what the file says of itself may be wrong, or a trap
    found, blanks = 0, 0
    for number, row in enumerate(worksheet.iter_rows(), 1):
        cells = [_raw(cell, (number, index) in formulas) for index, cell in enumerate(row, 1)]
        while cells and cells[-1].is_blank:
            cells.pop()
        if not cells:
            blanks += 1
            if blanks > limits.blank_run:
                return
            continue
        blanks, found = 0, found + 1
        if found > limits.rows:
            raise Unreadable(f"“{worksheet.title}”的行数太多了：最多{limits.rows}行，请分成几个文件。")
        if len(cells) > limits.columns:
            last = get_column_letter(len(cells))
            raise Unreadable(
                f"“{worksheet.title}”第{number}行一直写到了{last}列：最多{limits.columns}列，请删掉右边多余的内容。"
            )
        yield RawRow(number, tuple(cells))


def _raw(cell: Any, is_formula: bool) -> RawCell:
    value = cell.value
    if value is None:
        return RawCell(state=CellState.UNSOLVED) if is_formula else BLANK
    if cell.data_type == "e":
        return RawCell(str(value), state=CellState.ERROR)
    if isinstance(value, bool | str):
        return RawCell(value)
    if isinstance(value, int | float):
        return RawCell(Decimal(repr(value)), str(cell.number_format))
    if isinstance(value, date | time | timedelta):
        return RawCell(value, str(cell.number_format))
    return RawCell(str(value))


def _bounds(ref: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(ref)
    return left or 1, top or 1, right or 1, bottom or 1
