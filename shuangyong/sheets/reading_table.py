"""Finding a table in a sheet: its head under merged titles, its columns by any of their usual names."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from .columns import CellKind, Column
from .reading import BLANK, RawCell, RawRow, RawSheet
from .reading_values import CellProblem, half_width, text_of

HEAD_WITHIN = 30
"""The head is looked for in so many first rows."""
_NOISE = re.compile(r"[\s\u3000*＊:：、]|[（(][^）)]*[）)]")
TOTALS = frozenset({"合计", "总计", "小计", "共计"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that somebody has to mend: where it stands, what it is, how to mend it."""

    sheet: str
    row: int
    column: str  # the letter over it; "" for the whole row
    title: str
    message: str
    mend: str = ""

    @property
    def place(self) -> str:
        """“任务”第5行D列“时间”"""
        column = f"{self.column}列" if self.column else ""
        return f"“{self.sheet}”第{self.row}行{column}{f'“{self.title}”' if self.title else ''}"


@dataclass(frozen=True, slots=True)
class Head:
    """The head's row, and where each known column stands (from 0); `unknown` heads are not read."""

    row: int
    places: Mapping[str, int]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row under the head: its number in the sheet, its cells by the columns' keys."""

    number: int
    cells: Mapping[str, RawCell]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table found in a sheet."""

    sheet: str
    head: Head
    rows: tuple[TableRow, ...] = field(default=())

    def problem(self, row: int, column: Column | None, error: CellProblem | str, mend: str = "") -> Problem:
        """A problem at this row and column."""
        place = self.head.places.get(column.key) if column else None
        letter = "" if place is None else get_column_letter(place + 1)
        told = getattr(error, "mend", "") or mend
        return Problem(self.sheet, row, letter, column.title if column else "", str(error), told)


def plain_title(title: str) -> str:
    """A head without blanks, brackets and marks: 经 费（元）* → 经费."""
    return _NOISE.sub("", half_width(title)).casefold()


def find_head(sheet: RawSheet, columns: Sequence[Column], required: Collection[str]) -> Head | None:
    """The row among the first that names most columns, all `required` keys among them; None without one."""
    names = _names(columns)
    heads = [_head(row, names) for row in sheet.rows if row.number <= HEAD_WITHIN]
    fitting = [head for head in heads if all(key in head.places for key in required)]
    return max(fitting, key=lambda head: (len(head.places), -head.row), default=None)


def read_table(
    sheet: RawSheet, head: Head, columns: Sequence[Column], required: Collection[str], *, fill_down: bool
) -> ReadTable:
    """The rows under the head without blank and total rows.

    `fill_down` gives each row the content of a cell that is joined over several rows, unless the row has
    nothing of its own.
    """
    known = {column.key: head.places[column.key] for column in columns if column.key in head.places}
    counted = {column.key for column in columns if column.kind is CellKind.INDEX}
    joined = _joined(sheet, head.row) if fill_down else {}
    rows = []
    for row in sheet.rows:
        if row.number <= head.row:
            continue
        cells = {key: row.cell(place) for key, place in known.items()}
        said = [cell for key, cell in cells.items() if key not in counted and not cell.is_blank]
        if not said or _is_total(row, cells, required):
            continue
        cells |= {
            key: joined[row.number, place] for key, place in known.items() if (row.number, place) in joined
        }
        rows.append(TableRow(row.number, cells))
    return ReadTable(sheet.name, head, tuple(rows))


def _names(columns: Sequence[Column]) -> dict[str, str]:
    """Key by plain title; a column's own title goes before another's synonym."""
    synonyms = {plain_title(name): column.key for column in columns for name in column.synonyms}
    return synonyms | {plain_title(column.title): column.key for column in columns}


def _head(row: RawRow, names: Mapping[str, str]) -> Head:
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(row.cells):
        title = _words(cell)
        key = names.get(plain_title(title)) if title else None
        if key is not None and key not in places:
            places[key] = place
        elif title:
            unknown.append(title)
    return Head(row.number, places, tuple(unknown))


def _words(cell: RawCell) -> str:
    try:
        return text_of(cell)
    except CellProblem:
        return ""


def _is_total(row: RawRow, cells: Mapping[str, RawCell], required: Collection[str]) -> bool:
    if any(key in cells and not cells[key].is_blank for key in required):
        wanted = [plain_title(_words(cells[key])) for key in required if key in cells]
        return bool(wanted) and wanted[0] in TOTALS
    return any(plain_title(_words(cell)) in TOTALS for cell in row.cells)


def _joined(sheet: RawSheet, head: int) -> dict[tuple[int, int], RawCell]:
    """What cells below the first of a joined range show, by row number and column (from 0)."""
    by_number = {row.number: row for row in sheet.rows}
    found: dict[tuple[int, int], RawCell] = {}
    for left, top, _, bottom in sheet.merges:
        if top <= head or bottom == top or bottom - top > len(sheet.rows) + 1:
            continue
        first = by_number[top].cell(left - 1) if top in by_number else BLANK
        if not first.is_blank:
            found |= {(number, left - 1): first for number in range(top + 1, bottom + 1)}
    return found
