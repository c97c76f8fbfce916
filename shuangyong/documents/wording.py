"""Words that all ways out share: dates, annex labels, what can be printed at all."""

import unicodedata
from datetime import date

from .model import Document

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def long_date(day: date) -> str:
    """2027年1月5日: Arabic digits, no padding (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def annex_labels(document: Document) -> list[str]:
    """附件1, 附件2 … in order; a single annex carries no number (7.3.4)."""
    if len(document.annexes) == 1:
        return ["附件"]
    return [f"附件{number}" for number, _ in enumerate(document.annexes, 1)]


def annex_statement(document: Document) -> list[str]:
    """Names of the annexes as they stand under the text: "1.…" when there are several, no stop at the end."""
    titles = [annex.title for annex in document.annexes]
    if len(titles) == 1:
        return titles
    return [f"{number}.{title}" for number, title in enumerate(titles, 1)]


def legible(words: str) -> str:
    """The words without the characters that no font and no XML 1.0 can hold, and without the unseen signs
    that turn the direction of what follows; tabs and line ends stay.
    """
    return "".join(sign for sign in words if sign in "\t\n" or not _unprintable(sign))


def _unprintable(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} or ord(sign) & 0xFFFE == 0xFFFE or sign in _DIRECTIONS
