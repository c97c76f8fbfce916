"""Headings that have lost their numbers, in lines of their own or run in; and how deep they stand."""

import re
from collections.abc import Sequence
from itertools import pairwise

from plans.choices import ParagraphRole
from plans.reading.edge_words import is_address, is_sign_off
from plans.reading.found import LineKind
from plans.reading.heading_words import HEADING_WORDS, MEMBER_LABEL, SECTION_WORDS, is_time
from plans.reading.numbered import opens_section
from plans.reading.parts import SENTENCE_END, Part, next_part
from plans.reading.role_words import role_of
from plans.reading.run_in import run_in_end

_LONGEST, _LONGEST_KNOWN, _LONGEST_LABEL = 28, 14, 13
_FEWEST_LABELLED = 3
_SEEN_ABOVE = 12
_ROLE_LABEL = re.compile(r"([^。；，,：:（）()]{2,10})[：:](?=\s*+\S{4})")
_TIME_LABEL = re.compile(r"([^。；，,：:]{2,24})[：:。](?=\s*+\S)")
_LEADS_IN = ("如下", "以下", "名单", "是", "为")


def mark_plain(parts: Sequence[Part]) -> None:
    """Headings that have lost their numbers: short, without a stop, over something longer."""
    labelled = _labelled(parts)
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or part.block.level:
            continue
        text = part.block.text.strip()
        if part.block.style_level:
            part.be_heading(part.block.style_level)
        elif end := _time_end(text):
            part.be_run_in(1, end)
        elif end := _role_end(text) or labelled.get(index, 0):
            below = index in labelled and _under_heading(parts, index)
            part.be_run_in(2 if below else 1, end, 0.9)
        elif _is_plain_heading(parts, index, text):
            part.be_heading(1, 0.9 if HEADING_WORDS.search(text) else 0.7)


def _labelled(parts: Sequence[Part]) -> dict[int, int]:
    """Paragraphs without numbers that each open with a short sentence as their name, several in a row."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    misses = 0
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or part.block.level:
            continue
        if end := _label_end(part.block.text):
            run[index] = end
            misses = 0
        else:
            misses += 1
        if misses > 1 or opens_section(part.block.text):
            found |= run if len(run) >= _FEWEST_LABELLED else {}
            run = {}
    return found | (run if len(run) >= _FEWEST_LABELLED else {})


def _label_end(text: str) -> int:
    end, _ = run_in_end(text, 0)
    stopped = 2 <= end <= _LONGEST_LABEL and text[end - 1] in "。.．"
    return end if stopped and "，" not in text[:end] else 0


def _under_heading(parts: Sequence[Part], index: int) -> bool:
    """Whether a whole-line heading stands above, under which run-in ones come."""
    return any(part.kind is LineKind.HEADING for part in parts[max(0, index - _SEEN_ABOVE) : index])


def _role_end(text: str) -> int:
    """指导思想：…, 年度目标：… at the beginning of a line without a number."""
    found = _ROLE_LABEL.match(text)
    if not found or MEMBER_LABEL.search(found[1]):
        return 0
    return found.end() if role_of(found[1]) in (ParagraphRole.GOALS, ParagraphRole.GUIDING) else 0


def _time_end(text: str) -> int:
    """第一季度：…, 1—3月：… at the beginning of a line without a number."""
    found = _TIME_LABEL.match(text)
    return found.end() if found and is_time(found[1]) else 0


def _is_plain_heading(parts: Sequence[Part], index: int, text: str) -> bool:
    words = text.rstrip("：: \u3000*＊")
    below = next_part(parts, index)
    if below is None or below.kind in (LineKind.SIGN_OFF, LineKind.TITLE) or not _could_head(text, words):
        return False
    known = bool(HEADING_WORDS.search(words))
    if is_time(words) or (known and len(words) <= _LONGEST_KNOWN):
        return True
    if text != words and not known:
        return False  # ends with a colon: it leads in what follows
    return _heads(below, words) and sum(map(words.count, "，,、")) <= 2


def _could_head(text: str, words: str) -> bool:
    """Whether the line by itself has the looks of a heading: short, and nothing ends in it."""
    if not 2 <= len(words) <= _LONGEST or words.endswith(_LEADS_IN) or words[-1] in "，,、":
        return False
    if any(sign in words for sign in SENTENCE_END + "：:"):
        return False
    return not is_sign_off(words) and not is_address(text)


def _heads(below: Part, words: str) -> bool:
    """Whether what stands below is longer than the line, and says something in sentences or items."""
    if below.block.table or below.block.level:
        return True
    text = below.block.text
    return len(text) >= max(1.5 * len(words), 20) and text.rstrip()[-1] in SENTENCE_END + "：:"


def give_depth(parts: Sequence[Part]) -> None:
    """Levels of headings without numbers: those right under another one stand one level deeper."""
    base = 0
    for before, part in pairwise(part for part in parts if part.kind is not LineKind.NOISE):
        if not part.is_heading:
            continue
        if part.block.marker.text or part.block.style_level:
            base = 0
            continue
        if before.kind is LineKind.HEADING and (before.block.marker.text or not base):
            base = before.level
        elif part.kind is LineKind.HEADING and _opens_section_again(part.heading):
            base = 0
        part.level = min(base + 1, 4)


def _opens_section_again(heading: str) -> bool:
    return bool(SECTION_WORDS.search(heading)) and not is_time(heading)
