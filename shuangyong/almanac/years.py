"""Moving the years that a text names, for a plan that is copied into another year."""

import re

from .chinese_numbers import half_width
from .moves import Move, apply_moves

_CHINESE_FIGURES = "〇一二三四五六七八九"
_DIGITS = r"[0-9０-９]{4}|[一二][〇零○ＯO一二三四五六七八九]{3}"
_DASH = r"\s*(?:[-—–－~～〜─]{1,2}|至|到)\s*"
_PLACEHOLDER = r"(?:20|２０|二[〇零○])[xX×ｘＸ*＊]{1,2}\s*年"
_YEAR = re.compile(
    rf"(?P<placeholder>{_PLACEHOLDER})"
    rf"|(?<![0-9０-９])(?P<first>{_DIGITS})(?:\s*年?(?P<dash>{_DASH})(?P<last>{_DIGITS}))?"
    r"(?=\s*年|[-./．][0-9０-９]{1,2}(?:[-./．][0-9０-９]{1,2})?(?![0-9０-９]))"
    r"|[〔\[［（(](?P<number>[0-9０-９]{4})[〕\]］）)](?=\s*第?\s*[0-9０-９]+\s*号)"
)
_TITLE = re.compile(r"《[^《》]*》")
_FULL_DATE = re.compile(r"\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[-./．]\d{1,2}[-./．]\d{1,2}")
_LEGAL = re.compile(
    r"\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?起?[，,]?"
    r"(?:修订|修正|施行|实施|颁布|公布|颁发|印发|发布|通过|版)"
)


def move_years(text: str, from_year: int, to_year: int) -> tuple[str, list[Move]]:
    """Carry `from_year` and the years beside it into `to_year` and the years beside that.

    Years of documents and laws, book titles, longer spans and placeholders stay and come back with a note;
    other years (history) stay without one.
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    moves = []
    for match in _YEAR.finditer(text):
        in_title = any(start <= match.start() < end for start, end in titles)
        move = _consider(text, match, from_year, to_year, in_title=in_title)
        if move is not None and (move.changed or move.needs_eye):
            moves.append(move)
    return apply_moves(text, moves), moves


def _consider(
    text: str, match: re.Match[str], from_year: int, to_year: int, *, in_title: bool
) -> Move | None:
    found, start = match[0], match.start()
    if match["placeholder"]:
        return Move(found, found, start, "年份还没有填写，请填写。")
    years = [_read(match[name]) for name in ("first", "last", "number") if match[name]]
    near = [abs(year - from_year) <= 1 for year in years]
    if not any(near) or from_year == to_year:
        return None
    note = _reason_to_stay(text, match, years, in_title=in_title)
    if note or not all(near):
        return Move(found, found, start, note or "跨年的起止年份没有改，请核对。")
    return Move(
        found, _shifted(match, to_year - from_year), start, _worth_a_look(text, match, years, from_year)
    )


def _reason_to_stay(text: str, match: re.Match[str], years: list[int], *, in_title: bool) -> str:
    if match["number"]:
        return "文号里的年份没有改，请核对是否有新文件。"
    if in_title:
        return "书名号里的年份没有改，请核对是否有新文件。"
    if _LEGAL.match(half_width(text), match.end()):
        return "法规、文件的年份没有改，请核对是否有新文件。"
    if len(years) == 2 and years[1] - years[0] != 1:
        return "跨年的起止年份没有改，请核对。"
    return ""


def _worth_a_look(text: str, match: re.Match[str], years: list[int], from_year: int) -> str:
    """A note on a year that was moved although the words round it may not be true any more."""
    if _FULL_DATE.match(half_width(text), match.end()):
        return "年份已改，请核对月份和日期。"
    if years == [from_year - 1]:
        return "上一年的年份已改，请核对所写的内容。"
    return ""


def _shifted(match: re.Match[str], difference: int) -> str:
    start = match.start()
    first = _write_like(match["first"], _read(match["first"]) + difference)
    if not match["last"]:
        return first
    between = match[0][match.end("first") - start : match.start("last") - start]
    return f"{first}{between}{_write_like(match['last'], _read(match['last']) + difference)}"


def _read(written: str) -> int:
    plain = half_width(written)
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    return int("".join("0" if char in "零○ＯO" else str(_CHINESE_FIGURES.index(char)) for char in written))


def _write_like(sample: str, year: int) -> str:
    """The year in the script of the sample, with the same sign for zero where it has one."""
    if sample.isascii() and sample.isdecimal():
        return str(year)
    if half_width(sample).isascii() and half_width(sample).isdecimal():
        return "".join(chr(ord(figure) - ord("0") + ord("０")) for figure in str(year))
    zero = next((char for char in sample if char in "〇零○ＯO"), "〇")
    return "".join(zero if figure == "0" else _CHINESE_FIGURES[int(figure)] for figure in str(year))
