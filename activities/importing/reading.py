"""One row of a file as an activity: what it says, what is wrong with it, what somebody should look at."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from activities.importing.days import Days, read_days
from activities.importing.fields import BY_KEY, COUNTS, PLAIN, STATES_DONE, Field, Kind
from activities.importing.numbers import Number, read_count, read_groups, read_money
from activities.importing.types import TypeBook
from activities.querysets import LONGEST
from beneficiaries.importing.telling import DOUBT, ERROR, Problem, Wrong
from beneficiaries.warnings import designation_in, number_in
from plans.models import TaskType
from shuangyong.sheets.reading_table import TOTALS, plain_title
from shuangyong.sheets.template import EXAMPLE_MARK

HINT = "hint"
"""Beside ERROR and DOUBT: only to be looked at."""
Cell = str | Sequence[str]
"""Words, or [what is wrong, how to mend it, what may be shown] of a cell that cannot be taken."""
_FOOT = re.compile(
    r"^(?:合计|总计|小计|共计|制表|填表|填报|审核|复核|经办|单位负责人|负责人签|领导签字|签字|盖章|注[:：]|说明[:：]|备注[:：]|以上|本表)"
)
_PARTED = ("people", "military", "civilians")


@dataclass(slots=True)
class Reading:
    """What a row says. `values` are columns of Activity; `foot`: why it is no activity at all."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    type: TaskType | None = None
    type_by_title: bool = False
    planned: Decimal | None = None
    spent: Decimal | None = None
    source: str = ""
    problems: list[Problem] = field(default_factory=list)
    foot: str = ""

    def tell(self, weight: str, key: str, message: str, mend: str = "") -> None:
        """Note something about a field."""
        self.problems.append(Problem(weight, key, message, mend))

    @property
    def day(self) -> date | None:
        found: date | None = self.values.get("day")
        return found

    @property
    def title(self) -> str:
        return str(self.values.get("title", ""))

    @property
    def has_errors(self) -> bool:
        return any(problem.weight == ERROR for problem in self.problems)

    @property
    def has_money(self) -> bool:
        return self.planned is not None or self.spent is not None


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rows of a file have in common."""

    year: int
    today: date
    book: TypeBook
    ten_thousands: frozenset[str] = frozenset()


def said(cells: Sequence[Cell], places: Mapping[int, str], typed: Mapping[str, str]) -> dict[str, Cell]:
    """Field → what the row says, without the blanks; what was typed goes before what was read."""
    words: dict[str, Cell] = {
        key: cells[place] for place, key in places.items() if place < len(cells) and cells[place]
    }
    words |= {key: text for key, text in typed.items() if key in BY_KEY}
    return {key: text for key, text in words.items() if text}


def read_row(
    number: int, cells: Sequence[Cell], places: Mapping[int, str], typed: Mapping[str, str], frame: Frame
) -> Reading:
    """Read one row. Nothing is looked up in the ledger here; never raises."""
    reading, words = Reading(number), said(cells, places, typed)
    reading.foot = "" if typed else _foot(cells, words)
    if reading.foot:
        return reading
    people: int | None = None
    for key, cell in words.items():
        if not isinstance(cell, str):
            reading.tell(ERROR, key, cell[0], cell[1])
            continue
        groups = read_groups(cell) if key in _PARTED else {}
        if groups and not (groups.keys() - {key}) & words.keys():
            reading.values |= groups
            told = (f"{BY_KEY[name].title.removesuffix('人数')}{count}人" for name, count in groups.items())
            reading.tell(HINT, key, f"读作{'、'.join(told)}")
            continue
        try:
            value = _one(reading, BY_KEY[key], cell, frame)
        except Wrong as wrong:
            reading.tell(ERROR, key, wrong.message, wrong.mend)
            continue
        people = value if key == "people" else people
    _people(reading, people)
    _days(reading, words, frame)
    if "title" not in words:
        reading.tell(ERROR, "title", "没有活动名称", "请填写；不是活动的行请点“不导入这一行”。")
    if "type" not in words and reading.title:
        reading.type = frame.book.by_title(reading.title)
        reading.type_by_title = reading.type is not None
    if not reading.has_money:
        reading.source = ""
    return reading


def _foot(cells: Sequence[Cell], words: Mapping[str, Cell]) -> str:
    """Why the row is no activity, or ""."""
    filled = [cell for cell in cells if cell]
    first = filled[0] if filled else ""
    if first == EXAMPLE_MARK:
        return "是空表里的示例"
    if not words:
        return "没有可读的内容"
    plain = [plain_title(cell) for cell in filled if isinstance(cell, str)]
    if any(text in TOTALS for text in plain[:3]):
        return "是合计行"
    heads = sum(1 for key, cell in words.items() if isinstance(cell, str) and _is_head(key, cell))
    if heads > 1:
        return "是重复的表头"
    marked = isinstance(first, str) and _FOOT.match(re.sub(r"\s", "", first))
    if marked and "day" not in words and len(filled) <= 4:
        return "像是签字或说明"
    return ""


def _is_head(key: str, words: str) -> bool:
    plain = plain_title(words)
    field = BY_KEY[key]
    return plain in {plain_title(field.title), *(plain_title(name) for name in field.synonyms)}


def _one(reading: Reading, field: Field, words: str, frame: Frame) -> int | None:
    """Set what a cell says; the number of people in all is given back."""
    key = field.key
    match field.kind:
        case Kind.COUNT:
            return _count(reading, key, read_count(words))
        case Kind.MONEY:
            money = read_money(words, in_ten_thousands=key in frame.ten_thousands)
            _hint(reading, key, money)
            setattr(reading, key, money.value if money else None)
        case Kind.TYPE:
            reading.type = frame.book.named(words)
            if reading.type is None:
                reading.tell(HINT, key, "没有对上类型，导入后类型空着", "要的话请从列表里选一个。")
        case Kind.STATE:
            if plain_title(words) not in STATES_DONE:
                reading.tell(
                    ERROR, key, "这项活动没有办成，不能作为“已完成”导入",
                    "请点“不导入这一行”；其实办了的，把状态改成“已完成”。",
                )  # fmt: skip
        case Kind.WORDS | Kind.LONG:
            _words(reading, field, words)
        case Kind.DAY:
            pass
    return None


def _count(reading: Reading, key: str, found: Number | None) -> int | None:
    _hint(reading, key, found)
    value = int(found.value) if found else None
    if key in COUNTS and value is not None:
        reading.values[key] = value
    return value


def _hint(reading: Reading, key: str, found: Number | None) -> None:
    if found is not None and found.hint:
        reading.tell(HINT, key, found.hint)


def _words(reading: Reading, field: Field, words: str) -> None:
    text = words.strip() if field.kind is Kind.LONG else " ".join(words.split())
    kind = number_in(text)
    if kind:
        raise Wrong(f"像是写了{kind}，台账里不写", "请在这里删去。")
    if len(text) > field.most:
        raise Wrong(f"太长了，最多{field.most}个字，现在{len(text)}个", "请写短一些。")
    if designation_in(text):
        reading.tell(DOUBT, field.key, "像是写了部队番号", "部队番号不收集，请删去，或者改写成“驻区某部”。")
    if field.key == "source":
        reading.source = text
    elif field.key == "note":
        before = str(reading.values.get("account", ""))
        whole = f"{before}\n备注：{text}" if before else text
        if len(whole) > BY_KEY["account"].most:
            raise Wrong("和活动概况合在一起太长了", "请写短一些。")
        reading.values["account"] = whole
    elif field.key in PLAIN:
        reading.values[field.key] = text


def _people(reading: Reading, people: int | None) -> None:
    """A sum alone is counted as civilians, less the groups that were told."""
    if people is None or reading.values.get("civilians") is not None:
        return
    others = sum(reading.values.get(name) or 0 for name in ("military", "students", "volunteers"))
    if others > people:
        reading.tell(ERROR, "people", "合计比部队、学生、志愿者加起来还少", "请核对人数。")
    elif people - others:
        reading.values["civilians"] = people - others


def _days(reading: Reading, words: Mapping[str, Cell], frame: Frame) -> None:
    cell = words.get("day", "")
    if not cell:
        reading.tell(ERROR, "day", "没有日期", f"请写成具体的一天，例如{frame.year}-03-05。")
    found = _read_days(reading, "day", cell, frame.year)
    if found is None:
        return
    last = found.last
    end = words.get("end_day", "")
    if end and last is None:
        told = _read_days(reading, "end_day", end, found.first.year)
        last = (told.last or told.first) if told else None
    reading.values["day"] = found.first
    if last is not None and last < found.first:
        reading.tell(ERROR, "end_day", "结束日期早于开始日期", "请核对起止日期。")
    elif last is not None and last - found.first > LONGEST:
        reading.tell(ERROR, "end_day", "一项活动最长一年", "年年都办的，每年写一行。")
    elif last is not None and last > found.first:
        reading.values["end_day"] = last
    if found.first > frame.today:
        reading.tell(ERROR, "day", "日期还没有到，不能作为“已完成”导入", "请核对日期；还没办的请登记为计划。")
    elif found.first.year != frame.year:
        reading.tell(DOUBT, "day", f"不是{frame.year}年的", "请核对年份；没有写错的，可以照原样导入。")


def _read_days(reading: Reading, key: str, cell: Cell, year: int) -> Days | None:
    if not cell or not isinstance(cell, str):
        return None
    try:
        found = read_days(cell, year)
    except Wrong as wrong:
        reading.tell(ERROR, key, wrong.message, wrong.mend)
        return None
    if found.hint:
        reading.tell(HINT, key, found.hint)
    return found
