"""Paragraphs set line by line, as Chinese is: on the grid, punctuation squeezed, full lines flush.

WeasyPrint spreads blanks only, and Chinese has none; so the lines reach it ready made, every run of signs
with the room between them that fills its line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .compose_breaks import OVER, UNDER, WIDEST, Line, Sums, break_lines
from .compose_units import ON_GRID, Units, units_of
from .metrics import Metrics

LINE = 27637
"""156 mm in thousandths of 16 pt."""

INDENT = 1974
_UNSEEN = 20  # so little room shows nowhere: figures may have it too, and the line is one box instead of many


@dataclass(frozen=True, slots=True)
class Run:
    """Signs with the same room behind each, in thousandths of an em; `part` is the given text they are of."""

    text: str
    spacing: int
    part: int


ComposedLine = tuple[Run, ...]


def compose(
    parts: Sequence[tuple[str, str]], metrics: Metrics, *, first: int = LINE - INDENT, width: int = LINE
) -> list[ComposedLine] | None:
    """The lines of a paragraph whose `parts` are `(text, kind of type)`; a "\\n" ends a line.

    Blanks at the end of a broken line are dropped, tabs become full-width blanks. `first` and `width` are
    the room of the first and the other lines in thousandths of an em. None when the width of some sign
    cannot be known (emoji, foreign scripts): such a paragraph is left to the line breaker of WeasyPrint.
    """
    clean = [(text.translate(_BLANK), kind) for text, kind in parts]
    units = units_of(((text.replace("\n", ""), kind) for text, kind in clean), metrics)
    if units is None:
        return None
    sums = Sums(units)
    lines: list[ComposedLine] = []
    room, start = first, 0
    for stop in _stops(clean, units):
        if stop == start:
            lines.append(())
        for line in break_lines(sums, start, stop, room, width) if stop > start else ():
            lines.append(tuple(_runs(units, line)))
        room, start = width, stop
    return lines


_BLANK = {ord("\t"): "\u3000", 0x2028: "\n", 0x2029: "\n"}


def _stops(parts: Sequence[tuple[str, str]], units: Units) -> Iterator[int]:
    """Unit numbers at which a line is ended by hand, and the end of the paragraph."""
    hand_made = "".join(text for text, _ in parts).split("\n")
    place = length = reached = 0
    for words in hand_made[:-1]:
        length += len(words)
        while reached < length:
            reached += len(units.texts[place])
            place += 1
        yield place
    yield len(units.texts)


def _runs(units: Units, line: Line) -> Iterator[Run]:
    spacings = _spacings(units, line)
    begin = line.start
    for place in range(line.start + 1, line.stop + 1):
        if (
            place == line.stop
            or spacings[place - line.start] != spacings[begin - line.start]
            or units.runs[place] != units.runs[begin]
        ):
            text = "".join(units.texts[begin:place])
            yield Run(text, spacings[begin - line.start], units.runs[begin])
            begin = place


def _spacings(units: Units, line: Line) -> list[int]:
    """Room behind every unit of the line, beyond what its font gives."""
    begin, last = line.start, line.stop - 1
    spacings = [
        units.widths[place] - units.advances[place] + units.room[place] for place in range(begin, last)
    ]
    if line.short < -OVER:
        _squeeze(spacings, units.spares[begin:last], -line.short)
    elif line.short > UNDER and not line.last:
        _stretch(spacings, units.stretches[begin:last], line.short)
    # What is behind the last sign is never seen; one run less is one box less.
    same = spacings and units.runs[last - 1] == units.runs[last]
    spacings.append(spacings[-1] if same else ON_GRID)
    return spacings


def _squeeze(spacings: list[int], spares: list[int], much: int) -> None:
    left = sum(spares)
    for place, spare in enumerate(spares):
        if spare and left:
            taken = min(spare, round(spare * much / left))
            spacings[place] -= taken
            much -= taken
            left -= spare


def _stretch(spacings: list[int], gaps: list[int], much: int) -> None:
    if much <= _UNSEEN * len(gaps):
        gaps = [1] * len(gaps)
    count = sum(gaps)
    if not count or much > count * WIDEST:
        return
    share = round(much / count)
    for place, gap in enumerate(gaps):
        spacings[place] += share * gap
