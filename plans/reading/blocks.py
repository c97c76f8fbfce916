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
from plans.reading.words import TITLE_END
from shuangyong.almanac.words import find_timings
from shuangyong.documents.incoming import IncomingLine

_ENDS = "。！？!?；;：:…"
_GOES_ON = "，,、（(“‘《"
_STARTS_WITHIN = "，,、。；;：:！？）)”’》%"
_SHORT = 20
_ANY_YEAR = 2026
_VERB_FIRST = re.compile(
    r"组织|开展|召开|举办|走访|慰问|建立|完善|落实|做好|加强|邀请|制定|参加|利用|为|给|请|与|对"
)
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
    last: dict[str, int] = {}
    parts = [part for number, line in enumerate(lines) for part in _parts(number, line, last)]
    return list(_joined(parts, lines))


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


def _usual_width(lines: Sequence[IncomingLine]) -> int:
    """How long a full line is where line ends stand in the middle of sentences as a rule; 0 elsewhere."""
    bodies = [len(line.text.rstrip()) for line in lines if not line.table and len(line.text.strip()) > _SHORT]
    unfinished = [
        len(line.text.rstrip())
        for line in lines
        if not line.table and len(line.text.strip()) > _SHORT and line.text.rstrip()[-1] not in _ENDS
    ]
    if len(bodies) < 4 or len(unfinished) * 3 < len(bodies):
        return 0
    # A list whose items have no stops is not torn: its items differ in length.
    usual = int(median(unfinished))
    even = sum(abs(length - usual) <= 3 for length in unfinished)
    longer = sum(length > usual + 3 for length in bodies)
    return usual if even * 2 >= len(unfinished) and longer * 10 <= len(bodies) else 0


def _joined(parts: Sequence[Block], lines: Sequence[IncomingLine]) -> Iterator[Block]:
    width = _usual_width(lines)
    unfinished = sum(_is_long(part) and part.text[-1] not in _ENDS for part in parts)
    finished = sum(_is_long(part) and part.text[-1] in _ENDS for part in parts)
    usually_finished = finished > 2 * unfinished or width > 0
    indented = _opens_with_blanks(lines)
    held: Block | None = None
    for part in parts:
        full = held is not None and width > 0 and len(lines[held.pieces[-1].line].text.rstrip()) >= width - 3
        if held is not None and _continues(
            held, part, width > 0, full or (indented and _has_no_blanks(held, part)), usually_finished
        ):
            held = Block(held.marker, (*held.pieces, *part.pieces), held.style_level, held.is_title)
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _is_long(part: Block) -> bool:
    return not part.table and len(part.text) > _SHORT


def _opens_with_blanks(lines: Sequence[IncomingLine]) -> bool:
    """Whether paragraphs open with blanks as a rule, so that a line without them goes on."""
    plain = [line.text for line in lines if not line.table and len(line.text.strip()) > _SHORT // 2]
    blank = sum(text[0].isspace() for text in plain)
    return len(plain) >= 6 and blank * 3 >= len(plain) and blank < len(plain)


def _has_no_blanks(held: Block, part: Block) -> bool:
    return (
        not part.marker.indent and len(held.pieces[-1].text) > _SHORT - 3 and not TITLE_END.search(held.text)
    )


def _opens_act(words: str) -> bool:
    """Whether a line begins a sentence of its own: with a time, or with a verb of what is done."""
    timed = find_timings(words[:12], _ANY_YEAR)
    return len(words) > 10 and ((bool(timed) and timed[0][0] <= 2) or bool(_VERB_FIRST.match(words)))


def _continues(held: Block, part: Block, torn: bool, full: bool, usually_finished: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if held.table or part.table or held.style_level or part.style_level or held.is_title or part.is_title:
        return False
    last = held.pieces[-1]
    if last.line == part.line or not last.text or not part.text:
        return False
    if part.marker.text:
        return counts_on(last.text, part.marker)
    if part.marker.indent and not torn:
        return False
    if last.text[-1] in _ENDS or _CAPTION.match(part.text):
        return False
    if part.text[0] in _STARTS_WITHIN:
        return True
    if torn or full:
        # At a fixed width a line that is full has no end of its own.
        return full
    if last.text[-1] in _GOES_ON:
        return not _opens_act(part.text)
    return usually_finished and len(last.text) > _SHORT + 5 and not _opens_act(part.text)
