"""The shapes a chart is made of: whole numbers in the drawing's own units, as SVG takes them."""

from dataclasses import dataclass

from activities.charts.values import Chart, Series

WIDTH = 420
"""Narrow, so that on a telephone the words are still large enough to read."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: int
    y: int
    width: int
    height: int
    filling: str


@dataclass(frozen=True, slots=True)
class Words:
    """`anchor`: start, middle or end, as SVG says it; `strong` for the values."""

    x: int
    y: int
    text: str
    anchor: str = "start"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """For `activities/charts/drawing.html`."""

    chart: Chart
    height: int
    rects: tuple[Rect, ...]
    words: tuple[Words, ...]
    lines: tuple[Line, ...] = ()
    width: int = WIDTH

    @property
    def legend(self) -> tuple[Series, ...]:
        """The kinds of bars, where there is more than one."""
        return self.chart.series if len(self.chart.series) > 1 else ()


def wide(text: str) -> int:
    """How much room a text takes: a Chinese sign is as wide as its size, a figure about half of that."""
    return sum(15 if ord(sign) > 0x2E7F else 9 for sign in text)


def cut(text: str, room: int) -> str:
    """The text, or as much of it as fits with “…” behind."""
    if wide(text) <= room:
        return text
    kept = text
    while kept and wide(kept) + 15 > room:
        kept = kept[:-1]
    return f"{kept}…"
