"""The value of a paragraph as it was meant, whatever lines it stands in."""

from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from plans.reading.found import Span
from plans.reading.markers import Marker


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start`..`end` of a line."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as meant. `text` is its words without marker; the pieces are where they stand."""

    marker: Marker
    pieces: tuple[Piece, ...]
    style_level: int = 0
    is_title: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    text: str = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(piece.text for piece in self.pieces))
        lengths = [0, *accumulate(len(piece.text) for piece in self.pieces)]
        object.__setattr__(self, "_starts", tuple(lengths))

    @property
    def line(self) -> int:
        """The line it begins in."""
        return self.pieces[0].line

    @property
    def level(self) -> int:
        """The level of its marker."""
        return self.marker.level

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where characters `start`..`end` of the text stand in the lines."""
        found = []
        for piece, (first, last) in zip(self.pieces, pairwise(self._starts), strict=True):
            left, right = max(start, first), min(end, last)
            if left < right:
                found.append(Span(piece.line, piece.start + left - first, piece.start + right - first))
        return tuple(found)
