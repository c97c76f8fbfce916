"""Finding a table in a sheet of plain words: its head under merged titles, the rows below it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from .reading_fast import Plain, PlainSheet

WITHIN = 30
"""The head is looked for in so many first rows that have something in them."""
COUNTERS = frozenset({"序号", "编号", "号", "no", "no.", "行号", "顺序号"})
"""Heads of columns that only count."""
_TALLEST = 500
"""What is joined over more rows is no longer filled down."""
Titles = tuple[str, ...]


def title_of(cell: Plain) -> str:
    """A cell as a title of a column, without blanks; "" for what is too long to be one."""
    return re.sub(r"\s+", "", cell) if isinstance(cell, str) and len(cell) <= 60 else ""


def best_head(
    sheet: PlainSheet,
    guess: Callable[[Sequence[str]], Mapping[int, str]],
    joined: Callable[[Titles, Titles], Titles],
) -> tuple[int, int, Titles]:
    """(known columns, last row of the head, its titles), the first of the best; a head may take two rows.

    `guess` says which columns are known, `joined` makes one row of titles of two.
    """
    candidates: list[tuple[int, int, Titles]] = []
    first = sheet.rows[:WITHIN]
    for index, (number, cells) in enumerate(first):
        heads = tuple(title_of(cell) for cell in cells)
        candidates.append((len(guess(heads)), number, heads))
        if index + 1 < len(first) and first[index + 1][0] == number + 1:
            lower = tuple(title_of(cell) for cell in first[index + 1][1])
            both = joined(heads, lower)
            if len(guess(both)) > max(len(guess(heads)), len(guess(lower))):
                candidates.append((len(guess(both)), number + 1, both))
    return max(candidates, key=lambda line: (line[0], -line[1]), default=(0, 0, ()))


def as_wide(upper: Titles, lower: Titles) -> tuple[Titles, Titles]:
    """Two rows of titles, the shorter one filled up."""
    width = max(len(upper), len(lower))
    return upper + ("",) * (width - len(upper)), lower + ("",) * (width - len(lower))


def rows_below(sheet: PlainSheet, head: int) -> Iterator[tuple[int, tuple[Plain, ...]]]:
    """The rows under the head; what is joined over several rows stands in each that has something itself."""
    by_number = dict(sheet.rows)
    joined: dict[int, dict[int, Plain]] = {}
    for left, top, _, bottom in sheet.merges:
        first = by_number.get(top, ())
        value = first[left - 1] if top > head and left <= len(first) else ""
        if value:
            for number in range(top + 1, min(bottom, top + _TALLEST) + 1):
                joined.setdefault(number, {})[left - 1] = value
    for number, cells in sheet.rows:
        if number <= head:
            continue
        filled = joined.get(number)
        if not filled:
            yield number, cells
            continue
        wide = [*cells, *[""] * (max(filled) + 1 - len(cells))]
        for place, value in filled.items():
            wide[place] = wide[place] or value
        yield number, tuple(wide)
