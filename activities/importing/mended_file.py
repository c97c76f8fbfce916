"""A file of failed rows that comes back mended."""

from collections.abc import Sequence

from activities.importing.fields import BY_KEY, FIELDS
from activities.importing.workbooks import ROW_KEY
from shuangyong.sheets.reading_fast import PlainSheet
from shuangyong.sheets.reading_table import plain_title
from shuangyong.units.errors import Refused

NOT_OURS = "这不是从这一批下载的“没有导入的行”。请传那个文件，或者从“导入往年台账”页重新传一份。"
_OWN = {plain_title(field.title): field.key for field in FIELDS if field.key != "people"}
_OWN[BY_KEY["people"].title] = "people"


def words_by_row(sheets: Sequence[PlainSheet], batch: int) -> dict[int, dict[str, str]]:
    """Row number → field → words, from the sheet that carries our keys. Refused for another file."""
    for sheet in sheets:
        for index, (_, cells) in enumerate(sheet.rows[:10]):
            if ROW_KEY in cells:
                return _keyed(sheet, index, cells.index(ROW_KEY), batch)
    raise Refused(NOT_OURS)


def _keyed(sheet: PlainSheet, head: int, place: int, batch: int) -> dict[int, dict[str, str]]:
    fields = {
        column: key
        for column, title in enumerate(sheet.rows[head][1])
        if isinstance(title, str) and (key := _OWN.get(title) or _OWN.get(plain_title(title), ""))
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
    if not lines:
        raise Refused(NOT_OURS)
    return lines
