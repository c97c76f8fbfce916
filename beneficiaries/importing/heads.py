"""Finding the table in a workbook, and which column is which field."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beneficiaries.importing.columns import FIELDS, REQUIRED
from beneficiaries.importing.masking import without_numbers
from beneficiaries.importing.packing import Source
from shuangyong.sheets.plain_table import COUNTERS, as_wide, best_head, rows_below
from shuangyong.sheets.reading_fast import PlainSheet
from shuangyong.sheets.reading_limits import Unreadable
from shuangyong.sheets.reading_table import plain_title

_LEAST = 2
NO_HEAD = (
    "没有找到表头。表里要有一行写着列名，至少有“姓名”和另外一列（例如“身份证号”“人员类别”）。"
    "列名写得不一样的，可以先改成模板里的列名再传。"
)


@dataclass(frozen=True, slots=True)
class Table:
    """The table that was found: heads by column (from 0), rows below; `others` are sheets with one too."""

    sheet: str
    head: int
    heads: tuple[str, ...]
    rows: tuple[Source, ...]
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for every sheet with these heads, in this order."""
        return hashlib.sha256("\0".join(plain_title(head) for head in self.heads).encode()).hexdigest()


def _titles() -> dict[str, str]:
    names = {plain_title(name): field.key for field in FIELDS for name in field.synonyms}
    return names | {plain_title(field.title): field.key for field in FIELDS}


_NAMES = _titles()
_OWN = {plain_title(field.title) for field in FIELDS}


def field_of(head: str) -> str:
    """The field that a column of this head is, or ""."""
    return _NAMES.get(plain_title(head), "") if head else ""


def guess(heads: Sequence[str]) -> dict[int, str]:
    """Column → field, the first column of two that say the same."""
    places: dict[int, str] = {}
    for place, head in enumerate(heads):
        key = field_of(head)
        if key and key not in places.values():
            places[place] = key
    return places


def is_plain(heads: Sequence[str], places: Mapping[int, str]) -> bool:
    """Whether nothing is left to decide: all that must be there is, and all heads are our own titles."""
    known = all(key in places.values() for key in REQUIRED)
    return known and all(
        not head or plain_title(head) in _OWN or plain_title(head) in COUNTERS for head in heads
    )


def find_table(sheets: Sequence[PlainSheet], wanted: str = "") -> Table:
    """The table of the sheet named, else of the visible one with most known heads; else Unreadable."""
    if wanted:
        named = [sheet for sheet in sheets if sheet.name.strip() == wanted.strip()]
        if not named:
            raise Unreadable("文件里没有这个名字的工作表，请核对工作表的名称。")
        sheets = named
    found = [(sheet, best) for sheet in sheets if (best := _best(sheet)) is not None]
    shown = [pair for pair in found if not pair[0].hidden] or (found if wanted else [])
    if not shown:
        hidden = any(sheet.hidden for sheet, _ in found)
        raise Unreadable("名册在一张隐藏的工作表里。请先取消隐藏再传。" if hidden else NO_HEAD)
    sheet, (row, heads) = max(shown, key=lambda pair: (len(guess(pair[1][1])), len(pair[0].rows)))
    rows = tuple(Source(number, cells) for number, cells in rows_below(sheet, row))
    if not rows:
        raise Unreadable("表头下面没有内容，请填好再传。")
    others = tuple(without_numbers(other.name) for other, _ in shown if other is not sheet)
    return Table(without_numbers(sheet.name), row, heads, rows, others)


def _best(sheet: PlainSheet) -> tuple[int, tuple[str, ...]] | None:
    """The last row of the head and its titles."""
    score, number, heads = best_head(sheet, guess, _two_rows)
    if score < _LEAST or "name" not in guess(heads).values():
        return None
    return number, tuple(without_numbers(head)[:40] for head in heads)


def _two_rows(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        under if under and (field_of(under) or not field_of(over)) else over
        for over, under in zip(*as_wide(upper, lower), strict=True)
    )
