"""Headings with a number in a line of their own."""

import re
from collections import Counter
from collections.abc import Sequence

from plans.reading.found import LineKind
from plans.reading.heading_words import HEADING_WORDS
from plans.reading.parts import SENTENCE_END, STOPS, Part, next_part
from plans.reading.role_words import CLOSING_WORDS

_LONGEST = {1: 60, 2: 60, 3: 34, 4: 30}
_LONGEST_KNOWN, _LONGEST_SECTION = 16, 12
_INNER_STOP = re.compile(r"[。！？!?；;](?=.*\S)|(?<![0-9])[：:](?=.*\S)", re.DOTALL)


def mark_numbered(parts: Sequence[Part]) -> None:
    """A short numbered line is a heading where something stands under it; otherwise it is an item."""
    lists = lists_of(parts)
    sizes = Counter(lists[index] for index in lists if parts[index].kind is LineKind.BODY)
    heads = {index: _has_children(parts, index) for index in lists if _could_head(parts[index])}
    votes: dict[tuple[int, int], list[bool]] = {}
    for index, over in heads.items():
        votes.setdefault(lists[index], []).append(over)
    for index, over in heads.items():
        part, group = parts[index], lists[index]
        usual = _usually(votes[group], sizes[group], part.said_level)
        if (over and usual) or part.block.style_level or _is_known_heading(part):
            part.be_heading(part.said_level)


def _usually(votes: Sequence[bool], size: int, level: int) -> bool:
    """Whether the items of a list head something as a rule.

    Among items without anything under them the last may be followed by a closing sentence.
    """
    over = sum(votes)
    if level >= 3 and over == 1 and size >= 3:
        return False
    return over * 2 >= len(votes) or over > 1


def _could_head(part: Part) -> bool:
    level, words = part.said_level, part.block.text.strip()
    if part.kind is not LineKind.BODY or level > 4:
        return False
    if part.block.style_level:
        return True
    if not words or len(words) > _LONGEST[level] or _INNER_STOP.search(words):
        return False
    return level <= 2 or words[-1] not in "；;，,"


def _has_children(parts: Sequence[Part], index: int) -> bool:
    """Whether the next block stands under this one: deeper, or without a number."""
    below = next_part(parts, index)
    if below is None or below.kind in (LineKind.SIGN_OFF, LineKind.TITLE):
        return False
    if below.block.table:
        return True
    if below.said_level:
        return below.said_level > parts[index].said_level
    return not CLOSING_WORDS.match(below.block.text) and not opens_section(below.block.text)


def opens_section(words: str) -> bool:
    """A short line that looks like a heading without a number."""
    short = len(words) <= _LONGEST_SECTION and words[-1] not in SENTENCE_END
    return short and bool(HEADING_WORDS.search(words))


def _is_known_heading(part: Part) -> bool:
    words = part.block.text.strip().rstrip(STOPS)
    return part.said_level == 1 and len(words) <= _LONGEST_KNOWN and bool(HEADING_WORDS.search(words))


def lists_of(parts: Sequence[Part]) -> dict[int, tuple[int, int]]:
    """The list that each numbered part belongs to, as the index of its first part and its level.

    A number that falls begins a new list.
    """
    found: dict[int, tuple[int, int]] = {}
    open_lists: dict[int, tuple[int, int]] = {}
    for index, part in enumerate(parts):
        level = part.said_level
        if not level:
            continue
        open_lists = {other: item for other, item in open_lists.items() if other <= level}
        first, last = open_lists.get(level, (index, -1))
        number = part.block.marker.number
        if number and number <= last:
            first = index
        open_lists[level] = (first, number)
        found[index] = (first, level)
    return found
