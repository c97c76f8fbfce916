"""What stands round a plan: its title, the address, the signature, words of a website; and table rows."""

import re
from collections.abc import Sequence

from plans.reading.edge_words import TITLE_END, is_address, is_noise, is_sign_off
from plans.reading.found import LineKind
from plans.reading.parts import SENTENCE_END, Part

_FIRST, _LAST = 5, 8
"""So many paragraphs are looked at for a title, and for a signature."""
_LONGEST_TITLE, _LONGEST_TITLE_BEGIN, _LONGEST_SIGNED = 60, 30, 40
_STOP = re.compile(r"[。；！？，：;!?]")


def mark_edges(parts: Sequence[Part]) -> None:
    """Title lines at the top, signature lines at the end, tables, words of websites."""
    for part in parts:
        if part.block.table:
            part.kind = LineKind.TABLE_ROW
        elif is_noise(part.block.text):
            part.kind = LineKind.NOISE
    inner = [part for part in parts if part.kind is LineKind.BODY]
    _mark_title(inner[:_FIRST])
    for part in inner[:3]:
        if part.kind is LineKind.BODY and is_address(part.block.text):
            part.kind = LineKind.SIGN_OFF
    _mark_sign_off(inner[-_LAST:])


def _mark_title(parts: Sequence[Part]) -> None:
    place = _title_place(parts)
    if place is None:
        return
    parts[place].kind = LineKind.TITLE
    if place and not parts[place].block.is_title and _begins_title(parts[place - 1]):
        parts[place - 1].kind = LineKind.TITLE


def _title_place(parts: Sequence[Part]) -> int | None:
    """The paragraph that the file calls its title, else the first that ends like one."""
    styled = (place for place, part in enumerate(parts) if part.block.is_title)
    worded = (place for place, part in enumerate(parts[: _FIRST - 1]) if _is_title(part))
    return next(styled, next(worded, None))


def _is_title(part: Part) -> bool:
    words = part.block.text.strip()
    fits = len(words) <= _LONGEST_TITLE and not _STOP.search(words)
    return fits and not part.block.marker.text and bool(TITLE_END.search(words))


def _begins_title(part: Part) -> bool:
    """Whether it is the upper line of a title that was set in two."""
    words = part.block.text.strip()
    return 2 < len(words) <= _LONGEST_TITLE_BEGIN and not _STOP.search(words) and not part.block.marker.text


def _mark_sign_off(tail: Sequence[Part]) -> None:
    signed = False
    for part in tail:
        text = part.block.text
        lists_on = signed and len(text) <= _LONGEST_SIGNED and text.rstrip()[-1:] not in SENTENCE_END
        if part.kind is LineKind.BODY and (is_sign_off(text) or lists_on):
            part.kind = LineKind.SIGN_OFF
        signed = part.kind is LineKind.SIGN_OFF
