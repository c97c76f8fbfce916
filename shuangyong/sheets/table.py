"""Writing one sheet's cells: title, subtitle, head, rows and totals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter

from . import styles
from .cells import SafeCell, safe_cell
from .columns import CellKind, Column
from .layout import MAX_ROW_HEIGHT, column_width, fitted_widths, lines_needed, row_height
from .sheet import Row, Sheet, values_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

EMPTY = "（暂无内容）"


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the table stands: the row of its head, its last data row, its last row with totals, its width."""

    head: int
    last_data: int
    last: int
    columns: int


def write_table(worksheet: "Worksheet", sheet: Sheet) -> Extent:
    """Write the whole sheet and say where its parts stand; row numbers count from 1."""
    widths = fitted_widths(sheet.columns, landscape=sheet.landscape)
    columns = [replace(column, width=width) for column, width in zip(sheet.columns, widths, strict=True)]
    sheet = replace(sheet, columns=columns)
    for number, column in enumerate(columns, 1):
        worksheet.column_dimensions[get_column_letter(number)].width = column_width(column.width)
    head = row = _write_titles(worksheet, sheet)
    _write_heads(worksheet, row, columns)
    sums: dict[str, Decimal] = dict.fromkeys(sheet.totals, Decimal(0))
    for index, source in enumerate(sheet.rows, 1):
        row += 1
        _write_row(worksheet, sheet, row, _filled(sheet, source, index), sums)
    if row == head:
        row += 1
        _write_across(worksheet, row, len(columns), EMPTY, styles.BODY_FONT, 26, grid=True)
        return Extent(head, row, row, len(columns))
    last_data = row
    if sheet.totals:
        row += 1
        _write_totals(worksheet, sheet, row, sums)
    return Extent(head, last_data, row, len(columns))


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


def _write_titles(worksheet: "Worksheet", sheet: Sheet) -> int:
    """Title and subtitle over the whole width; returns the row for the head."""
    width, characters = len(sheet.columns), sum(column.width for column in sheet.columns)
    lines = lines_needed(sheet.title, characters * 11 / styles.TITLE_FONT.size)
    height = row_height(lines, line_height=28, padding=12)
    _write_across(worksheet, 1, width, sheet.title, styles.TITLE_FONT, height)
    if not sheet.subtitle:
        return 2
    lines = lines_needed(sheet.subtitle, characters * 11 / styles.SUBTITLE_FONT.size)
    _write_across(
        worksheet, 2, width, sheet.subtitle, styles.SUBTITLE_FONT, row_height(lines, line_height=17)
    )
    return 3


def _write_across(
    worksheet: "Worksheet",
    row: int,
    width: int,
    text: str,
    font: "Font",
    height: float,
    *,
    grid: bool = False,
) -> None:
    cell = cell_at(worksheet, row, 1)
    put(cell, safe_cell(text))
    cell.font, cell.alignment = font, styles.CENTRED
    if grid:
        for number in range(1, width + 1):
            worksheet.cell(row, number).border = styles.GRID
    if width > 1:
        worksheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    worksheet.row_dimensions[row].height = height


def _write_heads(worksheet: "Worksheet", row: int, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = cell_at(worksheet, row, number)
        put(cell, safe_cell(column.title))
        cell.font, cell.fill = styles.HEAD_FONT, styles.HEAD_FILL
        cell.border, cell.alignment = styles.GRID, styles.CENTRED
    lines = max(lines_needed(column.title, column.width) for column in columns)
    worksheet.row_dimensions[row].height = row_height(lines, padding=10)


def _filled(sheet: Sheet, source: Row, index: int) -> list[object]:
    values = values_of(sheet, source)
    return [
        index if value is None and column.kind is CellKind.INDEX else value
        for column, value in zip(sheet.columns, values, strict=True)
    ]


def _write_row(
    worksheet: "Worksheet", sheet: Sheet, row: int, values: list[object], sums: dict[str, Decimal]
) -> None:
    lines = 1
    for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True), 1):
        safe = safe_cell(value, column.kind)
        _style(cell_at(worksheet, row, number), safe, column, styles.BODY_FONT)
        if safe.is_text:
            lines = max(lines, lines_needed(str(safe.value), column.width))
        elif column.key in sums and isinstance(safe.value, int | float | Decimal):
            sums[column.key] += Decimal(str(safe.value))
    height = worksheet.row_dimensions[row].height = row_height(lines, padding=8)
    if height == MAX_ROW_HEIGHT:  # what does not fit is cut off at the end, not at both ends
        for number, column in enumerate(sheet.columns, 1):
            cell_at(worksheet, row, number).alignment = styles.TOP_ALIGNMENT[column.alignment]


def _write_totals(worksheet: "Worksheet", sheet: Sheet, row: int, sums: dict[str, Decimal]) -> None:
    """The last row; plain numbers, since a formula reads as blank until a spreadsheet has worked it out."""
    labelled = False
    for number, column in enumerate(sheet.columns, 1):
        value: object = sums.get(column.key)
        if value is None and not labelled and column.kind is not CellKind.INDEX:
            value, labelled = "合计", True
        safe = safe_cell(value, column.kind)
        _style(cell_at(worksheet, row, number), safe, column, styles.TOTAL_FONT, styles.TOTAL_FILL)
    worksheet.row_dimensions[row].height = row_height(1, padding=10)


def _style(
    cell: "Cell", safe: SafeCell, column: Column, font: "Font", fill: "PatternFill | None" = None
) -> None:
    put(cell, safe)
    cell.font, cell.border = font, styles.GRID
    cell.alignment = styles.BODY_ALIGNMENT[column.alignment]
    if fill:
        cell.fill = fill
