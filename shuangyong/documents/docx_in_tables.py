"""A table of a Word file as rows of plain words: merged cells spread out, frames told from tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .docx_in_lines import Draft
from .docx_in_xml import Element, attr, child, local, switched, val, whole

_WIDEST = 64  # columns that one cell may span; Word itself has 63 in all
_MANY_LINES = 4
"""Lines in a cell from which a table of two columns is a frame round headings and their text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as it stands in the file; `goes_on` where it is merged with the one above."""

    content: Element
    span: int = 1
    goes_on: bool = False
    is_beside: bool = False  # merged with the one before it, in the way of old files


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says."""

    place: Place
    drafts: Sequence[Draft]

    @property
    def words(self) -> str:
        """All on one line: a row is one line of text."""
        lines = (" ".join(draft.text.split("\t")) for draft in self.drafts)
        return " ".join(line.strip() for line in lines)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, behind `before` columns that it leaves out."""

    cells: Sequence[Cell]
    before: int = 0


def rows_of(table: Element) -> Iterator[Element]:
    """The rows that stand once changes are accepted and that are shown."""
    for element in _inside(table, "tr"):
        setting = child(element, "trPr")
        gone = setting is not None and any(local(one) in {"del", "moveFrom"} for one in setting)
        if not gone and not switched(setting, "hidden"):
            yield element


def cells_before(row: Element) -> int:
    """Columns that the row leaves out at its beginning."""
    return _bounded(whole(val(row, "trPr", "gridBefore")), 0)


def places_of(row: Element) -> Iterator[Place]:
    """The cells of a row."""
    for element in _inside(row, "tc"):
        setting = child(element, "tcPr")
        merged = child(setting, "vMerge") if setting is not None else None
        beside = child(setting, "hMerge") if setting is not None else None
        yield Place(
            element,
            span=max(1, _bounded(whole(val(setting, "gridSpan")), 1)),
            goes_on=merged is not None and attr(merged, "val") != "restart",
            is_beside=beside is not None and attr(beside, "val") != "restart",
        )


def frames_text(rows: Sequence[Row]) -> bool:
    """Whether the table is only a frame round text: one column, one box of text, or labels beside it."""
    widest = max((len(row.cells) for row in rows), default=0)
    most = max((len(cell.drafts) for row in rows for cell in row.cells), default=0)
    if widest <= 1:
        return True
    if len(rows) == 1:
        return most > 1
    return widest == 2 and most >= _MANY_LINES


def tabled(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The words by row and column.

    What is merged over several rows stands in each of them: a task under "一季度" has its time then, and a
    row can be read by itself. What is merged over several columns stands in the first. Columns in which no
    cell begins are left out.
    """
    grid: list[dict[int, str]] = []
    above: dict[int, str] = {}
    begun: set[int] = set()
    for row in rows:
        line: dict[int, str] = {}
        at = row.before
        for cell in row.cells:
            if not cell.place.is_beside:
                begun.add(at)
                line[at] = above.get(at, "") if cell.place.goes_on else cell.words
            at += cell.place.span
        above = line
        grid.append(line)
    columns = sorted(begun)
    for line in grid:
        yield tuple(line.get(column, "") for column in columns)


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through content controls and the like."""
    for one in element:
        name = local(one)
        if name == wanted:
            yield one
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(one, wanted)


def _bounded(number: int | None, otherwise: int) -> int:
    return otherwise if number is None else max(0, min(number, _WIDEST))
