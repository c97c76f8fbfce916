"""A short notice whole on its first page: where its signature would go over, lines come closer.

调整行距 is the standard's own remedy (GB/T 9704-2012, 7.3.5.5): a notice that carries a plan and is a few
lines too long for its page would else leave half a sentence and the signature on a sheet of their own.
"""

import math

from .compose import INDENT, compose
from .compose import LINE as WIDTH
from .head_mark import LINE, RULE, TOP, head_mark, head_room, with_recipients_placed
from .metrics import Metrics, paper_metrics
from .model import Document, Kind, Paragraph, SignOff
from .title import title_lines
from .widths import text_width
from .wording import annex_statement, legible

CLOSEST = 26.0
"""Points: 16 pt type in closer lines no longer looks like an official paper."""

TITLE_SHARE = 1.25
"""The pitch of a title's lines, as a share of the text's."""

SEAL_SHARE = 1.7
"""Lines above a signature where lines are close: a seal of 42 mm still ends within a line of the text."""

_HEIGHT = 637.8 - 0.4  # points of the type area, less what rounding may add
_PAGE_LINES = 22
_MOST_TEXT = 6  # lines; a longer text may well go over
_CHARACTERS = 28
_BEHIND_WORD = 23.0  # characters behind "附件：", two of them indented
_LONGEST_SIGNATURE = 26.0
_BETWEEN = 2 + 1 + 2 + 1  # blank lines, number, blank lines; blank line under the title


def closer_pitch(document: Document, metrics: Metrics | None = None) -> float | None:
    """The pitch in points that puts a short notice and its signature on page 1, at least `CLOSEST`.

    None where nothing need or can be done; the normal pitch where it is enough that the room below a seal
    reaches out of the type area.
    """
    if not document.head_mark or not any((document.sign_off.signatory, document.sign_off.day)):
        return None
    room, text = head_room(document), _text_lines(document, metrics or paper_metrics())
    if room is None or text is None or not title_lines(document.title)[0]:
        return None
    titles = len(title_lines(document.title))
    lines = text + _recipient_lines(document) + _statement_lines(document) + _signed_lines(document.sign_off)
    sealed = document.sign_off.sealed
    if room.lines + lines + (3 if sealed else 1) <= _PAGE_LINES:
        return None
    fixed = TOP + head_mark(document.head_mark).height + RULE
    count = _BETWEEN + titles * TITLE_SHARE + lines + (SEAL_SHARE if sealed else 1)
    pitch = math.floor((_HEIGHT - fixed) / count * 20) / 20
    return min(pitch, LINE) if pitch >= CLOSEST else None


def _text_lines(document: Document, metrics: Metrics) -> int | None:
    """Lines of the text; None where it is long, or more than paragraphs."""
    count = 0
    for block in document.blocks:
        if not isinstance(block, Paragraph) or block.kind is Kind.PART:
            return None
        if text_width(block.source) > _MOST_TEXT * _CHARACTERS:
            return None
        lines = compose([(legible(block.source), "fang")], metrics, first=WIDTH - INDENT)
        count += len(lines) if lines is not None else _MOST_TEXT + 1
    return count if 0 < count <= _MOST_TEXT else None


def _recipient_lines(document: Document) -> int:
    above, _ = with_recipients_placed(document)
    return math.ceil((text_width(above) + 1) / _CHARACTERS) if above else 0


def _statement_lines(document: Document) -> int:
    """附件说明 with the blank line above it."""
    several = len(document.annexes) > 1
    number = (1.0 if len(document.annexes) < 10 else 1.5) if several else 0.0
    names = [line.split(".", 1)[1] if several else line for line in annex_statement(document)]
    lines = sum(math.ceil(max(text_width(name), 1.0) / (_BEHIND_WORD - number)) for name in names)
    return lines + 1 if lines else 0


def _signed_lines(sign_off: SignOff) -> int:
    """Signature and date without what stands above and below them."""
    name = len(signatory_lines(sign_off.signatory)) if sign_off.signatory else 0
    return name + bool(sign_off.day)


def signatory_lines(name: str) -> list[str]:
    """The signature as it is set: on one line, a longer one broken by its sense."""
    return title_lines(name) if text_width(name) > _LONGEST_SIGNATURE else [name]
