"""Putting a safe value into a cell, with the look of its column."""

from typing import TYPE_CHECKING, cast

from . import styles
from .cells import DATE_FORMAT, MONEY_FORMAT, TEXT_FORMAT, WHOLE_FORMAT, SafeCell, safe_cell
from .columns import CellKind, Column
from .formulas import Formula

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {
    CellKind.TEXT: TEXT_FORMAT,
    CellKind.LONG_TEXT: TEXT_FORMAT,
    CellKind.MONEY: MONEY_FORMAT,
    CellKind.NUMBER: WHOLE_FORMAT,
    CellKind.DATE: DATE_FORMAT,
}
"""What an empty cell is waiting for: in the text format 4-6 stays 4-6 when it is typed."""


SUM_FORMAT = f'{MONEY_FORMAT};-{MONEY_FORMAT};"—"'
"""A sum of nothing is a dash: a table full of zeros hides its figures."""


def cell_at(worksheet: "Worksheet", row: int, column: int) -> "Cell":
    """The cell at row and column (from 1); none is merged yet when it is written."""
    return cast("Cell", worksheet.cell(row, column))


def put(cell: "Cell", safe: SafeCell) -> None:
    """Write a safe value; a text is declared a text, so that "=1+1" stays what it says."""
    cell.value = safe.value
    if safe.is_text:
        cell.data_type = "s"
    cell.number_format = safe.number_format
    if safe.quote_prefix:
        cell.quotePrefix = True


def put_value(cell: "Cell", value: object, column: Column, *, strong: bool = False) -> SafeCell:
    """Write a value, or a formula with the look of its value; returns what it shows."""
    safe = safe_cell(value.value if isinstance(value, Formula) else value, column.kind)
    put(cell, safe)
    if isinstance(value, Formula):
        cell.value, cell.data_type = f"={value.text(cell.row)}", "f"
        if column.kind is CellKind.MONEY:
            cell.number_format = SUM_FORMAT
    elif safe.value is None:
        cell.number_format = _FORMATS.get(column.kind, cell.number_format)
    cell.font, cell.border = styles.TOTAL_FONT if strong else styles.BODY_FONT, styles.GRID
    cell.alignment = styles.BODY_ALIGNMENT[column.alignment]
    if strong:
        if safe.is_text:
            cell.alignment = styles.CENTRED
        cell.fill = styles.TOTAL_FILL
    return safe
