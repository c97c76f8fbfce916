"""A sheet as the rest of the project describes it, before it becomes a spreadsheet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .columns import Column

Row = Mapping[str, object] | Sequence[object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: title over the table, name on the tab, columns, rows (mappings by key, or sequences).

    `totals` names the columns that are added up in a last row; `rows` is read once. `strong` rows (from 1)
    look like totals, the others are at least `least_lines` high; `across` joins columns of a row (both from
    1: row → first and last column). `blank_rows` are left below to be filled in. `ranges` gives columns a
    name that formulas may use. A `secret` sheet is one that spreadsheets do not even offer to show.
    """

    title: str
    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    subtitle: str = ""
    landscape: bool = True
    totals: Sequence[str] = field(default=())
    strong: Collection[int] = field(default=())
    across: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    blank_rows: int = 0
    ranges: Mapping[str, str] = field(default_factory=dict)
    filters: bool = True
    least_lines: int = 1
    secret: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookProperties:
    """What the file says about itself; `created` defaults to now."""

    title: str = ""
    author: str = ""
    subject: str = ""
    created: datetime | None = None


def values_of(sheet: Sheet, row: Row) -> list[object]:
    """The row's values in the order of the columns; None where it has none.

    Raises ValueError for a sequence that is not as long as the columns.
    """
    if isinstance(row, Mapping):
        return [row.get(column.key) for column in sheet.columns]
    if len(row) != len(sheet.columns):
        raise ValueError(f"“{sheet.name}”有{len(sheet.columns)}列，这一行却有{len(row)}个值。")
    return list(row)
