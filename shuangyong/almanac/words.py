"""Reading the times a clerk types, and writing them again; what is not understood is kept as it stands."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from .chinese_numbers import half_width, to_chinese
from .festivals import FESTIVAL_BY_CODE, WINTER_FESTIVALS
from .meanings import Found
from .phrases import BARE_COUNT, COUNT_BUILDER, PHRASES, Builder
from .quarters import OFFSETS
from .seasons import FREQUENCIES, SEASONS
from .timing import Timing, TimingKind

_QUOTES_BEFORE, _QUOTES_AFTER = "“‘「『\"'", "”’」』\"'"
_SKIPPED = frozenset(_QUOTES_BEFORE + _QUOTES_AFTER + " \t\u00a0\u3000")
_SAME = str.maketrans(
    dict.fromkeys("–－~～〜─―‐", "-") | dict.fromkeys("•・‧", "·") | {"，": ",", "／": "/", "．": "."}
)
_SEPARATOR = re.compile(r"[、,，;；。\n\r]+")
_CONNECTORS = frozenset({"", "和", "及", "与", "以及", "或", "或者", "、和", "、及"})
_LIGHT = re.compile(r"[、,，]?(?:以及|和|及|与|或者|或)?")


def parse_timings(text: str, year: int, quarter: int | None = None) -> list[Timing]:
    """The timings in a short phrase of a plan for `year`; never raises, and loses no word.

    `quarter` is where the task stands, if known: in the fourth, 元旦 and 春节 mean next year's. Without it
    only "元旦前" does, and what is listed with it. Words that name no time come back as OPEN.
    """
    normal, places = _normalise(text)
    found = _share(_drop_every_year(_find(normal, year)), normal, quarter)
    spans = _spans_in_text(text, found, places)
    return _with_words(text, [item.timing for item in found], spans)


def find_timings(text: str, year: int, quarter: int | None = None) -> list[tuple[int, int, Timing]]:
    """The timings inside a running text, as (start, end, timing) in order; never raises.

    `words` of each are the characters from `start` to `end`, with the quotes round them. `quarter` as above.
    """
    normal, places = _normalise(text)
    found = _share(_drop_every_year(_find(normal, year)), normal, quarter)
    spans = _spans_in_text(text, found, places)
    return [
        (start, end, replace(item.timing, words=text[start:end]))
        for item, (start, end) in zip(found, spans, strict=True)
    ]


def describe(timing: Timing) -> str:
    """What was typed, else the usual Chinese for it (春节前夕, 7—9月, 每季度一次); 待定 for nothing."""
    if timing.words:
        return timing.words + _lent(timing)
    return _WRITERS[timing.kind](timing)


def describe_all(timings: list[Timing]) -> str:
    """All timings joined by 、; a list that shares its last word (元旦、春节前) stays as it was typed."""
    written = [
        timing.words if _lends(after, timing) else describe(timing) for timing, after in pairwise(timings)
    ]
    return "、".join([*written, *map(describe, timings[-1:])])


def _normalise(text: str) -> tuple[str, list[int]]:
    """The text as the patterns expect it, without quotes and blanks, and where each character stood."""
    same = half_width(text).translate(_SAME)
    places = [place for place, char in enumerate(same) if char not in _SKIPPED]
    return "".join(same[place] for place in places), places


def _find(normal: str, year: int) -> list[Found]:
    found: list[Found] = []
    left = normal
    for pattern, builder in PHRASES:
        for match in pattern.finditer(left):
            found += _build(builder, match, year)
            left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
    count = BARE_COUNT.fullmatch(normal)
    if count and not found:
        found = _build(COUNT_BUILDER, count, year)
    return sorted(found, key=lambda item: item.start)


def _build(builder: Builder, match: re.Match[str], year: int) -> list[Found]:
    """What the phrase means; nothing for 2月30日 and the like, whose words then stay as they are."""
    try:
        return list(builder(match, year))
    except ValueError:
        return []


def _drop_every_year(found: list[Found]) -> list[Found]:
    """每年7月: 每年 belongs to the month's words and is no timing of its own in a yearly plan."""
    dropped = {
        index
        for index, (item, after) in enumerate(pairwise(found))
        if item.timing.code == "yearly" and item.timing.number is None and item.end == after.start
    }
    return [item for index, item in enumerate(found) if index not in dropped]


def _share(found: list[Found], normal: str, quarter: int | None) -> list[Found]:
    """Give 元旦 the 前 of 元旦、春节前, and 春节 the 次年 of 次年元旦、春节."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        item, after = shared[index], shared[index + 1]
        if _listed_together(item, after, normal) and not item.timing.offset:
            shared[index] = replace(item, timing=replace(item.timing, offset=after.timing.offset))
    for index, item in enumerate(shared):
        before = shared[index - 1] if index else None
        follows = before is not None and _listed_together(before, item, normal) and before.timing.next_year
        if not item.said_year and (follows or _means_next(item.timing, quarter)):
            in_winter = item.timing.code in WINTER_FESTIVALS and quarter in (None, 4)
            shared[index] = replace(item, timing=replace(item.timing, next_year=in_winter))
    return shared


def _listed_together(item: Found, after: Found, normal: str) -> bool:
    both = item.timing.kind is TimingKind.FESTIVAL and after.timing.kind is TimingKind.FESTIVAL
    return both and bool(_LIGHT.fullmatch(normal[item.end : after.start]))


def _means_next(timing: Timing, quarter: int | None) -> bool:
    if timing.code not in WINTER_FESTIVALS or timing.kind is not TimingKind.FESTIVAL:
        return False
    if quarter is not None:
        return quarter == 4
    # The days before this year's 元旦 lie in last year's plan.
    return timing.code == "new_year" and OFFSETS.get(timing.offset, (0, 0))[1] < 0


def _spans_in_text(text: str, found: list[Found], places: list[int]) -> list[tuple[int, int]]:
    """Where each timing stands in the text as typed, with the quotes round it."""
    spans, limit = [], 0
    for item in found:
        start, end = places[item.start], places[item.end - 1] + 1
        while start > limit and text[start - 1] in _QUOTES_BEFORE:
            start -= 1
        while end < len(text) and text[end] in _QUOTES_AFTER:
            end += 1
        spans.append((start, end))
        limit = end
    return spans


def _with_words(text: str, timings: list[Timing], spans: list[tuple[int, int]]) -> list[Timing]:
    """Share out every word of the text: to the timing it touches, or to an OPEN timing of its own."""
    result: list[Timing] = []
    position = 0
    for timing, (start, end) in zip(timings, spans, strict=True):
        gap = text[position:start]
        prefix = "" if result and gap.strip() in _CONNECTORS else _take_gap(gap, result)
        result.append(replace(timing, words=prefix + text[start:end]))
        position = end
    rest = _take_gap(text[position:], result)
    if rest.strip():
        result.append(Timing(TimingKind.OPEN, words=rest))
    return [replace(item, words=item.words.strip()) for item in result]


def _take_gap(gap: str, result: list[Timing]) -> str:
    """Put the words between two timings where they belong; returns those that lead in the next one."""
    first, *others = _SEPARATOR.split(gap)
    if result:
        result[-1] = replace(result[-1], words=result[-1].words + first)
    else:
        others = [first, *others]
    if not others:
        return ""
    result += [Timing(TimingKind.OPEN, words=words) for words in others[:-1] if words.strip()]
    return others[-1]


# How the words end when the unit stood only at the end of the list, and the unit.
_UNITS = {
    TimingKind.QUARTER: (re.compile(r"[^季Qq]*[1-4１-４一二三四]"), "季度"),
    TimingKind.MONTHS: (re.compile(r"[^月季Qq./-]*[0-9０-９一二三四五六七八九十]"), "月"),
    TimingKind.HALF: (re.compile(r"[^半]*[上下]"), "半年"),
    TimingKind.SEASON: (re.compile(r"[^假]*寒"), "假"),
}


def _lends(giver: Timing, timing: Timing) -> bool:
    """Whether the next timing of the list carries, or borrows too, the word that this one goes without."""
    lent = _lent(timing)
    return bool(lent) and giver.kind is timing.kind and (lent in giver.words or lent == _lent(giver))


def _lent(timing: Timing) -> str:
    """The word that a timing borrowed from the next in its list, so that it reads well alone."""
    if timing.kind is TimingKind.FESTIVAL:
        return "" if timing.offset in timing.words else timing.offset
    ending, unit = _UNITS.get(timing.kind, (None, ""))
    return unit if timing.words and ending and ending.fullmatch(timing.words) else ""


def _write_date(timing: Timing) -> str:
    days = [day for day in (timing.day, timing.end_day) if day]
    return "至".join(f"{day.year}年{day.month}月{day.day}日" for day in days)


def _write_months(timing: Timing) -> str:
    first, last = timing.start_month or 1, timing.end_month or 12
    if first == last:
        return f"{first}月"
    return f"{first}—{last}月" if first < last else f"{first}月至次年{last}月"


def _write_festival(timing: Timing) -> str:
    year = "次年" if timing.next_year else "本年" if _means_next(timing, None) else ""
    return f"{year}{FESTIVAL_BY_CODE[timing.code].name}{timing.offset}"


def _write_frequency(timing: Timing) -> str:
    if timing.number is None:
        return FREQUENCIES[timing.code] + ("多次" if timing.code == "times" else "")
    number = to_chinese(timing.number) if timing.number <= 10 else str(timing.number)
    return f"{FREQUENCIES[timing.code]}{'两' if number == '二' else number}次"


_WRITERS: dict[TimingKind, Callable[[Timing], str]] = {
    TimingKind.DATE: _write_date,
    TimingKind.MONTHS: _write_months,
    TimingKind.QUARTER: lambda timing: f"{to_chinese(timing.number or 1)}季度",
    TimingKind.HALF: lambda timing: "上半年" if timing.number == 1 else "下半年",
    TimingKind.SEASON: lambda timing: SEASONS[timing.code].name,
    TimingKind.FESTIVAL: _write_festival,
    TimingKind.FREQUENCY: _write_frequency,
    TimingKind.OPEN: lambda timing: "待定",
}
