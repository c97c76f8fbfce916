"""Plain text into paragraphs: nothing is lost, nothing is put right."""

import re

from .model import Kind, Paragraph
from .numerals import read_number

# \v and \f come from Word's manual line and page breaks. \x1c-\x1e and \x85, at which
# str.splitlines also cuts, end no line in any editor and stay where they are.
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")

_HAN = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
_GAP = r"[ \t\u3000\xa0]*"
_MARKERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"{_HAN}、{_GAP}")),
    (2, re.compile(rf"[（(]{_HAN}[）)]、?{_GAP}")),
    (3, re.compile(rf"{_DIGITS}(?:、|[.．](?![0-9０-９])){_GAP}")),
    (4, re.compile(rf"[（(]{_DIGITS}[）)]、?{_GAP}")),
)
# "三、四季度…" and "12、13日…" count things; they do not number a paragraph.
_COUNTED = re.compile(
    rf"(?P<first>{_HAN}|{_DIGITS})、(?P<second>{_HAN}|{_DIGITS})(?:、(?:{_HAN}|{_DIGITS}))*"
    r"(?:(?P<month>月)|季度|级|等(?![0-9])|类|期|号|日|楼|组|班|届|至|到)"
)
_SENTENCE_GOES_ON = re.compile(r"[。！？!?；;](?=.*\S)|(?<![0-9])[：:](?=.*\S)", re.DOTALL)
_SENTENCE_ENDS = re.compile(r"[。；;：:，,！!？?]\s*$")

_HEADING_LENGTH = 60  # a longer numbered line is a paragraph, not a heading
_ITEM_LENGTH = 30  # for the third and fourth level, whose lines are mostly tasks


def read_paragraphs(text: str) -> list[Paragraph]:
    """One paragraph for each line that is not blank; `source` is that line, to the character.

    Linear in the length of the text. How many paragraphs are too many is the caller's business.
    """
    return [_paragraph(line) for line in split_lines(text) if line.strip()]


def split_lines(text: str) -> list[str]:
    """Cut where an editor or Word ends a line (also \\v, \\f and the two Unicode separators)."""
    return _LINE_END.split(text)


def split_marker(line: str) -> tuple[str, str, str, int]:
    """`(indent, marker, text, level)` of one line; they join to the line again.

    Level 1 is 一、, 2 is （一）, 3 is 1. or 1、, 4 is （1）; without a marker it is 0.
    """
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    for level, pattern in _MARKERS:
        found = pattern.match(body)
        if found and not _counts_things(body):
            return indent, found.group(), body[found.end() :], level
    return indent, "", body, 0


def _counts_things(body: str) -> bool:
    found = _COUNTED.match(body)
    if found is None:
        return False
    if not found["month"]:
        return True
    # "1、3月5日…" is item one; "三、四月…" are two months.
    first, second = read_number(found["first"]), read_number(found["second"])
    return first is not None and second == first + 1


def _paragraph(line: str) -> Paragraph:
    indent, marker, text, level = split_marker(line)
    kind = Kind.HEADING if level and is_heading(text, level) else Kind.BODY
    return Paragraph(text=text, level=level, marker=marker, indent=indent, kind=kind)


def is_heading(text: str, level: int) -> bool:
    """Whether a numbered line is a heading: short, and not a sentence that goes on."""
    words = text.strip()
    if not words or len(words) > (_HEADING_LENGTH if level <= 2 else _ITEM_LENGTH):
        return False
    if _SENTENCE_GOES_ON.search(words):
        return False
    return level <= 2 or not _SENTENCE_ENDS.search(words)
