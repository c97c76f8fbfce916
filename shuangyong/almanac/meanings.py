"""What the phrases mean: from a match of a pattern in `phrases` to the timings it names.

Every reader yields what it found and raises ValueError where the words name no possible time (2月30日).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .chinese_numbers import to_int
from .festivals import FESTIVALS
from .quarters import windows_of
from .seasons import SEASONS
from .timing import Timing, TimingKind


@dataclass(frozen=True, slots=True)
class Found:
    """A timing found at `start`..`end` of the normalised text; `said_year` where a year stood before it."""

    start: int
    end: int
    timing: Timing
    said_year: bool = False


NEXT_YEAR_WORDS = ("次年", "明年", "来年", "翌年", "下一年", "下年", "第二年")
THIS_YEAR_WORDS = ("本年度", "本年", "今年", "当年")


def _said(match: re.Match[str], suffix: str, plan_year: int) -> int | None:
    """The year said before a time, or None."""
    if match[f"y{suffix}"]:
        return to_int(match[f"y{suffix}"].replace("○", "〇"))
    word = match[f"r{suffix}"]
    return None if not word else plan_year + (word in NEXT_YEAR_WORDS)


def read_dates(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """3月5日, 3月5日至10日: with the plan's year unless one is said."""
    said = _said(match, "1", plan_year)
    start = date(said or plan_year, to_int(match["m1"]), to_int(match["d1"]))
    end = None
    if match["d2"]:
        year = _said(match, "2", start.year) or start.year
        end = date(year, to_int(match["m2"] or match["m1"]), to_int(match["d2"]))
        if end < start:
            end = end.replace(year=end.year + 1)
    yield _found(match, Timing(TimingKind.DATE, day=start, end_day=end))


def read_iso_dates(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """2027-03-05, 2027.3.5."""
    start = date(*(int(match[name]) for name in ("y1", "m1", "d1")))
    end = date(*(int(match[name]) for name in ("y2", "m2", "d2"))) if match["y2"] else None
    if end and end < start:
        raise ValueError("结束日期早于开始日期。")
    yield _found(match, Timing(TimingKind.DATE, day=start, end_day=end))


MONTH_PARTS = {
    "初": (1, 10),
    "上旬": (1, 10),
    "上中旬": (1, 20),
    "中旬": (11, 20),
    "中下旬": (11, 31),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}


def read_month_parts(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """3月上旬, 6月底, as days."""
    year = _said(match, "1", plan_year) or plan_year
    month = _month(match["m1"])
    first, last = MONTH_PARTS[match["part"]]
    _, month_end = windows_of(Timing(TimingKind.MONTHS, start_month=month, end_month=month), year)[0]
    end = month_end.replace(day=min(last, month_end.day))
    yield _found(match, Timing(TimingKind.DATE, day=date(year, month, first), end_day=end))


def read_month_range(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """7—9月, 11月至次年2月."""
    said = _said(match, "1", plan_year)
    first, last = _month(match["m1"]), _month(match["m2"])
    start_year = said or plan_year
    end_year = _said(match, "2", start_year) or start_year + (last < first)
    if end_year < start_year or end_year - start_year != (last < first):
        raise ValueError("起止月份跨度不对。")
    yield _found(match, _in_year(start_year, plan_year, first, last))


def read_months(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """3月, 四、五月, 七八月."""
    year = _said(match, "1", plan_year) or plan_year
    for start, end, words in _listed(match):
        yield Found(start, end, _in_year(year, plan_year, *_month_pair(words)))


def read_quarters(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """二季度, 一、三季度."""
    year = _said(match, "1", plan_year) or plan_year
    for start, end, words in _listed(match):
        number = to_int(words)
        if year == plan_year:
            yield Found(start, end, Timing(TimingKind.QUARTER, number=number))
        else:
            yield Found(start, end, _in_year(year, plan_year, number * 3 - 2, number * 3))


def read_quarter_range(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """一至三季度, 前三季度, as months."""
    year = _said(match, "1", plan_year) or plan_year
    first, last = to_int(match["q1"] or "1"), to_int(match["q2"])
    if last < first:
        raise ValueError("起止季度不对。")
    yield _found(match, _in_year(year, plan_year, first * 3 - 2, last * 3))


def read_halves(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """上半年."""
    year = _said(match, "1", plan_year) or plan_year
    number = "上下".index(match["half"]) + 1
    if year == plan_year:
        yield _found(match, Timing(TimingKind.HALF, number=number))
    else:
        yield _found(match, _in_year(year, plan_year, number * 6 - 5, number * 6))


SEASON_CODES = {name: code for code, season in SEASONS.items() for name in (season.name, *season.aliases)}
COLD = {"寒": "winter_holiday"}  # the first half of 寒暑假


def read_seasons(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """暑期, 年底."""
    if (_said(match, "1", plan_year) or plan_year) != plan_year:
        raise ValueError("只认本年的时段。")
    yield _found(match, Timing(TimingKind.SEASON, code=(SEASON_CODES | COLD)[match["name"]]))


FESTIVAL_CODES = {name: festival.code for festival in FESTIVALS for name in festival.names}


def read_festivals(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """春节前夕, 次年元旦."""
    said = _said(match, "1", plan_year)
    if said not in (None, plan_year, plan_year + 1):
        raise ValueError("只认本年和次年的节日。")
    timing = Timing(
        TimingKind.FESTIVAL,
        code=FESTIVAL_CODES[match["name"]],
        offset=match["offset"] or "",
        next_year=said == plan_year + 1,
    )
    yield Found(match.start(), match.end(), timing, said_year=said is not None)


_RHYTHMS = {
    "周": "weekly",
    "星期": "weekly",
    "月": "monthly",
    "季": "quarterly",
    "半年": "half_yearly",
    "年": "yearly",
}


def read_frequencies(match: re.Match[str], plan_year: int) -> Iterator[Found]:
    """每季度一次, 全年2次."""
    code = "times" if not match["rhythm"] else _RHYTHMS[match["rhythm"].removesuffix("度")]
    counted = match["count"]
    number = None if counted in (None, "多", "若干") else to_int(counted)
    if number is not None and not 1 <= number <= 999:
        raise ValueError("次数超出范围。")
    yield _found(match, Timing(TimingKind.FREQUENCY, code=code, number=number))


def _found(match: re.Match[str], timing: Timing) -> Found:
    return Found(match.start(), match.end(), timing)


def _month(words: str) -> int:
    month = to_int(words)
    if not 1 <= month <= 12:
        raise ValueError("没有这个月份。")
    return month


def _month_pair(words: str) -> tuple[int, int]:
    """七 → 7..7; 七八 → 7..8."""
    if len(words) == 2 and not words.isascii() and "十" not in words:
        first, last = (to_int(char) for char in words)
        if last != first + 1:
            raise ValueError("没有这个月份。")
        return first, last
    return (_month(words),) * 2


def _in_year(year: int, plan_year: int, first: int, last: int) -> Timing:
    """Months of the plan's year, or the days themselves where another year was said."""
    months = Timing(TimingKind.MONTHS, start_month=first, end_month=last)
    if year == plan_year:
        return months
    start, end = windows_of(months, year)[0]
    return Timing(TimingKind.DATE, day=start, end_day=end)


def _listed(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The items of 一、二季度: the first takes the year before the list, the last takes the unit after it."""
    items = list(re.finditer(r"[^、,和及第Qq]+", match["list"]))
    offset = match.start("list")
    for item in items:
        start = match.start() if item is items[0] else offset + item.start()
        while item is not items[0] and match.string[start - 1] in "第Qq":
            start -= 1
        end = match.end() if item is items[-1] else offset + item.end()
        yield start, end, item[0]
