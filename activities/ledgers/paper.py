"""A ledger as PDF: landscape, its head on every page, the sums below."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from activities.ledgers.columns import LedgerColumn
from activities.ledgers.rows import SourceSum
from beneficiaries.exporting.paper import cell_words
from shuangyong.documents.model import Align, Column, Document, Table
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns
from shuangyong.sheets.columns import CellKind

_LEAST = 4  # characters that words begin with
_ALIGN = {
    CellKind.INDEX: Align.CENTER,
    CellKind.NUMBER: Align.CENTER,
    CellKind.DATE: Align.CENTER,
    CellKind.MONEY: Align.END,
}
_RIGID = frozenset({"day", "name"})


def ledger_document(
    title: str,
    line: str,
    columns: Sequence[LedgerColumn],
    rows: Iterable[object],
    *,
    sources: Sequence[SourceSum] = (),
    author: str = "",
    foot: str = "",
) -> Document:
    """The ledger as a paper; `line` stands under the title, `foot` on every page."""
    sums = {column.key: Decimal(0) for column in columns if column.kind is CellKind.MONEY}
    cells = []
    for number, row in enumerate(rows, 1):
        values = [number if column.kind is CellKind.INDEX else column.value(row) for column in columns]
        for column, value in zip(columns, values, strict=True):
            if column.key in sums and isinstance(value, Decimal):
                sums[column.key] += value
        cells.append(
            tuple(cell_words(value, column.kind) for column, value in zip(columns, values, strict=True))
        )
    cells += [_subtotal(columns, line_of) for line_of in sources]
    footer = _footer(columns, sums)
    heads = [
        Column(column.title, column.width if _is_rigid(column) else _LEAST, _align(column))
        for column in columns
    ]
    fitted = fitted_columns(heads, [*cells, footer] if footer else cells, LANDSCAPE_ROOM)
    return Document(
        title=title,
        blocks=(Table(fitted, tuple(cells), footer=footer),),
        number=line,
        draft=False,
        landscape=True,
        author=author,
        fine_print=foot,
    )


def _subtotal(columns: Sequence[LedgerColumn], line: SourceSum) -> tuple[str, ...]:
    told: dict[str, object] = {
        "title": "小计", "source": line.source, "planned": line.planned, "spent": line.spent,
        "note": f"{line.count}笔",
    }  # fmt: skip
    return tuple(cell_words(told.get(column.key), column.kind) for column in columns)


def _footer(columns: Sequence[LedgerColumn], sums: dict[str, Decimal]) -> tuple[str, ...]:
    if not sums:
        return ()
    cells = [f"{sums[column.key]:,.2f}" if column.key in sums else "" for column in columns]
    place = next(place for place, column in enumerate(columns) if column.kind is not CellKind.INDEX)
    cells[place] = "合计"
    return tuple(cells)


def _is_rigid(column: LedgerColumn) -> bool:
    """Whether its cells stand on one line: numbers, days, names; words give way to them."""
    return column.kind not in (CellKind.TEXT, CellKind.LONG_TEXT) or column.key in _RIGID


def _align(column: LedgerColumn) -> Align:
    return _ALIGN.get(column.kind, Align.CENTER if column.key in _RIGID else Align.START)
