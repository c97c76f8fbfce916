"""Rows that go out as a workbook to be mended and come back: a hidden column says which row is which."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from .columns import CellKind, Column
from .on_screen import with_full_widths
from .reading_fast import PlainSheet
from .reading_limits import Unreadable
from .sheet import Sheet, WorkbookProperties
from .workbook import write_workbook

ROW_KEY, TITLE = "行标识", "没有导入的行"
_WITHIN = 10
"""Our head stands in one of so many first rows."""


def rows_to_mend(
    batch: int,
    columns: Sequence[Column],
    rows: Iterable[tuple[int, Mapping[str, str], str]],
    *,
    subtitle: str,
) -> bytes:
    """The workbook. `rows`: (number, words by the columns' keys, why it did not go in)."""
    all_columns = [
        Column("key", ROW_KEY, 8, hidden=True),
        Column("row", "原文件行号", 8),
        Column("reason", "没有导入的原因", 36, CellKind.LONG_TEXT),
        *columns,
    ]
    lines = [
        {"key": f"{batch}-{number}", "row": number, "reason": reason, **said} for number, said, reason in rows
    ]
    sheet = Sheet(TITLE, TITLE, all_columns, lines, subtitle=subtitle, filters=False)
    data = write_workbook([sheet], WorkbookProperties(title=TITLE))
    return with_full_widths(data, {sheet.name: all_columns})


def words_by_row(
    sheets: Sequence[PlainSheet], batch: int, field_of: Callable[[str], str], *, not_ours: str
) -> dict[int, dict[str, str]]:
    """Row number → field → words, as they came back. Unreadable (`not_ours`) when no row is of this batch."""
    for sheet in sheets:
        for index, (_, cells) in enumerate(sheet.rows[:_WITHIN]):
            if ROW_KEY not in cells:
                continue
            lines = _keyed(sheet, index, cells.index(ROW_KEY), batch, field_of)
            if not lines:
                raise Unreadable(not_ours)
            return lines
    raise Unreadable(not_ours)


def _keyed(
    sheet: PlainSheet, head: int, place: int, batch: int, field_of: Callable[[str], str]
) -> dict[int, dict[str, str]]:
    fields = {
        column: key
        for column, title in enumerate(sheet.rows[head][1])
        if isinstance(title, str) and (key := field_of(title))
    }
    lines = {}
    for _, cells in sheet.rows[head + 1 :]:
        mark = str(cells[place]) if place < len(cells) else ""
        number = mark.removeprefix(f"{batch}-")
        if number == mark or not (number.isascii() and number.isdecimal()) or len(number) > 9:
            continue
        lines[int(number)] = {
            key: text
            for column, key in fields.items()
            if isinstance(text := cells[column] if column < len(cells) else "", str)
        }
    return lines
