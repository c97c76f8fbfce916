"""What a task's times propose: one activity for each stretch of days in which it is to be done.

A date is that day; a stretch becomes a working day inside it; a rhythm becomes one activity a week, month,
quarter or half. A task whose time is left open is proposed for the end of the month.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuangyong.almanac.festivals import festival_date
from shuangyong.almanac.quarters import Window, windows_of
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe

LONGEST_TITLE = 120
MOST = 60
"""So many proposals and no more: one a week is 53."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONGEST_RUN = 7
_LENGTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12, "times": 12}
_MOST_TIMES = {"monthly": 4, "quarterly": 8, "half_yearly": 12, "yearly": 24, "times": 24}
_ORDERS = "一二三四"

WorkingDay = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity that a task asks for; `start` and `end` are the days in which it is due, both included."""

    title: str
    day: date
    start: date
    end: date
    when: str
    end_day: date | None = None
    is_past: bool = False

    def holds(self, day: date) -> bool:
        """Whether something on this day is what is proposed here."""
        return self.start <= day <= self.end


def is_weekday(day: date) -> bool:
    """Monday to Friday: what is known without the year's notice of 放假调休."""
    return day.weekday() < 5


def proposals(
    title: str, timings: Iterable[Timing], year: int, today: date, works: WorkingDay = is_weekday
) -> list[Proposal]:
    """The activities a task of the plan of `year` asks for, by day; never none, and no two on a day."""
    found: dict[date, Proposal] = {}
    for timing in timings:
        for proposal in _of_timing(timing, year, today, works):
            found.setdefault(proposal.day, proposal)
    rows = [found[day] for day in sorted(found)][:MOST] or [_open(year, today, works)]
    return [replace(row, title=_titled(title, row.when if len(rows) > 1 else "")) for row in rows]


def _of_timing(timing: Timing, year: int, today: date, works: WorkingDay) -> list[Proposal]:
    match timing.kind:
        case TimingKind.DATE if timing.day:
            return [_of_date(timing, timing.day, today, works)]
        case TimingKind.FESTIVAL:
            return [
                _proposed(_festival_day(timing, year, window, today, works), window, describe(timing), today)
                for window in windows_of(timing, year)
            ]
        case TimingKind.FREQUENCY if timing.code == "weekly":
            return _weekly(year, today, works)
        case TimingKind.FREQUENCY if timing.number or timing.code not in ("times",):
            return _rhythm(timing, year, today, works)
        case TimingKind.MONTHS | TimingKind.QUARTER | TimingKind.HALF | TimingKind.SEASON:
            windows = windows_of(timing, year)
            ahead = [window for window in windows if window[1] >= today]
            # Winter is the two ends of a year, and still asks for one activity.
            return [_in_window(window, describe(timing), today, works) for window in (ahead or windows)[:1]]
    return [_open(year, today, works)]


def _of_date(timing: Timing, day: date, today: date, works: WorkingDay) -> Proposal:
    end = timing.end_day or day
    if (end - day).days > _LONGEST_RUN:
        return _in_window((day, end), describe(timing), today, works)
    proposal = _proposed(day, (day, end), describe(timing), today)
    return replace(proposal, end_day=end if end > day else None)


def _in_window(window: Window, when: str, today: date, works: WorkingDay) -> Proposal:
    """The working day nearest to the middle of what is left of the stretch, in its first year if it can."""
    start, new_year_eve = window[0], date(window[0].year, 12, 31)
    end = window[1] if today > new_year_eve else min(window[1], new_year_eve)
    left = max(start, today) if today <= end else start
    middle = left + (end - left) / 2
    return _proposed(_nearest(middle, left, end, works), window, when, today)


def _festival_day(timing: Timing, year: int, window: Window, today: date, works: WorkingDay) -> date:
    """Some days before, where the words say before; on the day where they say so; soon after for 后."""
    start, end = window
    feast = festival_date(timing.code, year + timing.next_year)
    if start in (end, feast):
        return start
    if start > feast:
        return _nearest(start, start, end, works)
    left = max(start, today) if today <= end else start
    last = min(end, feast - _DAY)
    if last < left:
        return left
    wanted = feast - (_WEEK if end < feast else 3 * _DAY)
    return _nearest(min(max(wanted, left), last), left, last, works)


def _weekly(year: int, today: date, works: WorkingDay) -> list[Proposal]:
    """One for each Wednesday of the year."""
    first = date(year, 1, 1)
    wednesday = first + timedelta(days=(2 - first.weekday()) % 7)
    rows = []
    number = 1
    while wednesday.year == year:
        start = max(wednesday - 2 * _DAY, first)
        end = min(wednesday + 4 * _DAY, date(year, 12, 31))
        day = _nearest(wednesday, start, end, works)
        rows.append(_proposed(day, (start, end), f"第{number}周", today))
        wednesday += _WEEK
        number += 1
    return rows


def _rhythm(timing: Timing, year: int, today: date, works: WorkingDay) -> list[Proposal]:
    """One for each month, quarter, half or year; 每季度两次 halves the quarter."""
    length = _LENGTHS[timing.code]
    times = min(timing.number or 1, _MOST_TIMES[timing.code])
    rows = []
    for first in range(1, 13, length):
        slot = (date(year, first, 1), _month_end(year, first + length - 1))
        for part, window in enumerate(_split(slot, times), 1):
            when = _slot_words(first, length) + (f"第{part}次" if times > 1 else "")
            rows.append(_in_window(window, when, today, works))
    return rows


def _split(window: Window, times: int) -> list[Window]:
    start, end = window
    days = (end - start).days + 1
    cuts = [start + timedelta(days=days * part // times) for part in range(times + 1)]
    return [(cuts[part], cuts[part + 1] - _DAY) for part in range(times)]


def _slot_words(first: int, length: int) -> str:
    if length == 1:
        return f"{first}月"
    if length == 3:
        return f"{_ORDERS[first // 3]}季度"
    if length == 6:
        return "上半年" if first == 1 else "下半年"
    return "全年"


def _open(year: int, today: date, works: WorkingDay) -> Proposal:
    """No time was said: by the end of this month, in another year by the end of its first or last one."""
    month = today.month if year == today.year else 1 if year > today.year else 12
    start, end = date(year, month, 1), _month_end(year, month)
    left = max(start, today) if today <= end else start
    return _proposed(_nearest(end, left, end, works), (start, end), "时间没有定", today)


def _proposed(day: date, window: Window, when: str, today: date) -> Proposal:
    return Proposal("", day, window[0], window[1], when, is_past=window[1] < today)


def _nearest(wanted: date, start: date, end: date, works: WorkingDay) -> date:
    """The working day nearest to the one wanted, the earlier first; the one wanted where there is none."""
    wanted = min(max(wanted, start), end)
    for step in range((end - start).days + 1):
        for day in (wanted - step * _DAY, wanted + step * _DAY):
            if start <= day <= end and works(day):
                return day
    return wanted


def _titled(title: str, when: str) -> str:
    plain = " ".join(title.split()) or "活动"
    words = f"（{when}）" if when else ""
    return plain[: LONGEST_TITLE - min(len(words), 40)] + words[:40]


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
