"""Several plans in one file: where each begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.reading.edge_words import TITLE_END
from shuangyong.documents.incoming import IncomingLine

_FEWEST = 4
_LONGEST_TITLE = 60
_STOPS = re.compile(r"[。；！？，：;!?]")
# 双拥工作计划篇三, 【范文二】, 第3篇: how collections divide what they hold.
_NUMBER = r"\s*[一二三四五六七八九十0-9]{1,3}"
_DIVIDER = re.compile(
    rf"[（(【\[]?(?:.{{0,40}}(?:篇|范文){_NUMBER}|第{_NUMBER}\s*篇)[）)】\]]?[：:]?.{{0,20}}"
)
_NAMED = re.compile(r"双拥|拥军|共建|国防")
_NUMBERED = re.compile(r"附|[一二三四五六七八九十\d（(]+[、.）)]")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines `start` to `end` (not included) hold one plan."""

    title: str
    start: int
    end: int


def split_plans(lines: Sequence[IncomingLine]) -> tuple[Part, ...]:
    """The plans of a text, in order; one where it holds no more. What stands before the first is left out."""
    dividers = [number for number, line in enumerate(lines) if _divides(line)]
    if len(dividers) > 1:
        edges = [*dividers, len(lines)]
        return tuple(
            Part(_title(lines, start + 1, end), start + 1, end)
            for start, end in pairwise(edges)
            if end - start > 1
        )
    titles = [number for number, line in enumerate(lines) if _is_title(line)]
    starts = [0, *(number for number in titles if number >= _FEWEST and len(lines) - number > _FEWEST)]
    edges = [*_apart(starts), len(lines)]
    return tuple(Part(_title(lines, start, end), start, end) for start, end in pairwise(edges))


def _divides(line: IncomingLine) -> bool:
    words = line.text.strip()
    return not line.table and len(words) <= _LONGEST_TITLE and bool(_DIVIDER.fullmatch(words))


def _is_title(line: IncomingLine) -> bool:
    words = line.text.strip()
    if line.table or _STOPS.search(words) or len(words) > _LONGEST_TITLE:
        return False
    if line.is_title:
        return True
    named = "年" in words and bool(_NAMED.search(words))
    return named and bool(TITLE_END.search(words)) and not _NUMBERED.match(words)


def _apart(starts: Sequence[int]) -> list[int]:
    """Titles in two lines, or a title said again in the text, begin no plan of their own."""
    kept = [starts[0]]
    for start in starts[1:]:
        if start - kept[-1] >= _FEWEST:
            kept.append(start)
    return kept


def _title(lines: Sequence[IncomingLine], start: int, end: int) -> str:
    for line in lines[start : min(start + 3, end)]:
        if line.is_title or (TITLE_END.search(line.text.strip()) and not _STOPS.search(line.text)):
            return line.text.strip()
    return ""
