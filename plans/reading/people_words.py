"""The words of a list of people: names with blanks inside joined, 由 and 同志 taken off, 甲和乙 parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.reading.names import is_name, is_post, split_glued, split_titled
from plans.reading.surnames import COMPOUND, SURNAMES

_TOKEN = re.compile(
    r"(?P<bracket>[（(][^（）()]{0,80}[）)])|(?P<sep>[、，,；;/／|：:]+)|(?P<gap>[\s\xa0]+)"
    r"|(?P<word>[^\s\xa0（()、，,；;/／|：:]+|[（(])"
)
_TAIL = re.compile(
    r"(?:(?:[两三四五六七八九十]|\d{1,2})[位名人]|同志们?|先生|女士|等(?:\d+"
    r"|[一二三四五六七八九十]+)?人?(?:同志)?|分别|共同|同时|(?:担任|兼任|组成|出任|任|兼))+$"
)
# 甲同志负责全面工作: what the person does is no part of the name.
_DOES = re.compile(r"同志|负责|主持|分管|协助|具体")
_HEAD = re.compile(
    r"^(?:由|以|是|为|有|其中|包括|分别|以及|及其?|和|与|暨|另由|并由|同意|拟由|推选|任命|聘请|指定"
    r"|明确|确定)+"
)
_AND = re.compile(r"以及|和|及|与|暨")
_LONGEST = 60
# Stands in a list for running text.
NO_WORD = "\0"


@dataclass(slots=True)
class Token:
    """A word, a bracket, a separator or a gap; a joined name is shorter than its place."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Everything between `start` and `end`, in order."""
    return [
        Token(str(match.lastgroup), match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def named(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with names that hold blanks joined: 石 磊, 易 水 莲, 洪　波　段　晓."""
    run: list[Token] = []
    for token in tokens:
        if token.kind == "word":
            run.append(token)
        elif token.kind != "gap":
            yield from _joined(run)
            run = []
            yield token
    yield from _joined(run)


def _joined(words: Sequence[Token]) -> Iterator[Token]:
    place = 0
    while place < len(words):
        size = _size(words, place)
        group = words[place : place + size]
        yield Token("word", "".join(item.text for item in group), group[0].start, group[-1].end)
        place += size


def _size(words: Sequence[Token], place: int) -> int:
    """How many of the words make one name, from `place` on."""
    first = words[place].text
    following = words[place + 1].text if place + 1 < len(words) else ""
    if len(first) == 2 and first in COMPOUND and 1 <= len(following) <= 2 and is_name(first + following):
        return 2
    if len(first) != 1 or first not in SURNAMES or not following:
        return 1
    singles = 0
    while place + singles < len(words) and singles < 12 and len(words[place + singles].text) == 1:
        singles += 1
    if singles == 1:
        return 2 if len(following) == 2 and is_name(first + following) else 1
    if first + following in COMPOUND:
        return min(singles, 4)
    widths = [words[place + i + 1].start - words[place + i].end for i in range(singles - 1)]
    if len(set(widths)) > 1 and widths[0] < max(widths):
        return 3 if len(widths) > 1 and widths[1] == widths[0] else 2
    return 3 if singles % 2 and (singles == 3 or words[place + 3].text in SURNAMES) else 2


def words_of(token: Token, tolerant: bool) -> Iterator[Token]:
    """A word without 由 before it and 同志 or 担任 behind it; 甲和乙 are two."""
    text, start = token.text, token.start
    if len(text) > _LONGEST:
        # Running text; a name can only stand at its end.
        start += len(text) - _LONGEST
        text = text[-_LONGEST:]
        yield Token("word", NO_WORD, start, start)
    elif token.end - token.start != len(text):
        yield token  # holds blanks: a name
        return
    if not is_name(text):
        head = _by(text) if tolerant else 0
        if head:
            # What stands before 由 is running text.
            yield Token("word", NO_WORD, start, start)
        if found := _HEAD.match(text, head):
            head = found.end()
        if head < len(text):
            text, start = text[head:], start + head
        text = _without_tail(text)
    yield from _apart(text, start)


def _by(text: str) -> int:
    """Where the people begin in 领导小组由甲; 0 for no 由 or 以 before people."""
    for sign in "由以":
        place = text.rfind(sign) + 1
        if place and _ends_with_person(text[place:]):
            return place
    return 0


def _without_tail(text: str) -> str:
    """甲同志, 甲担任 without what follows the name; 主任 keeps its 任."""
    does = _DOES.search(text, 2)
    if does and _ends_with_person(text[: does.start()]):
        return text[: does.start()]
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail and not (tail.group() == "任" and is_post(text)) else text


def _apart(text: str, start: int) -> Iterator[Token]:
    while text:
        cut = next(
            (
                match
                for match in _AND.finditer(text[:40], 2)
                if not is_name(text) and _ends_with_person(text[: match.start()])
            ),
            None,
        )
        if cut is None:
            break
        yield Token("word", text[: cut.start()], start, start + cut.start())
        text, start = text[cut.end() :], start + cut.end()
    if text:
        yield Token("word", text, start, start + len(text))


def _ends_with_person(words: str) -> bool:
    return is_name(words) or bool(split_glued(words)) or bool(split_titled(words))
