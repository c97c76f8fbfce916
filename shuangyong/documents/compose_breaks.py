"""Where the lines of a paragraph end: chosen over the whole paragraph, after Knuth and Plass."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from .compose_rules import BLANKS, NEVER, is_mark
from .compose_units import TORN, Units

OVER, UNDER = 25, 45
"""Thousandths of an em by which a line may miss the edge: less than a quarter of a millimetre."""

_GENTLE, _WIDEST = 1500, 2200
"""A line stretched by more than a character and a half stands apart; more than two is a last resort."""

_JOINT_BEFORE = 6000
"""How far back an address is searched for a joint, before it is torn anywhere."""

WIDEST = 500  # a gap that would have to be wider is not stretched at all

_LOOSE = 4.0
_SQUEEZED = 0.3
_FORLORN = 2.5  # what a last line of a single character costs
_EMERGENCY = 40.0
_FAR = 3 * 1000  # no line has punctuation to give up more than this worth choosing


@dataclass(frozen=True, slots=True)
class Line:
    """Units `start`..`stop` stand in the line, the next begins at `next`; `short` is what it lacks."""

    start: int
    stop: int
    next: int
    short: int
    last: bool


class Sums:
    """Running sums over the units of a paragraph, so that any line's length costs one subtraction."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.width = [0, *accumulate(map(int.__add__, units.widths, units.room))]
        self.spare = [0, *accumulate(units.spares)]
        self.stretch = [0, *accumulate(units.stretches)]
        # Blanks at a line's end are not printed: up to where a line that ends at each place has signs.
        self.solid = [0]
        for place, text in enumerate(units.texts, 1):
            self.solid.append(self.solid[-1] if text in BLANKS else place)

    def reach(self, end: int) -> int:
        """Where the last sign of a line that ends there ends."""
        end = self.solid[end]
        return self.width[end] - self.units.room[end - 1] if end else 0

    def measure(self, begin: int, end: int) -> tuple[int, int, int]:
        """Length, spare room and number of stretching gaps of a line."""
        end = max(self.solid[end], begin + 1)
        length = self.width[end] - self.units.room[end - 1] - self.width[begin]
        return length, self.spare[end - 1] - self.spare[begin], self.stretch[end - 1] - self.stretch[begin]


class _Lines:
    """The part of a paragraph between two line ends made by hand, and the places where it may be broken."""

    def __init__(self, sums: Sums, start: int, stop: int) -> None:
        self.units, self.width, self.measure = sums.units, sums.width, sums.measure
        self.start, self.stop = start, stop
        breaks = sums.units.breaks
        self.ends = [place for place in range(start + 1, stop) if breaks[place - 1] != NEVER]
        self.ends.append(stop)
        self.reach = [sums.reach(end) for end in self.ends]


def break_lines(sums: Sums, start: int, stop: int, first: int, width: int) -> list[Line]:
    """The lines of the units `start`..`stop`; the first has room for `first`, the others for `width`."""
    lines = _Lines(sums, start, stop)
    best: dict[int, tuple[float, int]] = {start: (0.0, start)}
    waiting = [start]
    while waiting:
        begin = heapq.heappop(waiting)
        if begin == stop:
            break
        room = first if begin == start else width
        for end, cost in _choices(lines, begin, room):
            total = best[begin][0] + cost
            if end not in best:
                heapq.heappush(waiting, end)
            elif best[end][0] <= total:
                continue
            best[end] = (total, begin)
    return _trace(sums, lines, best, first, width)


def _choices(lines: _Lines, begin: int, room: int) -> list[tuple[int, float]]:
    """Line ends worth trying from `begin`, with their costs."""
    before = lines.width[begin]
    first = bisect_right(lines.ends, begin)
    low = max(first, bisect_left(lines.reach, before + room - _WIDEST))
    high = bisect_right(lines.reach, before + room + _FAR)
    found = list(_fitting(lines, begin, room, range(low, high)))
    if all(lines.units.breaks[end - 1] >= TORN for end, _ in found):
        further = max(first, bisect_left(lines.reach, before + room - _JOINT_BEFORE))
        found += _fitting(lines, begin, room, range(further, low))
    return found or [_way_out(lines, begin, room, low)]


def _fitting(lines: _Lines, begin: int, room: int, places: range) -> Iterator[tuple[int, float]]:
    for place in places:
        end = lines.ends[place]
        cost = _cost(lines, begin, end, room)
        if cost is not None:
            yield end, cost


def _cost(lines: _Lines, begin: int, end: int, room: int) -> float | None:
    """What the line costs; None when it is too long."""
    length, spare, gaps = lines.measure(begin, end)
    short = room - length
    last = end == lines.stop
    cost = 0.0 if last else lines.units.breaks[end - 1]
    if short < -OVER:
        if -short > spare:
            return None
        cost += _SQUEEZED + (short / spare) ** 2
    elif short > UNDER and not last:
        cost += _stretched(short, gaps)
    if last and begin > lines.start and _is_forlorn(lines.units.texts[begin:end]):
        cost += _FORLORN
    return cost


def _stretched(short: int, gaps: int) -> float:
    """What it costs to fill a line; one that falls apart stays as short as it is."""
    ems = short / _GENTLE
    if short > gaps * WIDEST:
        return ems
    loose = _LOOSE * (ems - 1) if ems > 1 else 0.0
    return ems**2 + (short / (150 * gaps)) ** 2 + loose


def _is_forlorn(texts: list[str]) -> bool:
    return len(texts) <= 4 and sum(not is_mark(text[0]) for text in texts) <= 1


def _way_out(lines: _Lines, begin: int, room: int, low: int) -> tuple[int, float]:
    """No line fits well: the longest that fits, or one that breaks where none should."""
    place = low - 1
    while place >= 0 and lines.ends[place] > begin:
        cost = _cost(lines, begin, lines.ends[place], room)
        if cost is not None:
            return lines.ends[place], cost
        place -= 1
    end = begin + 1
    while end < lines.stop and lines.measure(begin, end + 1)[0] <= room + OVER:
        end += 1
    return end, _EMERGENCY


def _trace(
    sums: Sums, lines: _Lines, best: dict[int, tuple[float, int]], first: int, width: int
) -> list[Line]:
    found = []
    end = lines.stop
    while end > lines.start:
        begin = best[end][1]
        room = first if begin == lines.start else width
        stop = max(sums.solid[end], begin + 1)
        length = lines.measure(begin, end)[0]
        found.append(Line(begin, stop, end, room - length, end == lines.stop))
        end = begin
    return found[::-1]
