"""Dates as people write them into a ledger: 2025.3.5, 3月5日, 20250305, 3月5日至7日, 三月五日（星期三）."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from beneficiaries.importing.telling import Wrong
from shuangyong.sheets.reading_values import CellProblem, Precision, date_in_words, half_width

_EPOCH = date(1899, 12, 30)
_SERIALS = range(32_874, 73_051)  # 1990 to 2099
_YEARS = range(1990, 2100)
_NOISE = re.compile(
    r"[（(][^）)]*[）)]|(?:星期|周|礼拜)[一二三四五六日天]"
    r"|(?:上午|下午|中午|晚上|早上|傍晚|全天|[AaPp][Mm])"
    r"|[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-—–~至到]+\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}(?:点|时)(?:\d{1,2}分|半|整)?"
)
_LOOSE = re.compile(
    r"旬|[月年][初底末中]|季|[上下]半年|[节前后]|月份?$|^\d{4}年?$|^\d{4}[./-]\d{1,2}$|每|不定|全年|常年|待定"
)
_ONE = re.compile(
    r"(?:(?P<year>\d{4}|\d{2})(?:年|[-./]))?(?P<month>\d{1,2})(?:月|[-./])(?P<day>\d{1,2})[日号]?"
)
_ONLY_DAY = re.compile(r"(\d{1,2})[日号]?")
_BETWEEN = re.compile(r"至|到|—+|–|~|−")
_AND = re.compile(r"[、,和及]")
_CHINESE = re.compile(r"[一二三四五六七八九十]+月[一二三四五六七八九十]+[日号]?")
_FIGURES = str.maketrans("0123456789", "〇一二三四五六七八九")
NOT_EXACT = "只写了大概的时间"
WRITE_DAY = "请写成具体的一天，例如{year}-03-05；记不清的写那个月里最接近的一天。"


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the first and the last of several. `hint`: how it was read, when that might be wrong."""

    first: date
    last: date | None = None
    hint: str = ""


def read_days(text: str, year: int) -> Days:
    """The day or days that the words say; `year` is that of the ledger. Raises Wrong, nothing else."""
    plain = half_width(text)
    if not plain:
        raise Wrong("没有日期", WRITE_DAY.format(year=year))
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) and int(plain[:5]) in _SERIALS:
        return Days(_EPOCH + timedelta(days=int(plain[:5])))
    bare = re.sub(r"\s+", "", _NOISE.sub("", plain)).strip(",.、-")
    found = _single(bare, year)
    if found is not None:
        hint = ""
        if re.fullmatch(r"\d{1,2}\.[1-3]", bare):
            # Excel keeps 3.10 as the number 3.1.
            hint = f"读作{found.month}月{found.day}日；如果是{found.month}月{found.day}0日，请改"
        return Days(found, hint=hint)
    several = _several(bare, year)
    if several is not None:
        return several
    if _LOOSE.search(bare):
        raise Wrong(NOT_EXACT, WRITE_DAY.format(year=year))
    raise Wrong("看不出是哪一天", f"请写成{year}-03-05或{year}年3月5日。")


def _single(text: str, year: int) -> date | None:
    """One day; None when the words are no single day. Wrong for a day that does not exist."""
    if _CHINESE.fullmatch(text):
        text = f"{str(year).translate(_FIGURES)}年{text}"
    if found := _ONE.fullmatch(text):
        told = found["year"]
        if told is None:
            return _day(year, int(found["month"]), int(found["day"]))
        if len(told) == 4:
            return _day(int(told), int(found["month"]), int(found["day"]))
        if int(told) == year % 100:
            return _day(year, int(found["month"]), int(found["day"]))
        return None
    try:
        read = date_in_words(text)
    except CellProblem as problem:
        if "这一天" in str(problem):
            raise Wrong("没有这一天", "请核对年、月、日。") from None
        return None
    if read.precision is not Precision.DAY:
        return None
    return _day(read.day.year, read.day.month, read.day.day)


def _day(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise Wrong("年份不对", "请核对年份，写四位。")
    try:
        return date(year, month, day)
    except ValueError:
        raise Wrong("没有这一天", "请核对年、月、日。") from None


def _several(text: str, year: int) -> Days | None:
    """From one day to another; 3月5、6日."""
    for mark in _AND.finditer(text):
        pair = _pair(text[: mark.start()], text[mark.end() :], year)
        if pair is not None:
            if (pair[1] - pair[0]).days != 1:
                raise Wrong("这一格里写了几个日期", "几次活动请分成几行；连着几天的写成“3月5日至7日”。")
            return Days(*pair)
    marks = list(_BETWEEN.finditer(text)) or list(re.finditer("-", text))
    for mark in marks:
        pair = _pair(text[: mark.start()], text[mark.end() :], year)
        if pair is not None:
            return Days(*pair)
    return None


def _pair(left: str, right: str, year: int) -> tuple[date, date] | None:
    first = _single(left, year)
    if first is None:
        return None
    only = _ONLY_DAY.fullmatch(right)
    last = _day(first.year, first.month, int(only[1])) if only else _single(right, first.year)
    if last is None:
        return None
    if last < first and last.year == first.year and first.month == 12:
        last = _day(first.year + 1, last.month, last.day)
    if last < first:
        raise Wrong("结束的日子早于开始的日子", "请核对起止日期。")
    return first, last
