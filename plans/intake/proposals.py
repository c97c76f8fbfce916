"""Everything that was found as one list of proposals, each with a key made of its own words."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from plans.reading.found import (
    Flag,
    FoundGoal,
    FoundMember,
    FoundTask,
    LineKind,
    Reading,
    ReadLine,
    Span,
)
from plans.reading.to_content import title_lines

SURE = 0.75
"""What the reader believes less than this is shown first, as unsure."""

Thing = FoundGoal | FoundTask | FoundMember | ReadLine | Flag | str


class Kind(StrEnum):
    TITLE = "title"
    GUIDING = "guiding"
    GOAL = "goal"
    TASK = "task"
    MEMBER = "member"
    LINE = "line"  # a line of the text: whether it is a heading, its level, its role
    REST = "rest"  # a line that seems to be no part of the plan's text
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`key` stays the same as long as the words do, wherever they stand; `doubt` says why it is unsure."""

    key: str
    kind: Kind
    thing: Thing
    spans: tuple[Span, ...] = ()
    is_sure: bool = True
    doubt: str = ""
    in_table: bool = False
    is_furniture: bool = False

    @property
    def line(self) -> int | None:
        """The line in which it begins."""
        return self.spans[0].line if self.spans else None


def proposals_of(reading: Reading, furniture: Collection[int] = ()) -> tuple[Proposal, ...]:
    """In the order of the page: the title, goals, tasks, the group, the lines, what looks wrong.

    `furniture`: lines that a paper of this system has added to the plan's own.
    """
    seen: Counter[str] = Counter()
    return tuple(_with_key(item, words, seen) for item, words in _all(reading, furniture))


def _with_key(item: Proposal, words: str, seen: Counter[str]) -> Proposal:
    digest = hashlib.sha256("".join(words.split()).encode(errors="replace")).hexdigest()[:14]
    key = f"{item.kind}-{digest}"
    seen[key] += 1
    number = f"-{seen[key]}" if seen[key] > 1 else ""
    return replace(item, key=f"{key}{number}")


def _all(reading: Reading, furniture: Collection[int]) -> Iterator[tuple[Proposal, str]]:
    yield Proposal("", Kind.TITLE, reading.title, _title_spans(reading)), ""
    guiding = [line for line in reading.lines if line.role == "guiding" and line.kind is not LineKind.HEADING]
    if reading.guiding_thought:
        spans = tuple(Span(line.number, line.body_start, len(line.text)) for line in guiding)
        yield Proposal("", Kind.GUIDING, reading.guiding_thought, spans), ""
    for goal in reading.goals:
        yield Proposal("", Kind.GOAL, goal, goal.spans, goal.confidence >= SURE), goal.text
    for task in reading.tasks:
        sure = task.confidence >= SURE and not task.doubt
        table = _in_table(reading, task.spans)
        yield Proposal("", Kind.TASK, task, task.spans, sure, task.doubt, table), task.text
    for member in reading.members:
        sure = member.confidence >= SURE and not member.doubt
        spans = (member.span,) if member.span else ()
        table = _in_table(reading, spans)
        words = f"{member.role}{member.name}"
        yield Proposal("", Kind.MEMBER, member, spans, sure, member.doubt, table), words
    yield from _lines(reading, furniture)
    for flag in reading.flags:
        words = f"{flag.code}{''.join(words_at(reading, span) for span in flag.spans)}{flag.message}"
        yield Proposal("", Kind.FLAG, flag, flag.spans, False), words


def _lines(reading: Reading, furniture: Collection[int]) -> Iterator[tuple[Proposal, str]]:
    headings = {heading.span.line: heading for heading in reading.headings}
    for line in reading.lines:
        span = (Span(line.number, 0, len(line.text)),)
        if line.number in furniture:
            yield Proposal("", Kind.REST, line, span, is_furniture=True), line.text
        elif line.kind in (LineKind.SIGN_OFF, LineKind.NOISE):
            # Words of a website are guessed; a signature is not, and the paper prints its own.
            yield Proposal("", Kind.REST, line, span, line.kind is LineKind.SIGN_OFF), line.text
        elif line.kind in (LineKind.HEADING, LineKind.RUN_IN, LineKind.BODY):
            found = headings.get(line.number)
            sure = found is None or found.confidence >= SURE
            doubt = "" if sure else "不能肯定这一行是不是标题。"
            yield Proposal("", Kind.LINE, line, (found.span,) if found else span, sure, doubt), line.text


def words_at(reading: Reading, span: Span) -> str:
    """The words that a span covers; nothing where it lies outside the text."""
    if not 0 <= span.line < len(reading.lines):
        return ""
    return reading.lines[span.line].text[span.start : span.end]


def _title_spans(reading: Reading) -> tuple[Span, ...]:
    lines = [reading.lines[number] for number in sorted(title_lines(reading))]
    return tuple(Span(line.number, 0, len(line.text)) for line in lines)


def _in_table(reading: Reading, spans: tuple[Span, ...]) -> bool:
    line = spans[0].line if spans else -1
    return 0 <= line < len(reading.lines) and reading.lines[line].kind is LineKind.TABLE_ROW
