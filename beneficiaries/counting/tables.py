"""A table of counts: units below each other, sums under each street."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.http import urlencode

from shuangyong.units.choices import OFFICE_KINDS, UnitKind
from shuangyong.units.models import Unit

Query = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A count; `query` leads to these people in the list, where the list can show just them."""

    count: int
    query: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    name: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class CountTable:
    """`heads` begin with that of the names; `key` is its anchor on the page."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[CountRow, ...]
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(cell.count for row in self.rows for cell in row.cells)

    def turned(self, head: str) -> "CountTable":
        """Rows and columns exchanged, names under `head`; the last row is the sum."""
        last = len(self.heads) - 2
        rows = tuple(
            CountRow(name, tuple(row.cells[place] for row in self.rows), place == last)
            for place, name in enumerate(self.heads[1:])
        )
        return replace(self, heads=(head, *(row.name for row in self.rows)), rows=rows)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of units: one unit, or an office with all below it (`strong`)."""

    name: str
    units: frozenset[int]
    strong: bool = False
    linked: int | None = None  # the unit that the list narrows to for just these people


def unit_lines(units: Sequence[Unit], root: Unit, peopled: Collection[int]) -> list[Line]:
    """The lines of a table, from units ordered by path: `peopled` have anybody.

    A community has its line also when nobody lives there; other kinds only with somebody.
    """
    lines: list[Line] = []
    offices: list[Unit] = []  # those whose sums are still to come, the innermost last
    for unit, following in zip_longest(units, units[1:]):
        while offices and not unit.path.startswith(offices[-1].path):
            lines.append(_sum_line(offices.pop(), units, root))
        if unit.kind in OFFICE_KINDS and following is not None and following.path.startswith(unit.path):
            offices.append(unit)
            if unit.pk in peopled:
                lines.append(Line(f"{unit.name}本级", frozenset([unit.pk])))
        elif unit.pk in peopled or unit == root or (unit.kind == UnitKind.COMMUNITY and unit.is_active):
            lines.append(Line(unit.name, frozenset([unit.pk]), linked=unit.pk))
    lines += [_sum_line(office, units, root) for office in reversed(offices)]
    return lines


def _sum_line(office: Unit, units: Iterable[Unit], root: Unit) -> Line:
    below = frozenset(unit.pk for unit in units if unit.path.startswith(office.path))
    name = "合计" if office.pk == root.pk else f"{office.name}小计"
    return Line(name, below, strong=True, linked=office.pk)


def cell(count: int, line: Line, query: Query | None) -> Cell:
    """A count that leads to the list of the line's unit, narrowed by `query`; None leads nowhere."""
    if query is None or line.linked is None or not count:
        return Cell(count)
    return Cell(count, urlencode({"unit": line.linked, **query}))


def summed(counts: Mapping[tuple[int, str], int], line: Line, key: str) -> int:
    """The count of `key` in the line's units."""
    return sum(counts.get((unit, key), 0) for unit in line.units)
