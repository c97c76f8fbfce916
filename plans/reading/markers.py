"""The numbers and signs that open a paragraph, in all the ways real plans write them."""

import re
from dataclasses import dataclass

from shuangyong.documents import text_in
from shuangyong.documents.numerals import read_number

_GAP = r"[ \t\u3000\xa0]{0,40}"
_BLANK = r"[ \u3000]"
_HAN = "[一二三四五六七八九十百零〇]{1,4}"
_DIGITS = "[0-9０-９]{1,2}"
_WORD = "[一-鿿“《]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BULLETS = "*＊•●○◆◇■□▪▲★☆→✓√·"
# **社区 is a name that was masked.
_MASKED_NAME = "社区|街道|公司|村|镇|乡|局|学校|医院"
_HAN_ENDS = (rf"{_BLANK}+、", "[.．,，:：]")
_FIGURE_ENDS = (
    rf"{_BLANK}*[)）、]",
    r"[,，](?=[一-鿿“]|\d{1,2}[月日—-])",
    rf"{_BLANK}+[.．](?![0-9])",
    rf"{_BLANK}{{1,3}}(?={_WORD}{{2}})",
)
# Beside those that `text_in` knows: the level they stand for, and how they look.
_MORE: tuple[tuple[int, str, re.Pattern[str]], ...] = tuple(
    (level, style, re.compile(pattern))
    for level, style, pattern in (
        (1, "part", rf"第{_HAN}(?:部分|章)[：:、]?{_GAP}"),
        (1, "han", rf"{_HAN}(?:{'|'.join(_HAN_ENDS)}){_GAP}(?={_WORD})"),
        (2, "han_bracket", rf"[（(] *{_HAN} *[）)]、?{_GAP}|[㈠-㈩]{_GAP}"),
        (1, "han", rf"{_HAN}{_BLANK}{{1,4}}(?={_WORD}{{4}})"),
        (4, "figure_bracket", rf"[（(] *{_DIGITS} *[）)]、?{_GAP}"),
        (3, "figure", rf"{_DIGITS}(?:{'|'.join(_FIGURE_ENDS)}){_GAP}"),
        (5, "circled", rf"[{_CIRCLED}]{_GAP}"),
        (5, "first", r"(?:第?[一二三四五六七八九十]{1,2}(?:是|要|则)|其[一二三四五六七八九]是?)[，,：:]?"),
        (6, "bullet", rf"[{re.escape(_BULLETS)}]++(?!{_MASKED_NAME}){_GAP}"),
        (6, "bullet", rf"[-－—–]{{1,2}}(?=[^-－—–\d]){_GAP}"),
    )
)
_MARKER_LENGTH = 30
_STYLE = {1: "han", 2: "han_bracket", 3: "figure", 4: "figure_bracket"}
_NUMBER = re.compile(r"[一二三四五六七八九十百零〇]+|[0-9０-９]+")
# "三、四季度" and "1、2号楼" count things; 一年 and 二等功 are words.
_NO_LIST = re.compile(
    r"(?:[一二三四五六七八九十]|\d)[ \u3000]*(?:年|月|日|级|等|季度|名|次|户|人|期|是(?:否|不是))"
)
# "2.7月下旬": the second item, in July.
_DATED_ITEM = re.compile(r"[0-9０-９]{1,2}[.．](?=[0-9０-９]{1,2}[月日])")
# A number behind a stop or blanks, with words behind it.
_INSIDE = re.compile(
    rf"(?<=[。；;！!：:\u3000 ])(?<!{_BLANK}{_BLANK}{{8}}){_BLANK}{{0,8}}(?=(?:"
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    rf"|{_DIGITS}(?:、|[.．](?![0-9０-９]))"
    rf"){_BLANK}{{0,8}}[一-鿿“《〇0-9])"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`indent + text` opens the line.

    `level` is 1..4 as print has them, 5 for ① and 一是, 6 for bullets, 0 without a marker.
    """

    indent: str = ""
    text: str = ""
    level: int = 0
    style: str = ""
    number: int = 0


def split_marker(line: str) -> tuple[Marker, str]:
    """The marker of a line and the words behind it; together they are the line again."""
    marker, body = _one_marker(line)
    if marker.style != "bullet":
        return marker, body
    # **一、标题**: the stars of a web page round a number of its own.
    inner, rest = _one_marker(body)
    if not inner.level or inner.style == "bullet":
        return marker, body
    text = marker.text + inner.indent + inner.text
    return Marker(marker.indent, text, inner.level, inner.style, inner.number), rest


def _one_marker(line: str) -> tuple[Marker, str]:
    indent, text, body, level = text_in.split_marker(line)
    if level:
        return Marker(indent, text, level, _STYLE[level], _value(text)), body
    if dated := _DATED_ITEM.match(body):
        return _cut(indent, body, dated, 3, "figure")
    if _NO_LIST.match(body):
        return Marker(indent), body
    for level, style, pattern in _MORE:
        found = pattern.match(body)
        if found and found.end() < len(body):
            return _cut(indent, body, found, level, style)
    return Marker(indent), body


def _cut(indent: str, body: str, found: re.Match[str], level: int, style: str) -> tuple[Marker, str]:
    text = found.group()
    return Marker(indent, text, level, style, _value(text)), body[found.end() :]


def split_inside(line: str, last: dict[str, int]) -> list[int]:
    """Where further numbered items begin in one line, when these count on from one to the next.

    `last` holds the last number of each kind of marker so far; it is brought up to date.
    """
    cuts: list[int] = []
    marker, _ = split_marker(line)
    if marker.text:
        last[marker.style] = marker.number
    for match in _INSIDE.finditer(line):
        place = match.end()
        inside, body = split_marker(line[place : place + _MARKER_LENGTH])
        if not inside.level or not body:
            continue
        if inside.number in (1, last.get(inside.style, 0) + 1):
            cuts.append(place)
            last[inside.style] = inside.number
    return cuts


def counts_on(before: str, marker: Marker) -> bool:
    """Whether what looks like a marker goes on with a number that a line end has torn: 20 / 1、2月."""
    return bool(before) and before[-1] in "第、" and marker.level >= 3


def _value(marker: str) -> int:
    if marker[0] in _CIRCLED:
        return _CIRCLED.index(marker[0]) + 1
    found = _NUMBER.search(marker)
    return (read_number(found.group()) or 0) if found else 0
