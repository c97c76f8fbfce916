"""Finding the ledger in a workbook, and which column is which field."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from activities.importing.fields import BY_KEY, FIELDS, Kind
from shuangyong.sheets.plain_table import COUNTERS, WITHIN, as_wide, best_head, rows_below, title_of
from shuangyong.sheets.reading_fast import Plain, PlainSheet
from shuangyong.sheets.reading_limits import Unreadable
from shuangyong.sheets.reading_table import plain_title

_LEAST = 2
NO_HEAD = (
    "没有找到表头。表里要有一行写着列名，至少有“日期”和“活动名称”。"
    "列名写得不一样的，可以先改成空表里的列名再传。"
)
PERSONS = "这像是一份人员名册或走访花名册，不是活动台账。人员请到“优抚对象—导入”里传；走访在走访名单里记。"
_OF_PERSONS = frozenset(
    {"姓名", "身份证号", "身份证号码", "身份证", "证件号码", "对象类别", "人员类别", "家庭住址"}
)
_AS_TITLE = frozenset({"活动内容", "内容", "工作内容", "主要内容"})


@dataclass(frozen=True, slots=True)
class Table:
    """The table that was found: heads by column (from 0), rows below; `others` are sheets with one too."""

    sheet: str
    head: int
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Plain, ...]], ...]
    others: tuple[str, ...] = ()


def _titles() -> dict[str, str]:
    names = {plain_title(name): field.key for field in FIELDS for name in field.synonyms}
    return names | {plain_title(field.title): field.key for field in FIELDS if field.key != "people"}


_NAMES = _titles()
_OWN = {plain_title(field.title): field.key for field in FIELDS if field.key != "people"}
_OWN["参加人数"] = "people"


def own_field(head: str) -> str:
    """The field whose own title this is, or ""."""
    return _OWN.get(plain_title(head), "")


def field_of(head: str) -> str:
    """The field that a column of this head is, or ""."""
    plain = plain_title(head) if head else ""
    return _NAMES.get(plain, "") or _NAMES.get(re.sub(r"(?:情况|时间段)$", "", plain), "")


def guess(heads: Sequence[str]) -> dict[int, str]:
    """Column → field. A field's own title goes before its other names, else the first column counts."""
    places: dict[int, str] = {}
    for own in (True, False):
        for place, head in enumerate(heads):
            if not head or place in places:
                continue
            key = own_field(head) if own else field_of(head)
            if key and key not in places.values():
                places[place] = key
    if "title" not in places.values():
        # Many ledgers have no name of the activity, only what was done.
        for place, head in enumerate(heads):
            if plain_title(head) in _AS_TITLE:
                places[place] = "title"
                break
    return places


def says_ten_thousands(head: str) -> bool:
    """经费（万元）."""
    return "万元" in head or "（万）" in head or "(万)" in head


def is_plain(heads: Sequence[str], places: dict[int, str]) -> bool:
    """Whether nothing is left to decide: day and title are there, and every column is known."""
    known = {"day", "title"} <= set(places.values())
    return known and all(
        not head or place in places or plain_title(head) in COUNTERS for place, head in enumerate(heads)
    )


def key_of(heads: Sequence[str]) -> str:
    """The same for every sheet with these heads, in this order."""
    return hashlib.sha256("\0".join(plain_title(head) for head in heads).encode()).hexdigest()[:32]


def find_table(sheets: Sequence[PlainSheet], wanted: str = "") -> Table:
    """The table of the sheet named, else of the visible one with most known heads; else Unreadable."""
    if wanted:
        sheets = [sheet for sheet in sheets if sheet.name.strip() == wanted.strip()]
        if not sheets:
            raise Unreadable("文件里没有这个名字的工作表，请核对工作表的名称。")
    found = [(sheet, best) for sheet in sheets if (best := _best(sheet)) is not None]
    shown = [pair for pair in found if not pair[0].hidden] or (found if wanted else [])
    if not shown:
        if any(_of_persons(sheet) for sheet in sheets):
            raise Unreadable(PERSONS)
        raise Unreadable("台账在一张隐藏的工作表里。请先取消隐藏再传。" if found else NO_HEAD)
    sheet, (row, heads) = max(shown, key=lambda pair: (len(guess(pair[1][1])), len(pair[0].rows)))
    rows = tuple(rows_below(sheet, row))
    if not rows:
        raise Unreadable("表头下面没有内容，请填好再传。")
    others = tuple(other.name[:60] for other, _ in shown if other is not sheet)
    return Table(sheet.name[:60], row, heads, rows, others)


def _of_persons(sheet: PlainSheet) -> bool:
    for _, cells in sheet.rows[:WITHIN]:
        plain = {plain_title(title_of(cell)) for cell in cells}
        if len(plain & _OF_PERSONS) >= _LEAST:
            return True
    return False


def _best(sheet: PlainSheet) -> tuple[int, tuple[str, ...]] | None:
    """The last row of the head and its titles."""
    score, number, heads = best_head(sheet, guess, _two_rows)
    keys = set(guess(heads).values())
    plain = {plain_title(head) for head in heads}
    if score < _LEAST or not keys & {"day", "title"}:
        return None
    if "title" not in keys and "姓名" in plain:
        return None
    return number, tuple(head[:40] for head in heads)


def _two_rows(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """参加人数 over 部队, 地方: the lower word where it is known, and wherever the upper one spans several:
    the first part must not be taken for the whole.
    """
    above, below = as_wide(upper, lower)
    spans = [bool(under) and not over for over, under in zip(above, below, strict=True)] + [False]
    return tuple(
        under if under and (field_of(under) or not field_of(over) or spans[place + 1]) else over
        for place, (over, under) in enumerate(zip(above, below, strict=True))
    )


def ten_thousands(heads: Sequence[str], places: dict[int, str]) -> frozenset[str]:
    """The fields of money that stand in 万元."""
    return frozenset(
        key
        for place, key in places.items()
        if BY_KEY[key].kind is Kind.MONEY and place < len(heads) and says_ten_thousands(heads[place])
    )
