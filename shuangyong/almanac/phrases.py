"""The phrases that name one time, as patterns over the text that `words` has normalised."""

import re
from collections.abc import Callable, Iterable, Iterator

from .meanings import (
    FESTIVAL_CODES,
    MONTH_PARTS,
    NEXT_YEAR_WORDS,
    SEASON_CODES,
    THIS_YEAR_WORDS,
    Found,
    read_dates,
    read_festivals,
    read_frequencies,
    read_halves,
    read_iso_dates,
    read_month_parts,
    read_month_range,
    read_months,
    read_quarter_range,
    read_quarters,
    read_seasons,
)
from .quarters import OFFSETS

RANGE = r"(?:[-—]{1,2}|至|到)"
_LIST = r"[、,和及]"
_NUMBER = r"(?:1[0-9]|2[0-9]|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})"


def _year(suffix: str) -> str:
    """An optional year before a time: 2027年, 二〇二七年, 次年, 今年."""
    words = "|".join((*NEXT_YEAR_WORDS, *THIS_YEAR_WORDS))
    figures = r"\d{4}|[一二][〇零○一二三四五六七八九]{3}"
    return rf"(?:(?:(?P<y{suffix}>{figures})年度?|(?P<r{suffix}>{words}))的?)?"


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_Q = r"[一二三四1-4]"
_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百零]{1,5}|多|若干)(?:次|讲|场|期|回|课|轮|趟)"
_AT_LEAST = r"(?:各|共|不少于|至少|开展|举办|组织|召开|集中){0,2}"
_BEFORE_OFFSET = r"(?:的|这一)?(?:节日|节)?"
_OFFSET = _longest_first(word for word in OFFSETS if word)

Builder = Callable[[re.Match[str], int], Iterator[Found]]
PHRASES: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (
            r"(?<!\d)(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})(?!\d)日?"
            rf"(?:{RANGE}(?P<y2>\d{{4}})[-./](?P<m2>\d{{1,2}})[-./](?P<d2>\d{{1,2}})(?!\d)日?)?",
            read_iso_dates,
        ),
        (
            rf"{_year('1')}(?<!\d)(?P<m1>{_NUMBER})月(?P<d1>{_NUMBER})"
            rf"(?:[日号]?{RANGE}(?:{_year('2')}(?P<m2>{_NUMBER})月)?(?P<d2>{_NUMBER})[日号]|[日号])",
            read_dates,
        ),
        (
            rf"(?:每一?个?|各)(?P<rhythm>季度|季|月|周|星期|半年|年度|年)(?:\d{{1,2}}[日号])?(?:{_AT_LEAST}{_COUNT})?",
            read_frequencies,
        ),
        (rf"(?P<rhythm>(?!))?(?:全年|年内|一年|年度){_AT_LEAST}{_COUNT}", read_frequencies),
        (
            rf"{_year('1')}(?<!\d)(?P<m1>{_NUMBER})月份?(?P<part>{_longest_first(MONTH_PARTS)})",
            read_month_parts,
        ),
        (rf"{_year('1')}第?(?P<q1>{_Q})(?:季度?)?{RANGE}第?(?P<q2>{_Q})季度?", read_quarter_range),
        (rf"{_year('1')}[Qq](?P<q1>[1-4]){RANGE}[Qq]?(?P<q2>[1-4])(?!\d)", read_quarter_range),
        (rf"{_year('1')}前(?P<q1>(?!))?(?P<q2>[二三23])个?季度", read_quarter_range),
        (rf"{_year('1')}(?P<list>第?{_Q}(?:{_LIST}第?{_Q}){{0,3}})季(?:度|(?!节))", read_quarters),
        (rf"{_year('1')}(?P<list>[Qq][1-4](?:{_LIST}[Qq]?[1-4]){{0,3}})(?!\d)", read_quarters),
        (
            rf"{_year('1')}(?<![\d个每第])(?P<m1>{_NUMBER})(?:月份?)?{RANGE}{_year('2')}(?P<m2>{_NUMBER})月份?",
            read_month_range,
        ),
        (rf"{_year('1')}(?<![\d个每第])(?P<list>{_NUMBER}(?:{_LIST}{_NUMBER}){{0,11}})月份?", read_months),
        (r"(?P<y1>\d{4})[-./](?P<list>\d{1,2})(?P<r1>(?!))?(?!\d)", read_months),
        (rf"{_year('1')}(?P<half>[上下])(?:半年|(?=[、和]?下半年))", read_halves),
        # Before the seasons: 次年中秋 is no 年中.
        (
            rf"{_year('1')}(?P<name>{_longest_first(FESTIVAL_CODES)})"
            rf"(?:{_BEFORE_OFFSET}(?P<offset>{_OFFSET})(?<!前(?=[往来线]))(?<!后(?=[盾勤])))?",
            read_festivals,
        ),
        (rf"{_year('1')}(?P<name>寒)(?=[、和]?暑[假期])", read_seasons),
        (rf"{_year('1')}(?P<name>{_longest_first(SEASON_CODES)})", read_seasons),
    )
)
"""Every phrase, the most specific first; a phrase never reads what an earlier one has taken."""

BARE_COUNT = re.compile(rf"(?P<rhythm>(?!))?(?:计划|拟)?{_AT_LEAST}{_COUNT}(?:以上|左右)?")
"""两次, 不少于3场: read only where it is all that stands there."""

COUNT_BUILDER: Builder = read_frequencies
