"""The numbers and signs that open a paragraph, in all the ways real plans write them."""

import re
from dataclasses import dataclass

from shuangyong.documents import text_in
from shuangyong.documents.numerals import read_number

_GAP = r"[ \t\u3000\xa0]{0,40}"
_HAN = "[一二三四五六七八九十百零〇]{1,4}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BULLETS = "*＊•●○◆◇■□▪▲★☆→✓√·"
# Beside those that `text_in` knows: the level they stand for, and how they look.
_MORE: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (1, "part", re.compile(rf"第{_HAN}(?:部分|章)[：:、]?{_GAP}")),
    (1, "han", re.compile(rf"{_HAN}(?:[ \u3000]+、|[.．,，:：]){_GAP}(?=[一-鿿“《])")),
    (2, "han_bracket", re.compile(rf"[（(] *{_HAN} *[）)]、?{_GAP}|[㈠-㈩]{_GAP}")),
    (1, "han", re.compile(rf"{_HAN}[ \u3000]{{1,4}}(?=[一-鿿“《]{{4}})")),
    (4, "figure_bracket", re.compile(rf"[（(] *[0-9０-９]{{1,2}} *[）)]、?{_GAP}")),
    (
        3,
        "figure",
        re.compile(
            rf"[0-9０-９]{{1,2}}(?:[ \u3000]*[)）、]|[,，](?=[一-鿿“]|\d{{1,2}}[月日—-])|[ \u3000]+[.．](?![0-9])|[ \u3000]{{1,3}}(?=[一-鿿“《]{{2}})){_GAP}"
        ),
    ),
    (5, "circled", re.compile(rf"[{_CIRCLED}]{_GAP}")),
    (
        5,
        "first",
        re.compile(r"(?:第?[一二三四五六七八九十]{1,2}(?:是|要|则)|其[一二三四五六七八九]是?)[，,：:]?"),
    ),
    (
        6,
        "bullet",
        re.compile(
            rf"(?:[{re.escape(_BULLETS)}]++(?!社区|街道|公司|村|镇|乡|局|学校|医院)|[-－—–]{{1,2}}(?=[^-－—–\d])){_GAP}"
        ),
    ),
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
_INSIDE = re.compile(
    r"(?<=[。；;！!：:\u3000 ])(?<![\u3000 ][\u3000 ]{8})[ \u3000]{0,8}(?="
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}(?:、|[.．](?![0-9０-９])))"
    r"[ \u3000]{0,8}[一-鿿“《〇0-9])"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`indent + text` opens the line. `level` 1..4 as print has them, 5 for ① and 一是, 6 for bullets, 0 none."""

    indent: str = ""
    text: str = ""
    level: int = 0
    style: str = ""
    number: int = 0


def split_marker(line: str) -> tuple[Marker, str]:
    """The marker of a line and the words behind it; together they are the line again."""
    indent, marker, body, level = text_in.split_marker(line)
    if level:
        return Marker(indent, marker, level, _STYLE[level], _value(marker)), body
    if dated := _DATED_ITEM.match(body):
        return Marker(indent, dated.group(), 3, "figure", _value(dated.group())), body[dated.end() :]
    if _NO_LIST.match(body):
        return Marker(indent), body
    for level, style, pattern in _MORE:
        found = pattern.match(body)
        if found and found.end() < len(body):
            text = found.group()
            if style == "bullet":
                # **一、标题**: the stars of a web page round a number of its own.
                inner, rest = split_marker(body[found.end() :])
                if inner.level and inner.style != "bullet":
                    return Marker(
                        indent, text + inner.indent + inner.text, inner.level, inner.style, inner.number
                    ), rest
            return Marker(indent, text, level, style, _value(text)), body[found.end() :]
    return Marker(indent), body


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
