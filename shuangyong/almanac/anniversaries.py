"""Anniversaries: how many years since, where a text states them, and moving them to another year."""

import re
from dataclasses import dataclass

from .chinese_numbers import NUMERALS, half_width, to_chinese, to_int
from .moves import Move, apply_moves


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An event counted in years: code, name shown, the year it happened, how texts call it (a pattern)."""

    code: str
    name: str
    start_year: int
    pattern: str


ANNIVERSARIES: tuple[Anniversary, ...] = (
    Anniversary("party", "建党", 1921, r"建党节?|中国共产党(?:成立|建党)"),
    Anniversary("army", "建军", 1927, r"建军节?|(?:人民)?解放军(?:成立|诞生)|人民军队(?:成立|诞生)"),
    Anniversary("long_march", "长征胜利", 1936, r"长征胜利"),
    Anniversary("yanan", "延安双拥运动", 1943, r"双拥运动(?:开展|兴起)?"),
    Anniversary(
        "victory",
        "抗战胜利",
        1945,
        r"(?:抗日战争|抗战)(?:[暨和及]世界反法西斯战争)?(?:伟大)?(?:胜利)?",
    ),
    Anniversary("nation", "建国", 1949, r"建国|新中国(?:成立|建立)|共和国(?:成立|建立)|国庆节?"),
    Anniversary("korea", "抗美援朝出国作战", 1950, r"抗美援朝(?:战争|出国作战)*|志愿军出国作战"),
    Anniversary("reform", "改革开放", 1978, r"改革开放"),
)
"""The events double-support plans commemorate, by the year they began."""

_BY_CODE = {item.code: item for item in ANNIVERSARIES}
_EVENTS = "|".join(f"(?P<{item.code}>{item.pattern})" for item in ANNIVERSARIES)
# "改革开放三十周年", "建军“八十一”周年", "建军节 82 周年", "建党xx周年"; without a known event before it too.
_MENTION = re.compile(
    rf"(?:(?:{_EVENTS})[\s“”\"‘’「」的]{{0,4}})?"
    rf"(?P<number>[0-9０-９]{{1,3}}|[{NUMERALS}]{{1,7}}|[xX×ＸｘＯ○*＊_＿]{{1,6}})"
    r"[\s“”\"‘’「」]{0,3}周年"
)


@dataclass(frozen=True, slots=True)
class AnniversaryMention:
    """One "…周年" in a text.

    `event` is a code of ANNIVERSARIES, or "" when the text does not say of what; `stated` is None for a
    placeholder (xx周年); `start`/`end` bound the words, `number_start`/`number_end` the number alone.
    """

    event: str
    stated: int | None
    start: int
    end: int
    number_start: int
    number_end: int

    def expected(self, year: int) -> int | None:
        """What the number should be in `year`; None when the event is unknown or had not happened yet."""
        item = _BY_CODE.get(self.event)
        return year - item.start_year if item and year > item.start_year else None


def anniversary(code: str, year: int) -> int:
    """Years from the event to `year` (1 or more); ValueError for an unknown code or a year too early."""
    item = _BY_CODE.get(code)
    if item is None:
        raise ValueError(f"没有代码为“{code}”的周年。")
    if year <= item.start_year:
        raise ValueError(f"{item.name}的周年从{item.start_year + 1}年算起。")
    return year - item.start_year


def anniversaries_of(year: int) -> list[tuple[Anniversary, int]]:
    """Every known anniversary that has come round by `year`, oldest event first."""
    return [(item, year - item.start_year) for item in ANNIVERSARIES if year > item.start_year]


def find_anniversaries(text: str) -> list[AnniversaryMention]:
    """All places that say "…周年", in order, including placeholders and unknown events."""
    mentions = []
    for match in _MENTION.finditer(text):
        try:
            stated = to_int(match["number"])
        except ValueError:
            stated = None
        event = next((code for code in _BY_CODE if match[code]), "")
        mentions.append(AnniversaryMention(event, stated, *match.span(), *match.span("number")))
    return mentions


def move_anniversaries(text: str, from_year: int, to_year: int) -> tuple[str, list[Move]]:
    """Carry the anniversaries of a plan for `from_year` into one for `to_year`.

    Only a number that was right for `from_year` moves; the rest stays and comes back with a note.
    """
    moves = [_move(text, mention, from_year, to_year) for mention in find_anniversaries(text)]
    return apply_moves(text, moves), moves


def _move(text: str, mention: AnniversaryMention, from_year: int, to_year: int) -> Move:
    before = text[mention.start : mention.end]
    note = _why_not(mention, from_year, to_year)
    if note:
        return Move(before, before, mention.start, note)
    written = text[mention.number_start : mention.number_end]
    number = _written_like(written, (mention.stated or 0) + to_year - from_year)
    head, tail = text[mention.start : mention.number_start], text[mention.number_end : mention.end]
    return Move(before, f"{head}{number}{tail}", mention.start)


def _why_not(mention: AnniversaryMention, from_year: int, to_year: int) -> str:
    """The sentence for the person who has to decide; empty when the number can be moved safely."""
    if mention.stated is None:
        due = mention.expected(to_year)
        return f"周年数还没有填写，{to_year}年应为{due}周年。" if due else "周年数还没有填写，请核对后填写。"
    if not mention.event:
        return "不知道从哪一年算起，请核对周年数。"
    if mention.stated != mention.expected(from_year):
        due = mention.expected(from_year)
        right = f"按{from_year}年应为{due}周年" if due else f"与{from_year}年对不上"
        return f"原文写的是{mention.stated}周年，{right}，请核对。"
    return "" if mention.expected(to_year) else f"{to_year}年还没有到周年，请核对。"


def _written_like(sample: str, number: int) -> str:
    """The number in the script of the sample: figures, full-width figures or Chinese numerals."""
    if sample.isascii():
        return str(number)
    if half_width(sample).isascii():
        return "".join(chr(ord(figure) - ord("0") + ord("０")) for figure in str(number))
    return to_chinese(number)
