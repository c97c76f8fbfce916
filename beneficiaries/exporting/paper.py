"""A list of people as PDF, in the layout that is handed in: landscape, sums below, room for signatures."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from beneficiaries.exporting.columns import NARROW, PersonColumn
from beneficiaries.exporting.stamp import Stamp
from shuangyong.documents.model import Align, Column, Document, Table
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns
from shuangyong.sheets.columns import CellKind

_LEAST = 4  # characters that words begin with
_NUMBERS = ("id_number", "phone", "account", "certificate")
_ALIGN = {
    CellKind.INDEX: Align.CENTER,
    CellKind.NUMBER: Align.CENTER,
    CellKind.DATE: Align.CENTER,
    CellKind.MONEY: Align.END,
}


def list_pdf(
    title: str,
    columns: Sequence[PersonColumn],
    rows: Iterable[Sequence[object]],
    stamp: Stamp,
    count: str,
    totals: Sequence[str],
    least_lines: int,
) -> bytes:
    """The printed list; it is no draft, and each page says who took it along."""
    return to_pdf(list_document(title, columns, rows, stamp, count, totals, least_lines))


def list_document(
    title: str,
    columns: Sequence[PersonColumn],
    rows: Iterable[Sequence[object]],
    stamp: Stamp,
    count: str,
    totals: Sequence[str] = (),
    least_lines: int = 1,
) -> Document:
    """The list as a paper. Values are written as text; columns named by `totals` are added up.

    A blank column keeps a row `least_lines` high.
    """
    sums = dict.fromkeys(totals, Decimal(0))
    room = "\n".join(["\u3000"] * least_lines)
    cells = []
    for number, values in enumerate(rows, 1):
        for column, value in zip(columns, values, strict=True):
            if column.key in sums and isinstance(value, Decimal):
                sums[column.key] += value
        cells.append(
            tuple(
                room
                if column.blank
                else cell_words(number if column.kind is CellKind.INDEX else value, column.kind)
                for column, value in zip(columns, values, strict=True)
            )
        )
    footer = _footer(columns, sums)
    table = Table(_columns(columns, cells, footer), tuple(cells), footer=footer)
    return Document(
        title=title,
        blocks=(table,),
        number=stamp.short_line(count),
        draft=False,
        landscape=True,
        author=stamp.who,
        fine_print=stamp.foot,
    )


def _columns(
    columns: Sequence[PersonColumn], rows: Sequence[tuple[str, ...]], footer: tuple[str, ...]
) -> tuple[Column, ...]:
    """Blank columns keep their width: a signature takes more room than no words."""
    heads = [
        Column(column.title, column.width if _rigid(column) else _LEAST, _align(column)) for column in columns
    ]
    blank = [column.blank for column in columns]
    room = LANDSCAPE_ROOM - sum(column.width + 1 for column in columns if column.blank)
    written = [head for head, empty in zip(heads, blank, strict=True) if not empty]
    lines = [
        [cell for cell, empty in zip(row, blank, strict=True) if not empty]
        for row in ([*rows, footer] if footer else rows)
    ]
    fitted = iter(fitted_columns(written, lines, room))
    return tuple(
        Column(head.title, column.width + 1, head.align) if column.blank else next(fitted)
        for head, column in zip(heads, columns, strict=True)
    )


def _rigid(column: PersonColumn) -> bool:
    """Whether its cells stand on one line: numbers, days, names; words give way to them."""
    text = column.kind in (CellKind.TEXT, CellKind.LONG_TEXT)
    return not text or column.key in _NUMBERS or column.width <= NARROW


def _align(column: PersonColumn) -> Align:
    return _ALIGN.get(column.kind, Align.CENTER if column.width <= NARROW else Align.START)


def _footer(columns: Sequence[PersonColumn], sums: dict[str, Decimal]) -> tuple[str, ...]:
    if not sums:
        return ()
    cells = [f"{sums[column.key]:,.2f}" if column.key in sums else "" for column in columns]
    first = next(place for place, column in enumerate(columns) if column.kind is not CellKind.INDEX)
    cells[first] = cells[first] or "合计"
    return tuple(cells)


def cell_words(value: object, kind: CellKind) -> str:
    """A value as it stands on paper and on the screen."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%Y.%m.%d}"
    if isinstance(value, Decimal) and kind is CellKind.MONEY:
        return f"{value:,.2f}"
    return str(value)
