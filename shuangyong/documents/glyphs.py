"""Characters that no font of the paper has: found before the print, printed as 〓.

Only the PDF is bound to our fonts. Word, Excel and plain text keep every character as it was typed: the
reader's machine may have a font for it.
"""

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from .fonts import common_characters, printable_characters
from .model import Document
from .places import texts_of
from .wording import legible

GETA = "〓"
"""What a printer has always set for a sort he lacks; every Chinese font has it."""

_AROUND = 6
_NO_TEXT = frozenset({"anchor", "anchors", "path", "digest"})
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# Characters that show nothing by design, besides those of category Cf (zero-width joiners, marks of order).
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
# Pango takes these from a system's colour font before it looks into ours (Emoji_Presentation).
_PICTURES = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa"
    "\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b"
    "\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004"
    "\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001faff]"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A character that will be 〓: where it stands, in words of the paper, and the words round it."""

    character: str
    code_point: str
    place: str
    excerpt: str


def gaps_of(document: Document) -> list[Gap]:
    """Every such character once for each place it stands in, in the order of the paper."""
    return [
        Gap(sign, code_point(sign), place, excerpt_of(text, sign))
        for place, text in texts_of(document)
        for sign in missing_in(text)
    ]


def missing_in(text: str) -> list[str]:
    """The characters of the text that no font of the paper has, each once, as they come."""
    sorts = _sorts(printable_characters())
    return [sign for sign in dict.fromkeys(_composed(text)) if sorts[ord(sign)] == GETA != sign]


def printable(text: str) -> str:
    """The text as the paper can print it: invisible signs gone, accents on their letters, 〓 for the rest."""
    return _set_with(text, _sorts(printable_characters()))


def printed(document: Document) -> Document:
    """The whole paper with nothing on it that its fonts cannot print."""
    changed: Document = _with_printable(document, _sorts(printable_characters()))
    return changed


def has_rare(document: Document) -> bool:
    """Whether a character stands on the paper that one of its typefaces lacks."""
    common = _common()
    return any(
        ord(sign) not in common for _, text in texts_of(document) for sign in set(text) if sign not in "\t\n"
    )


def code_point(sign: str) -> str:
    """U+2CB4E."""
    return f"U+{ord(sign):04X}"


def name_of(sign: str) -> str:
    """“𰻞”（U+30EDE）; a private-use character looks different in every font, so only its number is told."""
    if unicodedata.category(sign) == "Co":
        return f"自造字（{code_point(sign)}）"
    return f"“{sign}”（{code_point(sign)}）"


def excerpt_of(text: str, sign: str) -> str:
    """The words round the first such sign, on one line."""
    line = " ".join(text.split())
    place = line.find(sign)
    if place < 0:  # it came of a letter and its accent
        return line[: 2 * _AROUND]
    first, last = max(0, place - _AROUND), place + 1 + _AROUND
    return f"{'…' if first else ''}{line[first:last]}{'…' if last < len(line) else ''}"


class _Sorts(dict[int, str | None]):
    """For `str.translate`: what each character is printed as; decided once for each."""

    def __init__(self, covered: frozenset[int]) -> None:
        super().__init__()
        self._covered = covered

    def __missing__(self, code: int) -> str | None:
        self[code] = sort = _sort(chr(code), self._covered)
        return sort


@cache
def _sorts(covered: frozenset[int]) -> _Sorts:
    return _Sorts(covered)


@cache
def _common() -> frozenset[int]:
    return common_characters()


def _sort(sign: str, covered: frozenset[int]) -> str | None:
    category = unicodedata.category(sign)
    if sign in "\t\n":
        return sign
    if category in {"Zl", "Zp"}:
        return "\n"
    if category in {"Cc", "Cf", "Cs"} or _INVISIBLE.match(sign):
        return None
    if not covered or (ord(sign) in covered and not _PICTURES.match(sign)):
        return sign
    return " " if category == "Zs" else GETA


def _composed(text: str) -> str:
    """A letter and its accent as one character: in two they may come from two fonts."""
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


def _set_with(text: str, sorts: _Sorts) -> str:
    return _composed(legible(text)).translate(sorts)


def _with_printable(value: Any, sorts: _Sorts) -> Any:
    if isinstance(value, str):
        return _set_with(value, sorts)
    if isinstance(value, tuple):
        return tuple(_with_printable(part, sorts) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        old = {item.name: getattr(value, item.name) for item in fields(value) if item.name not in _NO_TEXT}
        new = {name: _with_printable(part, sorts) for name, part in old.items()}
        return replace(value, **{name: part for name, part in new.items() if part != old[name]})
    return value
