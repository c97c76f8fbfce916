"""From the words of a cell to a value. What is wrong is told without repeating what stands there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from beneficiaries.choices import IdKind, Nature, Sex, Status
from beneficiaries.importing.columns import Field, Kind
from beneficiaries.importing.telling import Wrong
from beneficiaries.normalise import plain_name, plain_phone
from beneficiaries.warnings import number_in
from shuangyong.sheets.reading_values import CellProblem, Precision, date_in_words, half_width

_EPOCH = date(1899, 12, 30)
_SERIALS = range(61, 73_051)
_TIGHT_MONTH = re.compile(r"((?:18|19|20)\d{2})(0[1-9]|1[0-2])")
_OLDEST = 130
_MALE, _FEMALE = ("男", "男性", "m", "1"), ("女", "女性", "f", "2")
_SEXES = dict.fromkeys(_MALE, Sex.MALE) | dict.fromkeys(_FEMALE, Sex.FEMALE)
_STATUS_WORDS = {
    "正常": Status.RECEIVING, "在享": Status.RECEIVING, "享受": Status.RECEIVING,
    "正常享受": Status.RECEIVING,
    "死亡": Status.DECEASED, "已故": Status.DECEASED, "亡故": Status.DECEASED, "病故": Status.DECEASED,
    "迁移": Status.MOVED, "已迁出": Status.MOVED, "暂停": Status.SUSPENDED,
    "不享受": Status.RECOGNISED, "身份认定": Status.RECOGNISED, "不享受待遇": Status.RECOGNISED,
}  # fmt: skip
_ID_KINDS = {
    "身份证": IdKind.RESIDENT,
    "港澳通行证": IdKind.HONG_KONG_MACAO,
    "回乡证": IdKind.HONG_KONG_MACAO,
    "台胞证": IdKind.TAIWAN,
}
_NOTHING = frozenset({"无", "/", "／", "-", "--", "—", "——", "不详", "暂无", "没有"})


@dataclass(frozen=True, slots=True)
class Day:
    """A date as told; `exact` says whether the day was."""

    day: date
    exact: bool = True


def is_nothing(text: str) -> bool:
    """Whether the words say that there is nothing (无, /, —)."""
    return text in _NOTHING


def read_name(text: str, field: Field) -> str:
    name = plain_name(text)
    if name.isalpha():
        return _short(name, field)
    if name.startswith(("=", "+", "-", "@")):
        raise Wrong("这不像一个人的姓名", "请改成姓名。")
    if re.search(r"\d", name):
        raise Wrong("姓名里不能有数字", "请核对，是不是和别的列写串了。")
    if not re.search(r"[^\W\d_]", name):
        raise Wrong("这不像一个人的姓名", "请改成姓名。")
    return _short(name, field)


def read_sex(text: str) -> str:
    if text in _SEXES:
        return _SEXES[text]
    try:
        return _SEXES[half_width(text).casefold()]
    except KeyError:
        raise Wrong("看不出性别", "请写“男”或“女”。") from None


@lru_cache(maxsize=50_000)
def _day(text: str) -> Day:
    plain = half_width(text).replace(" ", "")
    if plain.isdigit() and len(plain) == 5 and int(plain) in _SERIALS:
        return Day(_EPOCH + timedelta(days=int(plain)))
    month = _TIGHT_MONTH.fullmatch(plain)
    if month:
        return Day(date(int(month[1]), int(month[2]), 1), exact=False)
    try:
        told = date_in_words(text)
    except CellProblem as problem:
        if "这一天" in str(problem):
            raise Wrong("没有这一天", "请核对年、月、日。") from None
        raise Wrong("看不出是哪一天", "请写成 1956-03-08 或 1956年3月8日，年份写四位。") from None
    return Day(told.day, told.precision is Precision.DAY)


def read_day(text: str) -> Day:
    """A day of the past hundred and thirty years, in any form people type."""
    told = _day(text)
    today = date.today()
    if told.day > today:
        raise Wrong("日期还没有到", "请核对年、月、日。")
    if told.day.year < today.year - _OLDEST:
        raise Wrong("年份太早了", "请核对年、月、日。")
    return told


def read_month(text: str, field: Field) -> str:
    """A date of which the day may not be known, as words: 1970年12月. A bare year stays one."""
    year = re.fullmatch(r"((?:18|19|20)\d{2})年?", half_width(text))
    if year:
        return f"{year[1]}年"
    told = read_day(text)
    return f"{told.day.year}年{told.day.month}月{f'{told.day.day}日' if told.exact else ''}"


def read_phone(text: str) -> str:
    """One number; a mobile one as its eleven digits."""
    digits = plain_phone(text)
    if re.fullmatch(r"1\d{10}", digits):
        return digits
    if re.search(r"[、，,;；/\n]", text) and len(digits) > 12:
        raise Wrong("这一格里像是有几个电话", "请只留一个，其他的以后登记为联系人。")
    if re.search(r"[EＥ]\+?\d", text, re.IGNORECASE) or not 7 <= len(digits) <= 12:
        raise Wrong("电话的位数不对", "手机是11位；座机请带区号。")
    return text


def read_account(text: str) -> str:
    account = re.sub(r"[\s\-]", "", half_width(text))
    if not re.fullmatch(r"\d{8,30}", account):
        raise Wrong("银行账号应当只有数字", "请对照存折或者银行卡核对，并把这一列设为“文本”格式。")
    return account


def read_status(text: str) -> str:
    plain = half_width(text)
    by_label = {label: value for value, label in Status.choices}
    found = by_label.get(plain) or _STATUS_WORDS.get(plain)
    if not found:
        raise Wrong("认不出这个状态", f"请改成：{'、'.join(by_label)}。")
    return str(found)


def read_id_kind(text: str) -> str:
    plain = half_width(text)
    by_label = {label: value for value, label in IdKind.choices}
    return str(by_label.get(plain) or _ID_KINDS.get(plain) or IdKind.OTHER)


def read_nature(text: str, field: Field) -> str:
    """因战, 因公 or 因病; codes stay as they are typed in the record's own forms."""
    found = next((label for label in Nature.labels if label in text), "")
    if not found:
        raise Wrong("认不出残疾性质", "请写“因战”“因公”或“因病”。")
    return found


def read_words(text: str, field: Field) -> str:
    words = " ".join(text.split())
    if field.mask is None:
        kind = number_in(words)
        if kind:
            raise Wrong(f"像是写了{kind}，这一列是明文", f"请挪到“{kind}”那一列，在这里删去。")
    return _short(words, field)


def _short(words: str, field: Field) -> str:
    if len(words) > field.most:
        raise Wrong(f"太长了，最多{field.most}个字", "请写短一些。")
    return words


READERS: dict[Kind, Callable[[str, Field], object]] = {
    Kind.NAME: read_name,
    Kind.SEX: lambda text, field: read_sex(text),
    Kind.DATE: lambda text, field: read_day(text),
    Kind.MONTH: read_month,
    Kind.PHONE: lambda text, field: read_phone(text),
    Kind.ACCOUNT: lambda text, field: read_account(text),
    Kind.STATUS: lambda text, field: read_status(text),
    Kind.ID_KIND: lambda text, field: read_id_kind(text),
    Kind.NATURE: read_nature,
    Kind.WORDS: read_words,
    Kind.SECRET_WORDS: read_words,
}
