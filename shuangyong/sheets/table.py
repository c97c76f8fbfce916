"""Writing one sheet's cells: title, subtitle, head, rows and totals."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from . import styles
from .cells import safe_cell
from .columns import CellKind, Column
from .formulas import Formula, Number
from .layout import MAX_ROW_HEIGHT, column_width, fitted_widths, lines_needed, row_height
from .put import cell_at, put, put_value
from .sheet import Row, Sheet, values_of

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["EMPTY", "Extent", "put", "write_table"]

EMPTY = "（暂无内容）"
_BLANK_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the table stands: rows of its head, its last data, its last row with totals; its shown columns.

    `cached` has the values of its formulas by coordinate.
    """

    head: int
    last_data: int
    last: int
    columns: int
    cached: dict[str, Number] = field(default_factory=dict)


@dataclass(slots=True)
class _Writer:
    """A sheet being written; `row` is the last one that has been."""

    worksheet: "Worksheet"
    sheet: Sheet
    shown: int
    row: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    cached: dict[str, Number] = field(default_factory=dict)


def write_table(worksheet: "Worksheet", sheet: Sheet) -> Extent:
    """Write the whole sheet and say where its parts stand; row numbers count from 1."""
    sheet = replace(sheet, columns=_fitted(sheet))
    for number, column in enumerate(sheet.columns, 1):
        dimension = worksheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column_width(column.width), column.hidden
    shown = sum(not column.hidden for column in sheet.columns)
    writer = _Writer(worksheet, sheet, shown, sums=dict.fromkeys(sheet.totals, Decimal(0)))
    _write_titles(writer)
    _write_heads(writer)
    head = writer.row
    for index, source in enumerate(sheet.rows, 1):
        _write_row(writer, index, source)
    filled = writer.row
    for _ in range(sheet.blank_rows):
        _write_blank(writer)
    if writer.row == head:
        _write_across(writer, EMPTY, styles.BODY_FONT, 26, grid=True)
        return Extent(head, writer.row, writer.row, shown)
    last_data = writer.row
    if sheet.totals and filled > head:
        _write_totals(writer, head + 1)
    return Extent(head, last_data, writer.row, shown, writer.cached)


def _fitted(sheet: Sheet) -> list[Column]:
    shown = [column for column in sheet.columns if not column.hidden]
    widths = iter(fitted_widths(shown, landscape=sheet.landscape))
    return [column if column.hidden else replace(column, width=next(widths)) for column in sheet.columns]


def _write_titles(writer: _Writer) -> None:
    """Title and subtitle over the whole width."""
    sheet = writer.sheet
    characters = sum(column.width for column in sheet.columns if not column.hidden)
    lines = lines_needed(sheet.title, characters * 11 / styles.TITLE_FONT.size)
    _write_across(writer, sheet.title, styles.TITLE_FONT, row_height(lines, line_height=28, padding=12))
    if sheet.subtitle:
        lines = lines_needed(sheet.subtitle, characters * 11 / styles.SUBTITLE_FONT.size)
        _write_across(writer, sheet.subtitle, styles.SUBTITLE_FONT, row_height(lines, line_height=17))


def _write_across(writer: _Writer, text: str, font: "Font", height: float, *, grid: bool = False) -> None:
    writer.row += 1
    worksheet, row, width = writer.worksheet, writer.row, writer.shown
    cell = cell_at(worksheet, row, 1)
    put(cell, safe_cell(text))
    cell.font, cell.alignment = font, styles.CENTRED
    if grid:
        for number in range(1, width + 1):
            worksheet.cell(row, number).border = styles.GRID
    if width > 1:
        worksheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    worksheet.row_dimensions[row].height = height


def _write_heads(writer: _Writer) -> None:
    writer.row += 1
    columns = writer.sheet.columns
    for number, column in enumerate(columns, 1):
        cell = cell_at(writer.worksheet, writer.row, number)
        put(cell, safe_cell(column.title))
        cell.font, cell.fill = styles.HEAD_FONT, styles.HEAD_FILL
        cell.border, cell.alignment = styles.GRID, styles.CENTRED
    lines = max(lines_needed(column.title, column.width) for column in columns if not column.hidden)
    writer.worksheet.row_dimensions[writer.row].height = row_height(lines, padding=10)


def _filled(sheet: Sheet, source: Row, index: int) -> list[object]:
    values = values_of(sheet, source)
    return [
        index if value is None and column.kind is CellKind.INDEX else value
        for column, value in zip(sheet.columns, values, strict=True)
    ]


def _write_row(writer: _Writer, index: int, source: Row) -> None:
    sheet, worksheet = writer.sheet, writer.worksheet
    strong, across = index in sheet.strong, sheet.across.get(index)
    row, lines = writer.row + 1, 1 if strong else sheet.least_lines
    for number, (column, value) in enumerate(
        zip(sheet.columns, _filled(sheet, source, index), strict=True), 1
    ):
        safe = put_value(cell_at(worksheet, row, number), value, column, strong=strong)
        if isinstance(value, Formula):
            writer.cached[f"{get_column_letter(number)}{row}"] = value.value
        if safe.is_text and not column.hidden:
            lines = max(lines, lines_needed(str(safe.value), _room(sheet, number, across)))
        elif column.key in writer.sums and isinstance(safe.value, int | float | Decimal):
            writer.sums[column.key] += Decimal(str(safe.value))
    writer.row = _set_height(writer, row, lines)
    _join(writer, row, writer.row, across)


def _room(sheet: Sheet, number: int, across: tuple[int, int] | None) -> float:
    first, last = across if across and across[0] == number else (number, number)
    return sum(column.width for column in sheet.columns[first - 1 : last])


def _set_height(writer: _Writer, row: int, lines: int) -> int:
    """Make room for so many lines; returns the last row of the sheet that this takes.

    Excel cuts off what is beyond 409 points: a higher row stands over several, joined, and is still one.
    """
    worksheet, columns = writer.worksheet, writer.sheet.columns
    height = row_height(lines, padding=8, most=None)
    parts = ceil(height / MAX_ROW_HEIGHT)
    for part in range(parts):
        worksheet.row_dimensions[row + part].height = height / parts
    if parts == 1:
        return row
    for number, column in enumerate(columns, 1):
        cell_at(worksheet, row, number).alignment = styles.TOP_ALIGNMENT[column.alignment]
        for part in range(1, parts):
            worksheet.cell(row + part, number).border = styles.GRID
    return row + parts - 1


def _join(writer: _Writer, first: int, last: int, across: tuple[int, int] | None) -> None:
    """Join the cells of one row of ours: down, where it stands over several of the sheet's, and across."""
    left, right = across or (0, -1)
    blocks = [(n, n) for n in range(1, len(writer.sheet.columns) + 1) if not left <= n <= right]
    for start, end in [*blocks, *([across] if across else [])]:
        if last > first or end > start:
            writer.worksheet.merge_cells(start_row=first, start_column=start, end_row=last, end_column=end)


def _write_blank(writer: _Writer) -> None:
    """A row to be filled in: lined, in the formats of its columns."""
    writer.row += 1
    for number, column in enumerate(writer.sheet.columns, 1):
        put_value(cell_at(writer.worksheet, writer.row, number), None, column)
    writer.worksheet.row_dimensions[writer.row].height = _BLANK_HEIGHT


def _write_totals(writer: _Writer, first: int) -> None:
    last, labelled = writer.row, False
    writer.row += 1
    for number, column in enumerate(writer.sheet.columns, 1):
        letter = get_column_letter(number)
        value: object = None
        if column.key in writer.sums:
            value = _sum(letter, first, last, writer.sums[column.key])
            writer.cached[f"{letter}{writer.row}"] = writer.sums[column.key]
        elif not labelled and column.kind is not CellKind.INDEX:
            value, labelled = "合计", True
        put_value(cell_at(writer.worksheet, writer.row, number), value, column, strong=True)
    writer.worksheet.row_dimensions[writer.row].height = row_height(1, padding=10)


def _sum(letter: str, first: int, last: int, value: Decimal) -> Formula:
    return Formula(lambda _: f"SUM({letter}{first}:{letter}{last})", value)
