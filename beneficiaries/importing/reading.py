"""One row of a file as values: what it says, what is wrong with it, what somebody should look at.

What is told of it repeats no value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from beneficiaries.choices import IdKind, Status
from beneficiaries.ids import IdFacts, read_id
from beneficiaries.importing.categories import CategoryBook
from beneficiaries.importing.cells import READERS, Day, is_nothing
from beneficiaries.importing.columns import BY_KEY, PARTICULARS, PERSON, Kind
from beneficiaries.importing.packing import Source
from beneficiaries.importing.telling import DOUBT, ERROR, Problem, Wrong
from beneficiaries.models import Category
from beneficiaries.warnings import designation_in
from shuangyong.sheets.reading_fast import Plain, Unread
from shuangyong.sheets.reading_table import TOTALS
from shuangyong.sheets.template import EXAMPLE_MARK

_FOOT = re.compile(
    r"^(?:合计|总计|小计|共计|制表|填表|填报|审核|复核|经办|单位负责人|负责人|领导签字|签字|盖章|联系人[:：]|注[:：]"
    r"|说明[:：]|备注[:：]|日期[:：]|以上|本表)"
)
_DEGREES = ("一级", "二级", "三级", "四级", "五级", "六级", "七级", "八级", "九级", "十级")
_FEW = 3
_NAME_HEADS = frozenset({BY_KEY["name"].title, *BY_KEY["name"].synonyms})


@dataclass(slots=True)
class Reading:
    """A row's values by field of Person; what it says of all else. `foot`: why it is no person."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    address: str = ""
    categories: list[Category] = field(default_factory=list)
    certificate: str = ""
    particulars: dict[str, str] = field(default_factory=dict)
    status: str = ""
    status_day: date | None = None
    problems: list[Problem] = field(default_factory=list)
    foot: str = ""
    repeated: bool = False  # an earlier row has the same id
    answers: Mapping[str, Any] = field(default_factory=dict)

    def wrong(self, key: str, message: str, mend: str = "") -> None:
        self.problems.append(Problem(ERROR, key, message, mend))

    def doubt(self, key: str, message: str, mend: str = "") -> None:
        self.problems.append(Problem(DOUBT, key, message, mend))

    @property
    def has_errors(self) -> bool:
        return any(problem.weight == ERROR for problem in self.problems)


def read_row(source: Source, places: Mapping[int, str], book: CategoryBook, today: date) -> Reading:
    """Read one row. Nothing is looked up in the ledger here."""
    said = source.said(places)
    reading = Reading(source.number, answers=source.typed)
    reading.foot = _foot(source, said)
    if reading.foot:
        return reading
    for key, plain in said.items():
        if isinstance(plain, Unread):
            reading.wrong(key, plain.problem, plain.mend)
        elif key == "category":
            _categories(reading, plain, book)
        elif key != "id_number" and not is_nothing(plain):
            _one(reading, key, plain)
    _identity_number(reading, said)
    if "name" not in said:
        reading.wrong("name", "没有姓名", "请填写姓名；不是人员的行请点“不导入这一行”。")
    _ages(reading, today)
    return reading


def _foot(source: Source, said: Mapping[str, Plain]) -> str:
    """Why the row is no person of the list, or ""."""
    first = next((cell for cell in source.cells if cell), "")
    if first == EXAMPLE_MARK or said.get("note") == EXAMPLE_MARK:
        return "是模板里的示例"
    if source.typed or not isinstance(first, str):
        return ""
    name = said.get("name", "")
    if isinstance(name, str) and name.replace(" ", "") in TOTALS:
        return "是合计行"
    if name in _NAME_HEADS:
        return "是重复的表头"
    if not said:
        return "没有可读的内容"
    if "id_number" in said or ("name" in said and "category" in said):
        return ""
    filled = [cell for cell in source.cells if cell]
    marked = any(isinstance(cell, str) and _FOOT.match(re.sub(r"\s", "", cell)) for cell in filled[:_FEW])
    if marked and ("category" not in said or len(filled) <= _FEW):
        return "像是合计、签字或说明"
    return ""


def _one(reading: Reading, key: str, words: str) -> None:
    field = BY_KEY[key]
    try:
        value = READERS[field.kind](words, field)
    except Wrong as wrong:
        reading.wrong(key, wrong.message, wrong.mend)
        return
    if isinstance(value, Day):
        _day(reading, key, value)
    elif key in PARTICULARS:
        reading.particulars[key] = _degree(reading, str(value)) if key == "degree" else str(value)
    elif key == "address":
        reading.address = str(value)
    elif key == "certificate_number":
        reading.certificate = str(value)
    elif key == "status":
        reading.status = str(value)
    elif key in PERSON:
        reading.values[key] = value
    if field.kind is Kind.WORDS and designation_in(words):
        reading.doubt(key, "像是写了部队番号", "部队番号不收集，请删去，或者改写成“某部”。")


def _day(reading: Reading, key: str, told: Day) -> None:
    if key == "status_day":
        reading.status_day = told.day
    else:
        reading.values[key] = told.day
        if not told.exact:
            reading.values["inexact"] = True


def _degree(reading: Reading, words: str) -> str:
    digits = re.search(r"10|[1-9]", words)
    if digits:
        return _DEGREES[int(digits[0]) - 1]
    chinese = re.search("[一二三四五六七八九十]", words)
    if not chinese:
        reading.wrong("degree", "认不出残疾等级", "请写“一级”到“十级”。")
        return ""
    return f"{chinese[0]}级"


def _categories(reading: Reading, words: str, book: CategoryBook) -> None:
    categories, advice = book.read(words)
    if advice:
        reading.wrong("category", "认不出这个人员类别", advice)
    reading.categories = list(categories)


def _identity_number(reading: Reading, said: Mapping[str, Plain]) -> None:
    """The id, and whether birth date and sex agree with it; what they leave open it fills."""
    typed = said.get("id_number", "")
    inexact = reading.values.pop("inexact", False)
    facts = IdFacts("")
    if isinstance(typed, str) and typed and not is_nothing(typed):
        facts = read_id(typed, str(reading.values.get("id_kind", IdKind.RESIDENT)))
        if facts.problem and not facts.born_on:
            reading.wrong("id_number", "证件号码不对", facts.problem)
        elif facts.problem:
            reading.doubt(
                "id_number",
                "身份证号的校验对不上",
                "一般是某一位抄错了，请对照证件核对；确实无误的可以照原样导入。",
            )
        if len(facts.number) > BY_KEY["id_number"].most:
            reading.wrong("id_number", "证件号码太长了", "请对照证件核对。")
        reading.values["id_number"] = facts.number
    _born(reading, facts, inexact)
    sex = reading.values.get("sex")
    if facts.sex and sex and facts.sex != sex and not facts.problem:
        reading.doubt("sex", "性别和身份证号里的不一样", "请对照证件核对。")
    if facts.sex and not sex:
        reading.values["sex"] = facts.sex


def _born(reading: Reading, facts: IdFacts, inexact: bool) -> None:
    born: date | None = reading.values.get("born_on")
    if facts.born_on is None:
        if inexact:
            reading.doubt("born_on", "只写了年月", "会按这个月的1日登记；知道哪一天的请补上。")
        return
    if born is None or (inexact and (born.year, born.month) == (facts.born_on.year, facts.born_on.month)):
        reading.values["born_on"] = facts.born_on
    elif born != facts.born_on and not facts.problem:
        reading.doubt("born_on", "出生日期和身份证号里的不一样", "请对照证件核对。")


def _ages(reading: Reading, today: date) -> None:
    born: date | None = reading.values.get("born_on")
    if born is None:
        return
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    for category in reading.categories:
        if category.least_age and age < category.least_age:
            reading.doubt(
                "category",
                f"年龄不到“{category.name}”要求的{category.least_age}周岁",
                "请核对类别和出生日期。",
            )
        if category.born_before and born >= category.born_before:
            reading.doubt(
                "category",
                f"“{category.name}”应当是{category.born_before:%Y年%-m月%-d日}以前出生的",
                "请核对类别和出生日期。",
            )
    if reading.status in (Status.RECEIVING, "") and age > 110:
        reading.doubt("born_on", f"按出生日期已经{age}岁", "请核对出生日期；已经去世的请改状态。")
