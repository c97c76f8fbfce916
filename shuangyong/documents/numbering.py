"""Numbers for headings that were typed without one (GB/T 9704-2012, 7.3.3)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import Kind, Paragraph
from .numerals import read_number, to_chinese

_NUMBER = re.compile(r"[一二三四五六七八九十百零〇]+|[0-9０-９]+")
_DEEPEST = 4


def numbered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Fill `number` of every levelled paragraph without a typed marker: 一、（一）1.（1）.

    Counts on after typed markers of the same level and begins again below a higher one and
    after a part heading. Typed markers are never changed.
    """
    counts = [0] * (_DEEPEST + 1)
    return tuple(_next(paragraph, counts) for paragraph in paragraphs)


def marker_for(level: int, count: int) -> str:
    """The marker of the `count`-th heading at a level 1..4."""
    words = to_chinese(count) if level <= 2 else str(count)
    return {1: f"{words}、", 2: f"（{words}）", 3: f"{words}.", 4: f"（{words}）"}[level]


def runs_on(marker: str, text: str) -> bool:
    """Whether the words would read as part of the number: "6." before "8月" is no 6.8月."""
    return marker.endswith((".", "．")) and text.lstrip()[:1].isdigit()


def _next(paragraph: Paragraph, counts: list[int]) -> Paragraph:
    if paragraph.kind is Kind.PART:
        counts[:] = [0] * len(counts)
        return paragraph
    level = min(paragraph.level, _DEEPEST)
    if level <= 0:
        return paragraph
    counts[level + 1 :] = [0] * (_DEEPEST - level)
    if paragraph.marker:
        counts[level] = _typed(paragraph.marker) or counts[level] + 1
        return replace(paragraph, number="") if paragraph.number else paragraph
    counts[level] += 1
    number = marker_for(level, counts[level])
    return replace(paragraph, number=f"{number} " if runs_on(number, paragraph.text) else number)


def _typed(marker: str) -> int | None:
    found = _NUMBER.search(marker)
    return read_number(found.group()) if found else None
