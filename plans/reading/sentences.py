"""A paragraph taken apart where one act ends and the next begins, without losing a character."""

import re
from collections.abc import Iterator

from plans.reading.patterns import any_of

_OPEN, _CLOSE = "（(《“‘「[【", "）)》”’」]】"
_ENDS = "。！？!?；;"
_BEFORE_ITEM = "。！!？?；;：:，,、 \t\u3000"  # 六(3)班 is no third item
_STOPS = "。．.；;，,、：:！!？? \t\u3000"
_HAN = "一二三四五六七八九十"
_CIRCLED = "[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]"
# 一是, 第一要, 第一，, 其一，
_FIRST = rf"(?:第?[{_HAN}](?:是(?!否)|要)|第[{_HAN}][，,、]|其[一二三四五][，,、]?)"
_FIGURE = r"[1-9][0-9]?[、.．)）](?![0-9])"
# Signs that open an act inside a paragraph: ①, (1), 1), 一是, 第一，; 六(3)班 and 3(2)级 hold none.
_ITEM = any_of(
    _CIRCLED,
    rf"[（(][1-9１-９{_HAN}][0-9十]?[）)](?![班级号年中小组人名])",
    rf"(?<=[，,。；;：:])\s*+{_FIRST}",
    rf"(?<=[。；;：:\s]){_FIGURE}",
)
_SIGNS_AT_START = (
    _CIRCLED,
    rf"[（(](?:[1-9１-９][0-9]?|[{_HAN}]{{1,2}})[）)]",
    _FIRST,
    _FIGURE,
    r"[*＊•●]+",
)
_ITEM_AT_START = re.compile(rf"\s*(?:{'|'.join(_SIGNS_AT_START)})[，,：:]?\s*")


def clauses(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, cut also at semicolons and at signs of a list; blanks round it left out.

    Brackets, quotes and book titles are cut at a full stop alone: one that nobody closed must not swallow
    the rest.
    """
    depth, begin = 0, start
    cuts = {
        match.start() + len(match.group()) - len(match.group().lstrip())
        for match in _ITEM.finditer(text, start)
        if match.group()[0] not in "（(" or match.start() == start or text[match.start() - 1] in _BEFORE_ITEM
    }
    for place in range(start, len(text)):
        sign = text[place]
        if place in cuts and depth == 0 and place > begin:
            yield from _trimmed(text, begin, place)
            begin = place
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif _ends(text, place) and (depth == 0 or sign in "。"):
            depth = 0
            yield from _trimmed(text, begin, place + 1)
            begin = place + 1
    yield from _trimmed(text, begin, len(text))


def _ends(text: str, place: int) -> bool:
    """A stop, or the half-width point that some type for one: behind a word, not inside a number."""
    sign, after = text[place], text[place + 1 : place + 2]
    if sign in _ENDS:
        return True
    point = sign in ".．" and place > 0 and text[place - 1] > "一"
    return point and (not after.isascii() or after in ("", " ", "\n"))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The same clause without the sign that opens it and the stop that ends it."""
    found = _ITEM_AT_START.match(text[start:end])
    if found:
        start += found.end()
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    while start < end and text[start] in _STOPS:
        start += 1
    return start, end


def opens_item(words: str) -> bool:
    """Whether a clause opens with a sign of a list."""
    return bool(_ITEM_AT_START.match(words))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
