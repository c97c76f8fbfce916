"""Numbers in the text of a summary that are none of its figures: to be looked at, never forbidden."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_TEN_THOUSAND = Decimal(10_000)
# What is written with digits and counts nothing: days, years, ordinals, clauses, times, items of a list.
_NO_FIGURE = re.compile(
    r"\d{2,4}\s*(?:年|/|-)\s*\d{1,2}\s*(?:月|/|-)\s*\d{1,2}\s*[日号]?"
    r"|\d{4}\s*(?:年度?|届)"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*[日号]"
    r"|\d{1,2}\s*月份?(?!\d)"
    r"|\d{1,2}\s*[日号](?!\d)"
    r"|第\s*\d+"
    r"|\d{1,2}[:：]\d{2}"
    r"|[〔\[(（]\d+[〕\])）]"
    r"|“\d+·\d+”"
)
_MARKER = re.compile(r"^\s*(?:\d{1,2}[.．、)]|[(（]\d{1,2}[)）])")


@dataclass(frozen=True, slots=True)
class Stray:
    """A number that is no figure, with the words round it and the row it stands in."""

    words: str
    around: str
    key: str


def strays(
    paragraphs: Iterable[tuple[str, str]], values: Iterable[Decimal], quoted: Sequence[str] = ()
) -> list[Stray]:
    """Of these (key, text) every number once that is none of `values`; words in `quoted` are passed over."""
    known = set(values)
    found: list[Stray] = []
    for key, text in paragraphs:
        plain = text.translate(_NARROW)
        for words in sorted(quoted, key=len, reverse=True):
            plain = plain.replace(words.translate(_NARROW), "□")
        plain = _MARKER.sub("", plain)
        plain = _NO_FIGURE.sub("□", plain)
        for match in _NUMBER.finditer(plain):
            if not _is_known(match, plain, known):
                found.append(Stray(_with_word(match, plain), _around(match, plain), key))
    return list({stray.around: stray for stray in found}.values())


def _is_known(match: re.Match[str], text: str, known: set[Decimal]) -> bool:
    value = Decimal(match.group().replace(",", ""))
    if text[match.end() : match.end() + 1] == "万":
        # 1.26万元 may stand for 12600, and for 12580 too.
        digits = len(match.group().partition(".")[2])
        return any(round(one / _TEN_THOUSAND, digits) == value for one in known)
    return value in known


def _with_word(match: re.Match[str], text: str) -> str:
    return (
        match.group()
        + re.split(r"[\s，。；、：（）()\d]", text[match.end() : match.end() + 3], maxsplit=1)[0]
    )


def _around(match: re.Match[str], text: str) -> str:
    start, end = max(0, match.start() - 8), match.end() + 8
    words = text[start:end].replace("□", "…")
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"
