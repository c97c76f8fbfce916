"""Bars that lie: for names of any length, which stand above them."""

from activities.charts.shapes import WIDTH, Drawing, Line, Rect, Words, cut, wide
from activities.charts.values import Chart
from plans.amounts import number

_NAME, _BAR, _GAP, _BETWEEN = 22, 16, 12, 4
_AXIS = 1
_AIR = 6


def bars(chart: Chart) -> Drawing:
    """Each group has its name above its bars, each bar its value behind it."""
    room = max((wide(number(value)) for group in chart.groups for value in group.values), default=0) + _AIR
    longest = WIDTH - room - _AIR
    rects: list[Rect] = []
    words: list[Words] = []
    lines: list[Line] = []
    top = 0
    for group in chart.groups:
        words.append(Words(0, top + 16, cut(group.name, WIDTH * 15 // 16)))
        top += _NAME
        lines.append(Line(_AXIS, top, _AXIS, top + (_BAR + _BETWEEN) * len(chart.series) - _BETWEEN))
        for series, value in zip(chart.series, group.values, strict=True):
            length = int(longest * value / chart.most) if chart.most else 0
            length = max(length, 2) if value else 0
            if length:
                rects.append(Rect(_AXIS, top, length, _BAR, series.filling))
            words.append(Words(length + _AXIS + _AIR, top + 13, number(value), strong=True))
            top += _BAR + _BETWEEN
        top += _GAP - _BETWEEN
    height = max(top - _GAP + _BETWEEN, 1)
    return Drawing(chart, height, tuple(rects), tuple(words), tuple(lines))
