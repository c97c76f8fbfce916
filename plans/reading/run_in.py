"""Headings with a number that have their body in the same line: `（二）加强宣传。各科室…`."""

import re
from collections import Counter
from collections.abc import Sequence

from plans.reading.found import LineKind
from plans.reading.heading_words import HEADING_WORDS, MEMBER_LABEL, is_dated, is_time
from plans.reading.numbered import lists_of
from plans.reading.parts import Part
from plans.reading.role_words import role_of

_LONGEST = {1: 45, 2: 45, 3: 30, 4: 22, 0: 16}
_LONGEST_SENTENCE = 40
_SHORT_LABEL = 8
_FIRST_SENTENCE = re.compile(r"[^。！？!?；;：:.．]*(?:[。！？：:]|[.．](?![0-9]))")
# 工作目标　　全年走访…: the name and its sentence with nothing but blanks between.
_NAME_AND_BLANKS = re.compile(r"([一-鿿]{2,12})([ \u3000]++)(?=.{4})")
_QUANTITY = re.compile(
    r"[0-9０-９一二两三四五六七八九十百]{1,6}(?:余|多)?(?:次|场|期|户|名|人|份|元|块|篇|处|件)"
)
_LEADS_TO_LIST = re.compile(r"(?:如下|以下|包括|做到|主要是|分别是|即|有)$")


def mark_run_in(parts: Sequence[Part]) -> None:
    """`三、2026年7—9月：…` and `（二）加强宣传。各科室…`: a heading with its body in the same line."""
    lists = lists_of(parts)
    groups: dict[tuple[int, int], list[tuple[Part, int, bool]]] = {}
    sizes: Counter[tuple[int, int]] = Counter()
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or not 0 < part.said_level <= 4:
            continue
        sizes[lists[index]] += 1
        end, sure = run_in_end(part.block.text, part.said_level)
        if end:
            groups.setdefault(lists[index], []).append((part, end, sure))
    for group, found in groups.items():
        # One item that happens to begin with a short sentence is no heading; most of its list is.
        usual = len(found) * 2 > sizes[group]
        for part, end, sure in found:
            if sure or usual:
                part.be_run_in(group[1], end, 1.0 if sure and usual else 0.8)


def run_in_end(text: str, level: int) -> tuple[int, bool]:
    """Where a run-in heading ends, and whether it is one without asking its neighbours; 0 for none."""
    if name := _NAME_AND_BLANKS.match(text):
        known = bool(HEADING_WORDS.search(name[1]) or role_of(name[1]))
        if (len(name[2]) > 1 or known) and not MEMBER_LABEL.fullmatch(name[1]):
            return name.end(), known
    found = _FIRST_SENTENCE.match(text)
    if found is None or found.end() >= len(text.rstrip()):
        return 0, False
    head, stop = text[: found.end() - 1].strip(), text[found.end() - 1]
    if not 2 <= len(head) <= _LONGEST[level]:
        return 0, False
    if stop in "：:":
        return _colon_end(head, found.end(), level)
    if is_time(head):
        return found.end(), True
    if len(head) > _LONGEST_SENTENCE or _QUANTITY.search(head) or is_dated(head):
        return 0, False
    return found.end(), level <= 2


def _colon_end(head: str, end: int, level: int) -> tuple[int, bool]:
    if MEMBER_LABEL.fullmatch(head) or _LEADS_TO_LIST.search(head):
        return 0, False
    if is_time(head):
        return end, True
    if "，" in head or "," in head:
        return (end, False) if level <= 2 else (0, False)
    return end, level <= 2 or len(head) <= _SHORT_LABEL
