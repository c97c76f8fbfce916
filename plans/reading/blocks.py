"""Paragraphs as they were meant: lines torn by a copy are joined, items run together are taken apart.

The lines themselves stay as they are. A block only says which characters of which lines it is made of.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plans.reading.block import Block, Piece
from plans.reading.markers import Marker, split_inside, split_marker
from plans.reading.torn import joined
from shuangyong.documents.incoming import IncomingLine

__all__ = ["Block", "Piece", "blocks_of"]


def blocks_of(lines: Sequence[IncomingLine]) -> list[Block]:
    """The paragraphs of a text, in order. Time grows with the length of the text."""
    last: dict[str, int] = {}
    parts = [part for number, line in enumerate(lines) for part in _parts(number, line, last)]
    return list(joined(parts, lines))


def _parts(number: int, line: IncomingLine, last: dict[str, int]) -> Iterator[Block]:
    if line.table:
        piece = Piece(number, 0, len(line.text), line.text)
        yield Block(Marker(), (piece,), cells=line.cells, table=line.table)
        return
    cuts = [0, *split_inside(line.text, last), len(line.text)]
    for index, (start, end) in enumerate(pairwise(cuts)):
        marker, body = split_marker(line.text[start:end])
        first = start + len(line.text[start:end]) - len(body)
        words = body.rstrip()
        piece = Piece(number, first, first + len(words), words)
        if words or marker.text:
            yield Block(marker, (piece,), line.level if not index else 0, line.is_title)
