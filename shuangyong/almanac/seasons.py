"""Parts of a year that are named, not numbered, and the rhythms in which work comes back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Season:
    """A named stretch: the name shown, other names, and its spans as (month, day)-(month, day), end included.

    Day 31 means the last day of the month, whatever it is.
    """

    name: str
    aliases: tuple[str, ...]
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


SEASONS: dict[str, Season] = {
    "year_start": Season("年初", ("岁首",), (((1, 1), (2, 31)),)),
    "winter_holiday": Season("寒假", (), (((1, 15), (2, 31)),)),
    "spring": Season("春季", ("春天",), (((3, 1), (5, 31)),)),
    "year_middle": Season("年中", (), (((6, 1), (7, 31)),)),
    "flood": Season("汛期", (), (((6, 1), (9, 30)),)),
    "summer": Season("夏季", ("夏天",), (((6, 1), (8, 31)),)),
    "summer_holiday": Season("暑期", ("暑假",), (((7, 1), (8, 31)),)),
    "autumn": Season("秋季", ("秋天",), (((9, 1), (11, 30)),)),
    # A plan covers one calendar year, so its winter is the two ends of that year.
    "winter": Season("冬季", ("冬天",), (((1, 1), (2, 31)), ((12, 1), (12, 31)))),
    "year_end": Season("年底", ("年末", "年终", "岁末", "岁尾", "年尾"), (((12, 1), (12, 31)),)),
}

FREQUENCIES: dict[str, str] = {
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
    "yearly": "每年",
    "times": "全年",
}
"""Codes of `Timing.code` for a frequency, with the words they are written with."""
