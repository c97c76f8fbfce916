"""A ledger as .xlsx: real dates and numbers; memory does not grow with the rows of a long one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import IO

from activities.ledgers.columns import LedgerColumn
from activities.ledgers.rows import SourceSum
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.formulas import Formula
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.stream import stream_workbook
from shuangyong.sheets.workbook import write_workbook

SHORT = 2000
"""Rows up to which a ledger's sums are formulas; a longer one is streamed and carries their values."""
_SOURCE, _PLANNED, _SPENT = "经费来源", "预算金额", "实支金额"


def ledger_workbook(
    sheet: Sheet, properties: WorkbookProperties, count: int, sources: Sequence[SourceSum], note: str
) -> IO[bytes]:
    """The file, to be read from its beginning; `sources` asks for the sums of each source."""
    if count > SHORT:
        return stream_workbook(_with_sources(sheet, sources), properties, note=note).file
    sheets = [sheet, _source_sheet(sheet, sources)] if sources else [sheet]
    return BytesIO(write_workbook(sheets, properties))


def ledger_sheet(
    title: str, name: str, columns: Sequence[LedgerColumn], rows: Iterable[object], subtitle: str
) -> Sheet:
    """The sheet with its rows, read as they are written."""
    keys = {column.key for column in columns}
    ranges = {"source": _SOURCE, "planned": _PLANNED, "spent": _SPENT}
    return Sheet(
        title=title,
        name=name,
        columns=[column.column for column in columns],
        rows=_cells(columns, rows),
        subtitle=subtitle,
        totals=tuple(column.key for column in columns if column.is_summed),
        ranges=ranges if set(ranges) <= keys else {},
    )


def _cells(columns: Sequence[LedgerColumn], rows: Iterable[object]) -> Iterator[list[object]]:
    values = [column.value for column in columns]
    for row in rows:
        yield [value(row) for value in values]


def _source_sheet(ledger: Sheet, sources: Sequence[SourceSum]) -> Sheet:
    """按来源小计: worked out from the first sheet, so that a mended cell there mends the sum."""
    columns = [
        Column("index", "序号", 4, CellKind.INDEX),
        Column("source", "来源", 16),
        Column("count", "笔数", 6, CellKind.NUMBER),
        Column("planned", "预算（元）", 12, CellKind.MONEY),
        Column("spent", "实支（元）", 12, CellKind.MONEY),
    ]
    rows = [
        {
            "source": line.source,
            "count": Formula(lambda row: f"SUMPRODUCT(--({_SOURCE}=$B{row}))", line.count),
            "planned": Formula(lambda row: f"SUMPRODUCT(({_SOURCE}=$B{row})*{_PLANNED})", line.planned),
            "spent": Formula(lambda row: f"SUMPRODUCT(({_SOURCE}=$B{row})*{_SPENT})", line.spent),
        }
        for line in sources
    ]
    return Sheet(
        title=f"{ledger.title}（按来源小计）",
        name="按来源小计",
        columns=columns,
        rows=rows,
        landscape=False,
        totals=("count", "planned", "spent"),
    )


def _with_sources(ledger: Sheet, sources: Sequence[SourceSum]) -> Sheet:
    """For a long sheet: the sums of each source as values behind the rows, then all of them."""
    if not sources:
        return ledger
    keys = [column.key for column in ledger.columns]

    def rows() -> Iterator[Sequence[object]]:
        yield from (list(row.values()) if isinstance(row, dict) else row for row in ledger.rows)  # type: ignore[misc]
        for line in sources:
            told = {"index": "小计", "source": line.source, "planned": line.planned, "spent": line.spent}
            yield [told.get(key) for key in keys]
        told = {
            "index": "合计",
            "planned": sum(line.planned for line in sources),
            "spent": sum(line.spent for line in sources),
        }
        yield [told.get(key) for key in keys]

    return replace(ledger, rows=rows(), totals=())
