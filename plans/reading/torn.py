"""Lines that a copy has torn, put together again."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from plans.reading.block import Block, Piece
from plans.reading.edge_words import TITLE_END
from plans.reading.markers import counts_on
from shuangyong.almanac.words import find_timings
from shuangyong.documents.incoming import IncomingLine

_ENDS = "。！？!?；;：:…"
_GOES_ON = "，,、（(“‘《"
_STARTS_WITHIN = "，,、。；;：:！？）)”’》%"
_SHORT = 20
_SLACK = 3
"""Lines of one width differ by so much: a stop may hang over, a figure counts half."""
_ANY_YEAR = 2026
_VERB_FIRST = re.compile(
    r"组织|开展|召开|举办|走访|慰问|建立|完善|落实|做好|加强|邀请|制定|参加|利用|为|给|请|与|对"
)
_CAPTION = re.compile(r"附件|附[：:]|落款|主送|抄送|签发")


def joined(parts: Sequence[Block], lines: Sequence[IncomingLine]) -> Iterator[Block]:
    """The blocks again, those together that are one paragraph."""
    look = _Look(parts, lines)
    held: list[Block] = []
    for part in parts:
        if held and _continues(held, part, look):
            held.append(part)
            continue
        if held:
            yield _one(held)
        held = [part]
    if held:
        yield _one(held)


def _one(held: Sequence[Block]) -> Block:
    first = held[0]
    if len(held) == 1:
        return first
    pieces = tuple(piece for part in held for piece in part.pieces)
    return Block(first.marker, pieces, first.style_level, first.is_title)


class _Look:
    """What the lines of a text have in common: their width, their stops, their indents."""

    def __init__(self, parts: Sequence[Block], lines: Sequence[IncomingLine]) -> None:
        self._lines = lines
        self.width = _usual_width(lines)
        long = [part.text[-1] in _ENDS for part in parts if not part.table and len(part.text) > _SHORT]
        self.stopped = sum(long) > 2 * (len(long) - sum(long)) or self.width > 0
        self._indented = _opens_with_blanks(lines)

    def is_full(self, last: Piece) -> bool:
        """Whether a line is as wide as they all are, so that it has no end of its own."""
        return self.width > 0 and len(self._lines[last.line].text.rstrip()) >= self.width - _SLACK

    def lacks_blanks(self, held: Sequence[Block], part: Block) -> bool:
        """Whether a line opens without the blanks that paragraphs open with here."""
        if not self._indented or part.marker.indent:
            return False
        before = "".join(block.text for block in held[-2:])
        return len(held[-1].text) > _SHORT - 3 and not TITLE_END.search(before)


def _usual_width(lines: Sequence[IncomingLine]) -> int:
    """How long a full line is where line ends stand in the middle of sentences as a rule; 0 elsewhere."""
    bodies = [line.text.rstrip() for line in lines if not line.table and len(line.text.strip()) > _SHORT]
    unfinished = [len(text) for text in bodies if text[-1] not in _ENDS]
    if len(bodies) < 4 or len(unfinished) * 3 < len(bodies):
        return 0
    # A list whose items have no stops is not torn: its items differ in length.
    usual = int(median(unfinished))
    even = sum(abs(length - usual) <= _SLACK for length in unfinished)
    longer = sum(len(text) > usual + _SLACK for text in bodies)
    return usual if even * 2 >= len(unfinished) and longer * 10 <= len(bodies) else 0


def _opens_with_blanks(lines: Sequence[IncomingLine]) -> bool:
    """Whether paragraphs open with blanks as a rule, so that a line without them goes on."""
    plain = [line.text for line in lines if not line.table and len(line.text.strip()) > _SHORT // 2]
    blank = sum(text[0].isspace() for text in plain)
    return len(plain) >= 6 and blank * 3 >= len(plain) and blank < len(plain)


def _continues(held: Sequence[Block], part: Block, look: _Look) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    last = held[-1].pieces[-1]
    if _stands_alone(held[0]) or _stands_alone(part) or last.line == part.line:
        return False
    if not last.text or not part.text:
        return False
    if part.marker.text:
        return counts_on(last.text, part.marker)
    if part.marker.indent and not look.width:
        return False
    if last.text[-1] in _ENDS or _CAPTION.match(part.text):
        return False
    if part.text[0] in _STARTS_WITHIN:
        return True
    if look.width or look.lacks_blanks(held, part):
        # At a fixed width a line that is full has no end of its own.
        return look.is_full(last) or look.lacks_blanks(held, part)
    return _unfinished(last.text, look) and not _opens_act(part.text)


def _stands_alone(part: Block) -> bool:
    return bool(part.table or part.style_level or part.is_title)


def _unfinished(words: str, look: _Look) -> bool:
    return words[-1] in _GOES_ON or (look.stopped and len(words) > _SHORT + 5)


def _opens_act(words: str) -> bool:
    """Whether a line begins a sentence of its own: with a time, or with a verb of what is done."""
    timed = find_timings(words[:12], _ANY_YEAR)
    return len(words) > 10 and ((bool(timed) and timed[0][0] <= 2) or bool(_VERB_FIRST.match(words)))
