"""The empty workbook that somebody fills in to import it: its columns, an example, and how each is filled."""

from collections.abc import Iterable, Mapping, Sequence

from .columns import CellKind, Column
from .on_screen import with_full_widths
from .sheet import Sheet, WorkbookProperties
from .workbook import write_workbook

EXAMPLE_MARK = "示例"
"""In the first column: such a row is never taken."""
_RULES = "填写说明"


def template_workbook(
    title: str,
    name: str,
    columns: Sequence[Column],
    example: Mapping[str, object],
    notes: Iterable[tuple[str, str, str]],
    *,
    blank_rows: int,
) -> bytes:
    """`name` is the sheet's; `notes` are (column, whether it must be filled, how)."""
    all_columns = [Column("index", "序号", 6), *columns]
    marked = {"index": EXAMPLE_MARK, **example}
    sheet = Sheet(title, name, all_columns, [marked], blank_rows=blank_rows, filters=False)
    head = [
        Column("title", "列名", 16),
        Column("must", "要不要填", 10),
        Column("note", "怎么填", 60, CellKind.LONG_TEXT),
    ]
    lines = [{"title": column, "must": must, "note": note} for column, must, note in notes]
    rules = Sheet(_RULES, _RULES, head, lines, filters=False)
    data = write_workbook([sheet, rules], WorkbookProperties(title=title))
    return with_full_widths(data, {name: all_columns})
