"""A paragraph as a row of units with room between them: what the line breaker reckons with."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from .compose_rules import (
    BLANKS,
    FREE,
    JOINTS,
    NEVER,
    NEVER_FIRST,
    NEVER_LAST,
    PAIRED,
    UNITS,
    spare,
    squeezed,
)
from .metrics import EM, Metrics

PITCH = 987
"""A place of the grid in thousandths of 16 pt: 15.792 pt."""

ON_GRID = PITCH - EM
"""Room behind every sign of 16 pt, full or not; paper.css gives it to all, anything else wants a class."""

_ADDRESS = 16  # units; shorter words go to the next line whole
AT_JOINT, TORN = 1.5, 6.0
"""Costs of breaking an address behind one of its joints, and anywhere."""

_FIRST_JOINING, _JOINING = "\u0300", frozenset({"Mn", "Me", "Mc", "Cf"})


@dataclass(slots=True)
class Units:
    """Row of units (a sign with its combining marks). Lengths are thousandths of an em.

    Of the gap behind unit i: `room[i]` what it adds (squeezed pairs: negative), `spares[i]` how much more
    may be taken there, `stretches[i]` whether it may grow, `breaks[i]` what a line end there costs.
    """

    texts: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    advances: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    spares: list[int] = field(default_factory=list)
    stretches: list[int] = field(default_factory=list)
    breaks: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Gap:
    room: int
    spare: int
    stretch: int
    cost: float


def units_of(runs: Iterable[tuple[str, str]], metrics: Metrics) -> Units | None:
    """The units of `(text, kind of type)` runs; None when a sign's width is not known."""
    units = Units()
    full: list[bool] = []
    blanks: list[tuple[int, int]] = []
    for number, (text, kind) in enumerate(runs):
        for sign in text:
            found = metrics.sign(kind, sign)
            if found is None:
                return None
            if sign >= _FIRST_JOINING and units.texts and unicodedata.category(sign) in _JOINING:
                units.texts[-1] += sign
                continue
            units.texts.append(sign)
            units.runs.append(number)
            units.advances.append(found.advance)
            units.widths.append(PITCH if found.full else max(0, found.advance + ON_GRID))
            full.append(found.full)
            blanks.append((found.before, found.behind))
    _fill_gaps(units, full, blanks)
    _open_long_words(units, full)
    return units


def _fill_gaps(units: Units, full: list[bool], blanks: list[tuple[int, int]]) -> None:
    texts = units.texts
    cache: dict[tuple[str, str, bool, bool, tuple[int, int], tuple[int, int]], _Gap] = {}
    for place in range(len(texts) - 1):
        left, right = texts[place][0], texts[place + 1][0]
        key = (left, right, full[place], full[place + 1], blanks[place], blanks[place + 1])
        gap = cache.get(key)
        if gap is None:
            gap = cache[key] = _gap(*key)
        units.room.append(-gap.room)
        units.spares.append(gap.spare)
        units.stretches.append(gap.stretch)
        units.breaks.append(gap.cost)
    for column in (units.room, units.spares, units.stretches):
        column.append(0)
    units.breaks.append(FREE)
    _mend_in_context(units)


def _gap(
    left: str,
    right: str,
    full_left: bool,
    full_right: bool,
    blank_left: tuple[int, int],
    blank_right: tuple[int, int],
) -> _Gap:
    behind = blank_left[1] if full_left else 0
    before = blank_right[0] if full_right else 0
    near = squeezed(left, right, behind + before) if full_left else 0
    more = spare(left, right, behind, before)
    whole = _is_whole(left, right, full_left, full_right)
    stretch = 0 if whole else int(full_left or full_right or left in BLANKS)
    return _Gap(near, more, stretch, _break_cost(left, right, whole))


def _is_whole(left: str, right: str, full_left: bool, full_right: bool) -> bool:
    """Whether the two belong to one word, one number or one double sign."""
    if left == right and left in PAIRED:
        return True
    if left.isdigit() and (right.isdigit() or right in UNITS):
        return True
    return not (full_left or full_right or left in BLANKS or right in BLANKS)


def _break_cost(left: str, right: str, whole: bool) -> float:
    if right in BLANKS:
        return NEVER
    if left in BLANKS:
        return FREE
    return NEVER if whole or right in NEVER_FIRST or left in NEVER_LAST else FREE


def _mend_in_context(units: Units) -> None:
    """What two neighbours alone do not tell: the dash of 1—3月, and which straight quote closes."""
    texts = units.texts
    quotes = 0
    for place, text in enumerate(texts):
        if text == "—" and not (texts[place - 1 : place] == ["—"] or texts[place + 1 : place + 2] == ["—"]):
            _mend_dash(units, place)
        elif text == '"':
            quotes += 1
            if quotes % 2:
                units.breaks[place] = NEVER
            elif place:
                units.breaks[place - 1] = NEVER
    if units.breaks:
        units.breaks[-1] = FREE


def _mend_dash(units: Units, place: int) -> None:
    if not place or place == len(units.texts) - 1:
        return
    units.breaks[place - 1] = NEVER
    if units.texts[place - 1].isdigit() and units.texts[place + 1].isdigit():
        units.breaks[place] = NEVER
        units.stretches[place - 1] = units.stretches[place] = 0


def _open_long_words(units: Units, full: list[bool]) -> None:
    """Let an address be broken, at its joints rather than anywhere."""
    texts = units.texts
    begin = 0
    while begin < len(texts):
        end = begin
        while end < len(texts) and not full[end] and texts[end] not in BLANKS:
            end += 1
        if end - begin > _ADDRESS:
            for place in range(begin, end - 1):
                if units.breaks[place] == NEVER:
                    units.breaks[place] = AT_JOINT if texts[place] in JOINTS else TORN
        begin = max(end, begin + 1)
