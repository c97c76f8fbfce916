"""What every family of flags looks at: one reading, the year, sentences, places."""

import re
from dataclasses import dataclass

from plans.reading.blocks import Block, blocks_of
from plans.reading.found import LineKind, Reading, ReadLine, Span
from shuangyong.documents.incoming import IncomingLine

HAN = "\u4e00-\u9fff"
_FARTHEST = 80  # a sentence is looked through no farther, so that one endless line costs no more than others
_ENDS = "。！？!?；;\t"
_PAST = re.compile(
    r"去年|上年|上一年|过去|以来|近年|历年|回顾|取得了|完成了|得到了|荣获|获得|被评|被授|先后|圆满|顺利|曾|自.{0,6}(?:起|开始)"
    r"|(?:开展|举办|组织|走访|慰问|接收|参加|创建|建立|成立|签订|支援|命名|实现|收到|受到|化解|解决)了|已(?:经)?|创建的|建立的|成立的|始于|创办"
)


@dataclass(frozen=True, slots=True)
class Look:
    """`year` is what the text is about, `for_year` what it will be made into; 0 where nobody knows."""

    reading: Reading
    year: int
    for_year: int
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[ReadLine, ...]:
        """The lines of the plan, without words of a website and rules."""
        return tuple(line for line in self.reading.lines if line.kind is not LineKind.NOISE)

    @property
    def working_year(self) -> int:
        """The year that what is put in should fit."""
        return self.year or self.for_year

    def block_spans(self, block: Block, start: int, end: int) -> tuple[Span, ...]:
        """Where characters of a paragraph stand in the lines."""
        lines = self.reading.lines
        return tuple(Span(lines[span.line].number, span.start, span.end) for span in block.spans(start, end))


def look_at(reading: Reading, year: int, for_year: int) -> Look:
    """Torn lines are put together once for all families."""
    own = [IncomingLine(line.text, cells=line.cells, table=line.table) for line in reading.lines]
    return Look(reading, year or reading.year, for_year, tuple(blocks_of(own)))


def sentence_round(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence in which characters `start`..`end` stand, at most 80 characters each way."""
    first, last = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    left = max(text.rfind(sign, first, start) for sign in _ENDS)
    rights = [place for sign in _ENDS if (place := text.find(sign, end, last)) >= 0]
    return (left + 1 if left >= 0 else first), min(rights, default=last)


def tells_the_past(text: str, start: int, end: int) -> bool:
    """Whether the sentence round a place looks back."""
    left, right = sentence_round(text, start, end)
    return bool(_PAST.search(text, left, right))


def span_of(line: ReadLine, start: int, end: int) -> Span:
    return Span(line.number, start, end)


def shown(words: str, longest: int = 20) -> str:
    """Words of the text as a message quotes them: on one line, cut where they are long."""
    plain = "".join(words.split())
    return plain if len(plain) <= longest else f"{plain[:longest]}…"
