"""A signature and a date that somebody typed at the end of a text: set where signature and date belong."""

import re
from dataclasses import replace
from datetime import date

from shuangyong.documents.model import Document, Kind, Paragraph, SignOff
from shuangyong.documents.numerals import read_number

_DATE = re.compile(r"(\d{4}|[一二][〇零○一二三四五六七八九]{3})年(.{1,3})月(.{1,3})日")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_LINES = 2


def with_typed_sign_off(paper: Document, signature: str) -> Document:
    """The paper with its last lines as its sign-off, where they are `signature` and a date, or one of them.

    Only such lines are taken: any other ending stays text. A date is printed as 2027年1月5日 however it was
    typed (GB/T 9704-2012, 7.3.5.4).
    """
    blocks = list(paper.blocks)
    name, day = "", None
    while blocks and len(paper.blocks) - len(blocks) < _LINES:
        words = _plain_line(blocks[-1])
        typed = _day(words) if words else None
        if typed and day is None:
            day = typed
        elif words and not name and words == _bare(signature):
            name = signature
        else:
            break
        blocks.pop()
    if not blocks or not (name or day):
        return paper
    given = paper.sign_off
    signed = SignOff(name or given.signatory, day or given.day, given.sealed)
    return replace(paper, blocks=tuple(blocks), sign_off=signed)


def _plain_line(block: object) -> str:
    """The words of a line of plain text without blanks; "" for anything else."""
    if not isinstance(block, Paragraph) or block.kind is not Kind.BODY or block.marker or block.number:
        return ""
    return _bare(block.text)


def _day(words: str) -> date | None:
    found = _DATE.fullmatch(words)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year.translate(_DIGITS)), read_number(month) or 0, read_number(day) or 0)
    except ValueError:
        return None


def _bare(words: str) -> str:
    return "".join(words.split())
