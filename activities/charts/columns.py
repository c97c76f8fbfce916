"""Bars that stand: for months and quarters, whose names are short and have an order."""

from activities.charts.bars import bars
from activities.charts.shapes import WIDTH, Drawing, Line, Rect, Words, wide
from activities.charts.values import Chart, Group
from plans.amounts import number

_HIGHEST, _HEAD, _FOOT = 170, 22, 24
_SHARE = 0.72
"""How much of a group's place its columns fill."""


def columns(chart: Chart) -> Drawing:
    """Each group has its name below its columns, each column its value above it.

    Where the values of neighbours would run into each other, the bars lie instead.
    """
    floor = _HEAD + _HIGHEST
    place = WIDTH / max(len(chart.groups), 1)
    if any(_room(group, len(chart.series)) > place for group in chart.groups):
        return bars(chart)
    width = max(int(place * _SHARE / max(len(chart.series), 1)), 4)
    rects: list[Rect] = []
    words: list[Words] = []
    for order, group in enumerate(chart.groups):
        middle = place * order + place / 2
        left = int(middle - width * len(chart.series) / 2)
        words.append(Words(int(middle), floor + 19, group.name, "middle"))
        told = [number(value) for value in group.values]
        same = len(set(group.values)) == 1
        # Two values side by side that would run into each other are told once, or left to the table.
        crowded = any(wide(text) > width + 4 for text in told) and len(told) > 1
        for series, value in zip(chart.series, group.values, strict=True):
            height = max(int(_HIGHEST * value / chart.most), 2) if value else 0
            if height:
                rects.append(Rect(left, floor - height, width - 1, height, series.filling))
            if value and not same and not crowded:
                words.append(
                    Words(left + width // 2, floor - height - 5, number(value), "middle", strong=True)
                )
            left += width
        if any(group.values) and (same or crowded):
            tallest = max(int(_HIGHEST * max(group.values) / chart.most), 2)
            text = told[0] if same else "/".join(told)
            words.append(Words(int(middle), floor - tallest - 5, text, "middle", strong=True))
    return Drawing(chart, floor + _FOOT, tuple(rects), tuple(words), (Line(0, floor, WIDTH, floor),))


def _room(group: Group, series: int) -> int:
    """What the values take at least, told as one where they are the same or stand close."""
    told = [number(value) for value in group.values]
    if series < 2 or len(set(group.values)) == 1:
        return wide(told[0]) if told else 0
    return wide("/".join(told))
