"""How wide the columns of a table stand, so that it takes the least height and no column starves."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from unicodedata import east_asian_width

from .model import Column

LANDSCAPE_ROOM, PORTRAIT_ROOM = 60.7, 42.1
"""Characters of 10.5 pt across the 225 mm of a wide page and the 156 mm of an upright one."""

_SIDES = 1.0  # the blank at both sides of a cell, in characters
_STEP = 0.5
_SHORT_HEAD = 4
_LONGEST = 240.0  # a longer cell must not take the room of all others
_ROWS = 400  # more rows than these change the widths no more


def fitted_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float
) -> tuple[Column, ...]:
    """The columns with new shares, in characters.

    Each begins with its own share or, if less, with its longest cell; what is left of `room` goes where
    the text is longest.
    """
    lengths = [[text_width(row[place]) for row in rows[:_ROWS]] for place, _ in enumerate(columns)]
    widths = [
        max(min(column.share, max(cells, default=0)), _head_width(column.title))
        for column, cells in zip(columns, lengths, strict=True)
    ]
    spare = room - sum(widths) - _SIDES * len(columns)
    costs = [_cost(cells, width) for cells, width in zip(lengths, widths, strict=True)]
    while spare >= _STEP:
        gains = [
            cost - _cost(cells, width + _STEP)
            for cost, cells, width in zip(costs, lengths, widths, strict=True)
        ]
        best = max(range(len(gains)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
        costs[best] -= gains[best]
        spare -= _STEP
    return tuple(replace(column, share=width + _SIDES) for column, width in zip(columns, widths, strict=True))


def text_width(text: str) -> float:
    """The longest line of the text in characters."""
    return max((sum(map(_sign_width, line)) for line in text.split("\n")), default=0.0)


def _sign_width(sign: str) -> float:
    """Figures and small letters take half a character, capitals (the X of an id) more."""
    if east_asian_width(sign) in "WFA":
        return 1.0
    return 0.75 if "A" <= sign <= "Z" else 0.5


def _head_width(title: str) -> float:
    """A short head stands on one line, a longer one on two."""
    width = text_width(title)
    return width if width <= _SHORT_HEAD else ceil(width / 2)


def _cost(lengths: Sequence[float], width: float) -> float:
    """Squares of the lines the cells take, so that the highest cell of a row counts most.

    Half of it counts parts of a line: else half a character more would seldom seem to gain anything.
    """
    lines = (max(1.0, min(length, _LONGEST) / width) for length in lengths)
    return sum(ceil(line) ** 2 + line**2 for line in lines)
