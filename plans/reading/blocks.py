"""Paragraphs as they were meant: lines torn by a copy are joined, items run together are taken apart.

The lines themselves stay as they are. A block only says which characters of which lines it is made of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median

from plans.reading.found import Span
from plans.reading.markers import Marker, counts_on, split_inside, split_marker
from shuangyong.documents.incoming import IncomingLine

_ENDS = "。！？!?；;：:…"
_GOES_ON = "，,、（(“‘《"
_STARTS_WITHIN = "，,、。；;：:！？）)”’》%"
_SHORT = 20
_CAPTION = re.compile(r"^(?:附件|附[：:]|落款|主送|抄送|签发)")


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
        return self.marker.level

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where characters `start`..`end` of the text stand in the lines."""
        found = []
        for piece, (first, last) in zip(self.pieces, pairwise(self._starts), strict=True):
            left, right = max(start, first), min(end, last)
            if left < right:
                found.append(Span(piece.line, piece.start + left - first, piece.start + right - first))
        return tuple(found)


def blocks_of(lines: Sequence[IncomingLine]) -> list[Block]:
    """The paragraphs of a text, in order. Time grows with the length of the text."""
    parts = [part for number, line in enumerate(lines) for part in _parts(number, line)]
    return list(_joined(parts, _torn(parts)))


def _parts(number: int, line: IncomingLine) -> Iterator[Block]:
    if line.table:
        piece = Piece(number, 0, len(line.text), line.text)
        yield Block(Marker(), (piece,), cells=line.cells, table=line.table)
        return
    cuts = [0, *split_inside(line.text), len(line.text)]
    for index, (start, end) in enumerate(pairwise(cuts)):
        marker, body = split_marker(line.text[start:end])
        first = start + len(line.text[start:end]) - len(body)
        words = body.rstrip()
        piece = Piece(number, first, first + len(words), words)
        if words or marker.text:
            yield Block(marker, (piece,), line.level if not index else 0, line.is_title)


def _torn(parts: Sequence[Block]) -> bool:
    """Whether the text has line ends in the middle of sentences as a rule: most of its long lines do."""
    bodies = [part for part in parts if not part.table and len(part.text) > _SHORT]
    if len(bodies) < 4:
        return False
    unfinished = [part for part in bodies if part.text[-1] not in _ENDS]
    if len(unfinished) * 3 < len(bodies):
        return False
    # A list whose items have no stops is not torn: its items begin with a marker or differ in length.
    usual = median(len(part.text) for part in unfinished)
    even = sum(abs(len(part.text) - usual) <= 3 for part in unfinished)
    return even * 2 >= len(unfinished)


def _joined(parts: Sequence[Block], torn: bool) -> Iterator[Block]:
    width = max((len(part.text) + len(part.marker.text) for part in parts if not part.table), default=0)
    unfinished = sum(_is_long(part) and part.text[-1] not in _ENDS for part in parts)
    finished = sum(_is_long(part) and part.text[-1] in _ENDS for part in parts)
    usually_finished = finished > 2 * unfinished or torn
    held: Block | None = None
    for part in parts:
        if held is not None and _continues(held, part, width if torn else 0, usually_finished):
            held = Block(
                held.marker, (*held.pieces, *part.pieces), held.style_level, held.is_title
            )
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _is_long(part: Block) -> bool:
    return not part.table and len(part.text) > _SHORT


def _continues(held: Block, part: Block, width: int, usually_finished: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if held.table or part.table or held.style_level or part.style_level or held.is_title or part.is_title:
        return False
    last = held.pieces[-1]
    if last.line == part.line or not last.text or not part.text:
        return False
    if part.marker.text:
        return counts_on(last.text, part.marker)
    if part.marker.indent and not width:
        return False
    if last.text[-1] in _ENDS or _CAPTION.match(part.text):
        return False
    if last.text[-1] in _GOES_ON or part.text[0] in _STARTS_WITHIN:
        return True
    if width:
        # Torn at a fixed width: a line that is full has no end of its own.
        return len(last.text) + len(held.marker.text) * (len(held.pieces) == 1) >= width - 4
    return usually_finished and len(last.text) > _SHORT + 5
