"""Long sheets, row by row: memory does not grow with the rows, and nothing lies on the disk in the clear.

XlsxWriter makes the frame (stream_frame); its own way of writing long sheets would put every row into a named
file first. Here the rows go straight into the compressed part of a file that has no name.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .columns import CellKind, Column
from .layout import fitted_widths
from .sheet import Row, Sheet, WorkbookProperties, values_of
from .stream_cells import Look, RowWriter
from .stream_frame import Frame, make_frame

IN_MEMORY = 4 * 1024 * 1024
"""Bytes of the finished file that are kept in memory before it moves to a file without a name."""
_PIECE = 500  # rows given to the compressor at once
_FAST = 2  # level of compression: 6 takes three times as long for a sixth less


@dataclass(frozen=True, slots=True)
class Streamed:
    """A finished workbook, to be read from its beginning and closed; and how many rows it has."""

    file: IO[bytes]
    rows: int


def stream_workbook(
    sheet: Sheet, properties: WorkbookProperties | None = None, *, note: str = ""
) -> Streamed:
    """One sheet as an .xlsx; `note` stands at the left of the foot of every page.

    The rows are read once, and each is forgotten when it is written. When they raise, nothing is left behind.
    """
    widths = fitted_widths(sheet.columns, landscape=sheet.landscape)
    columns = [replace(column, width=width) for column, width in zip(sheet.columns, widths, strict=True)]
    sheet = replace(sheet, columns=columns)
    frame = make_frame(sheet, properties or WorkbookProperties(), note)
    file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115  the caller closes it
    try:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_FAST) as archive:
            rows = _write_sheet(archive, frame, sheet)
            last = frame.first_row + max(rows, 1) - 1
            for name, text in frame.parts.items():
                archive.writestr(_entry(name), frame.reaching(text, last))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return Streamed(file, rows)


def _write_sheet(archive: ZipFile, frame: Frame, sheet: Sheet) -> int:
    """The part with the rows; how many there were."""
    sums: dict[str, Decimal] = dict.fromkeys(sheet.totals, Decimal(0))
    writer = RowWriter(sheet.columns, frame.looks, sheet.least_lines)
    number = frame.first_row
    with archive.open(_entry(frame.sheet_part), "w", force_zip64=True) as part:
        part.write(frame.head.encode())
        piece: list[str] = []
        for values in _counted(sheet, sums):
            piece.append(writer.row(number, values, Look.BODY))
            number += 1
            if len(piece) == _PIECE:
                part.write("".join(piece).encode())
                piece.clear()
        rows = number - frame.first_row
        if rows and sheet.totals:
            piece.append(writer.row(number, _totals(sheet.columns, sums), Look.TOTAL))
        part.write("".join(piece).encode())
        part.write(frame.reaching(frame.tail, frame.first_row + max(rows, 1) - 1).encode())
    return rows


def _counted(sheet: Sheet, sums: dict[str, Decimal]) -> Iterator[list[object]]:
    """The values of each row, numbered where a column asks for it, added up on the way."""
    indexes = [place for place, column in enumerate(sheet.columns) if column.kind is CellKind.INDEX]
    summed = [(place, column.key) for place, column in enumerate(sheet.columns) if column.key in sums]
    for number, row in enumerate(sheet.rows, 1):
        values = _values(sheet, row)
        for place in indexes:
            if values[place] is None:
                values[place] = number
        for place, key in summed:
            value = values[place]
            if isinstance(value, int | float | Decimal):
                sums[key] += Decimal(str(value))
        yield values


def _values(sheet: Sheet, row: Row) -> list[object]:
    if isinstance(row, Mapping) or len(row) != len(sheet.columns):
        return values_of(sheet, row)
    return list(row)


def _totals(columns: Sequence[Column], sums: dict[str, Decimal]) -> list[object]:
    """The last row: 合计 in the first text column, the sums in theirs."""
    values: list[object] = [sums.get(column.key) for column in columns]
    for place, column in enumerate(columns):
        if values[place] is None and column.kind is not CellKind.INDEX:
            values[place] = "合计"
            break
    return values


def _entry(name: str) -> ZipInfo:
    """A part with a date that says nothing."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry
