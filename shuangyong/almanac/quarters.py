"""The windows of days a timing means in a plan's year, and the quarters the work stands in."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from .festivals import WINTER_FESTIVALS, festival_date
from .seasons import SEASONS
from .timing import Timing, TimingKind

Window = tuple[date, date]

OFFSETS: dict[str, tuple[int, int]] = {
    "": (0, 0),
    "前夕": (-15, -1),
    "前": (-30, -1),
    "之前": (-30, -1),
    "来临前": (-30, -1),
    "到来前": (-30, -1),
    "前后": (-7, 7),
    "来临之际": (-15, 0),
    "到来之际": (-15, 0),
    "之际": (-15, 0),
    "期间": (0, 6),
    "假期": (0, 6),
    "长假": (0, 6),
    "当天": (0, 0),
    "当日": (0, 0),
    "后": (1, 15),
    "之后": (1, 15),
}
"""Days before (negative) and after a festival that a word stands for: a default to plan by, not a rule."""


def windows_of(timing: Timing, year: int) -> list[Window]:
    """The spans of days (ends included) that a timing means in the plan of `year`, by date.

    Preparations for this year's festivals begin on 1 January at the earliest; a next-year festival keeps
    its real days. Empty for open timings, for 每年 or a bare number of times, and for a festival whose date
    is not known.
    """
    match timing.kind:
        case TimingKind.DATE if timing.day:
            return [(timing.day, timing.end_day or timing.day)]
        case TimingKind.MONTHS if timing.start_month and timing.end_month:
            later = timing.end_month < timing.start_month
            return [(date(year, timing.start_month, 1), _month_end(year + later, timing.end_month))]
        case TimingKind.QUARTER | TimingKind.HALF if timing.number:
            length = 3 if timing.kind is TimingKind.QUARTER else 6
            return [_months(year, timing.number * length - length + 1, length)]
        case TimingKind.SEASON if timing.code in SEASONS:
            return [_span(year, *span) for span in SEASONS[timing.code].spans]
        case TimingKind.FESTIVAL:
            return _festival_windows(timing, year)
        case TimingKind.FREQUENCY:
            return _frequency_windows(timing.code, year)
    return []


def quarters_of(timing: Timing, year: int) -> set[int]:
    """The quarters (1..4) of the plan's year in which the work stands; empty when the timing names none.

    每半年 stands in the second and the fourth quarter, where each half's turn falls due. Work for a festival
    at the turn of the next year is this year's fourth quarter, even if its window opens after 31 December.
    """
    if timing.kind is TimingKind.FREQUENCY and timing.code == "half_yearly":
        return {2, 4}
    found: set[int] = set()
    for start, end in windows_of(timing, year):
        first, last = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
        if first <= last:
            found |= set(range(_quarter(first), _quarter(last) + 1))
    if not found and timing.next_year and timing.code in WINTER_FESTIVALS:
        return {4}
    return found


def quarter_of_timings(timings: Iterable[Timing], year: int) -> set[int]:
    """All quarters that a task with these timings stands in; a task may stand in several, or in none."""
    return {quarter for timing in timings for quarter in quarters_of(timing, year)}


def sort_key(timings: Iterable[Timing], year: int) -> tuple[int, date, date]:
    """Orders tasks: those with days by their first day, then the recurring ones, then those left open."""
    timings = list(timings)
    dated = [
        window
        for timing in timings
        if timing.kind is not TimingKind.FREQUENCY
        for window in windows_of(timing, year)
    ]
    if dated:
        return (0, *min(dated))
    recurring = any(timing.kind is TimingKind.FREQUENCY for timing in timings)
    return (1 if recurring else 2, date.max, date.max)


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(year: int, first: int, length: int) -> Window:
    return date(year, first, 1), _month_end(year, first + length - 1)


def _span(year: int, start: tuple[int, int], end: tuple[int, int]) -> Window:
    last = _month_end(year, end[0])
    return date(year, *start), min(last, last.replace(day=min(end[1], last.day)))


def _festival_windows(timing: Timing, year: int) -> list[Window]:
    try:
        day = festival_date(timing.code, year + timing.next_year)
    except ValueError:
        return []
    before, after = OFFSETS.get(timing.offset.removeprefix("节"), (0, 0))
    start, end = day + timedelta(days=before), day + timedelta(days=after)
    if timing.next_year:
        return [(start, end)]
    new_year = date(year, 1, 1)
    if end < new_year:
        # All of "元旦前" lies in the year before: what can still be planned is the day itself.
        return [(max(day, new_year), max(day, new_year))]
    return [(max(start, new_year), end)]


def _frequency_windows(code: str, year: int) -> list[Window]:
    lengths = {"weekly": 12, "monthly": 1, "quarterly": 3, "half_yearly": 6}
    if code not in lengths:
        return []
    return [_months(year, first, lengths[code]) for first in range(1, 13, lengths[code])]
