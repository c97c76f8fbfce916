"""Half-width punctuation between Chinese words; quotes, titles and brackets that are not closed."""

import re
from collections.abc import Iterator

from plans.reading.blocks import Block
from plans.reading.flags.looking import HAN, Look
from plans.reading.found import Edit, Flag, ReadLine, Span

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_HAN = re.compile(f"[{HAN}]")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十]{1,3}")
_MARK = re.compile(r"[,;:?!.]")
_PAIR = re.compile(r"\(([^()（）\n]{1,60})\)")
_BEFORE = "”’》）)】%％"
_AFTER = "“‘《（【"
_PAIRS = {"”": "“", "》": "《", "）": "（", "】": "【"}
_MOST = 8
_NAMES = {"“": "引号", "《": "书名号", "（": "括号", "【": "括号"}


def punctuation_flags(look: Look) -> Iterator[Flag]:
    """One flag for all half-width signs, one for each mark that stands alone."""
    edits = tuple(edit for line in look.lines for edit in _half_width(line))
    if edits:
        yield Flag(
            "half_width",
            f"{len(edits)}处用了半角标点（, ; : 等）。",
            "公文里一般用全角标点，可以一起改过来。",
            tuple(edit.span for edit in edits),
            edits,
        )
    yield from _unclosed(look)


def _half_width(line: ReadLine) -> Iterator[Edit]:
    """Between Chinese words only: 8:30, 1,000 and 3.5 are left as they are."""
    text, first = line.text, line.body_start
    places: list[tuple[int, int]] = []
    for match in _PAIR.finditer(text, first):
        if _HAN.search(match[1]) and not _NUMBER.fullmatch(match[1].strip()):
            places += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    for match in _MARK.finditer(text, first):
        start = match.start()
        end = start + 1
        while end < len(text) and text[end] == " ":
            end += 1
        before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
        if _stands_between(match[0], before, behind):
            places.append((start, end if behind and _is_word(behind) else start + 1))
    for start, end in sorted(places):
        yield Edit(Span(line.number, start, end), _WIDE[text[start]])


def _stands_between(sign: str, before: str, behind: str) -> bool:
    after_word = bool(before) and (bool(_HAN.match(before)) or before in _BEFORE)
    if sign == ".":
        return (
            bool(before) and bool(_HAN.match(before)) and (not behind or behind == "\t" or _is_word(behind))
        )
    if after_word:
        return behind not in ("/", "\\")
    return before.isalnum() and bool(behind) and _is_word(behind)


def _is_word(sign: str) -> bool:
    return bool(_HAN.match(sign)) or sign in _AFTER


def _unclosed(look: Look) -> Iterator[Flag]:
    found: dict[str, list[Span]] = {}
    held: list[tuple[str, tuple[Span, ...]]] = []  # left open by the paragraph before
    for block in look.blocks:
        alone = [(mark, look.block_spans(block, place, place + 1)) for mark, place in _alone(block)]
        for item in held:
            # A line end that tears a sentence may stand between the halves.
            other = next((late for late in alone if _PAIRS.get(late[0]) == item[0]), None)
            if other:
                alone.remove(other)
            else:
                found.setdefault(item[0], []).extend(item[1])
        held = [item for item in alone if item[0] not in _PAIRS][-_MOST:]
        for mark, spans in alone:
            if (mark, spans) not in held:
                found.setdefault(mark, []).extend(spans)
    for mark, spans in held:
        found.setdefault(mark, []).extend(spans)
    for mark, all_spans in found.items():
        yield Flag(
            "unclosed",
            f"{_NAMES[_PAIRS.get(mark, mark)]}不成对：有的“{mark}”没有另一半。",
            "请补上另一半，或者删去多出来的这一半。",
            tuple(sorted(all_spans)),
        )


def _alone(block: Block) -> Iterator[tuple[str, int]]:
    """Marks of a paragraph without their other half."""
    open_at: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    text = block.text
    for place, sign in enumerate(text):
        mark = {"(": "（", ")": "）"}.get(sign, sign)
        if mark in open_at:
            open_at[mark].append(place)
        elif mark in _PAIRS:
            if open_at[_PAIRS[mark]]:
                open_at[_PAIRS[mark]].pop()
            elif not (mark == "）" and _ends_number(text, place)):
                yield mark, place
    for mark, places in open_at.items():
        for place in places:
            yield mark, place


def _ends_number(text: str, place: int) -> bool:
    """1）and 一）open an item of a list."""
    before = text[max(0, place - 4) : place]
    return (
        bool(re.search(r"(?:^|[，,。；;：:\s])(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})$", before))
        or not before
    )
