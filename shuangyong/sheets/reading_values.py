"""One layer between cells and fields: text, numbers, dates and yes or no, in every form people type."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from .reading import CellState, RawCell

_EXACT = 10**15  # beyond this a spreadsheet has turned the last figures into zeros
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)
_BLANKS = " \t\r\n\u3000\u00a0"
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's serials from March 1900 on
_SERIALS = range(61, 73_051)  # to the end of 2099
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DAY = re.compile(r"(?P<year>\d{4})(?:年|[-./])(?P<month>\d{1,2})(?:月|[-./])(?P<day>\d{1,2})[日号]?")
_MONTH = re.compile(r"(?P<year>\d{4})(?:年|[-./])(?P<month>\d{1,2})月?(?:份)?")
_YEAR = re.compile(r"(?P<year>\d{4})年")
_TIGHT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+")
_YES, _NO = (
    {"是", "对", "有", "√", "✓", "y", "yes", "true", "1"},
    {"否", "不是", "无", "×", "n", "no", "false", "0"},
)
UNSOLVED = "这一格是公式，文件里没有存下结果"
MEND_FORMULA = "请在 Excel 里打开、保存一次再传，或把公式的结果选择性粘贴成数值。"


class CellProblem(ValueError):
    """A cell that cannot be taken: what is wrong, and `mend`: how to put it right."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.mend = mend


class Precision(StrEnum):
    """How exactly a date was told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date; where only month or year was told, it is the first day of that."""

    day: date
    precision: Precision = Precision.DAY


def text_of(cell: RawCell) -> str:
    """The cell as a person reads it, without blanks around and invisible characters; "" for a blank one.

    Raises CellProblem for errors, formulas without a value, and long numbers that Excel has rounded.
    """
    _check_state(cell)
    match cell.value:
        case None:
            return ""
        case str(text):
            return clean(text)
        case bool(flag):
            return "是" if flag else "否"
        case Decimal() as number:
            return _number_words(number, cell.number_format)
        case datetime() | date() as day:
            return date_words(day, cell.number_format)
        case time() as clock:
            return f"{clock.hour}:{clock:%M}"
        case timedelta() as span:
            hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
            return f"{hours}:{minutes:02}"


def clean(text: str) -> str:
    """Line ends as \\n, nothing invisible, no blanks around."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip(_BLANKS)


def half_width(text: str) -> str:
    """Full-width figures, letters and signs as half-width ones; for values, not for prose."""
    return unicodedata.normalize("NFKC", clean(text)).replace("，", ",").replace("。", ".")


def number_of(cell: RawCell) -> Decimal | None:
    """The number, also from text (１，２００.50); None for a blank cell. Raises CellProblem."""
    _check_state(cell)
    if isinstance(cell.value, Decimal):
        return cell.value
    text = half_width(text_of(cell))
    if not text:
        return None
    if isinstance(cell.value, str) and _NUMBER.fullmatch(text):
        try:
            return Decimal(text.replace(",", ""))
        except InvalidOperation as error:  # pragma: no cover  the pattern lets no such text through
            raise CellProblem(f"“{text}”不是数字", "请只写数字。") from error
    raise CellProblem(f"“{text[:20]}”不是数字", "请只写数字，单位不要写在这一格。")


def bool_of(cell: RawCell) -> bool | None:
    """是/否, √/×, TRUE/FALSE, 1/0; None for a blank cell. Raises CellProblem."""
    _check_state(cell)
    if isinstance(cell.value, bool):
        return cell.value
    text = half_width(text_of(cell)).casefold()
    if not text:
        return None
    if text in _YES or text in _NO:
        return text in _YES
    raise CellProblem(f"“{text[:20]}”看不出是“是”还是“否”", "请写“是”或“否”。")


def date_of(cell: RawCell) -> ReadDate | None:
    """The date in any form people type; None for a blank cell.

    2026.3.1, 2026-03-01, 2026/3/1, 2026年3月1日, 20260301, 二〇二六年三月一日, 2026年3月, Excel's own
    dates and their serials. Raises CellProblem for what is no date, or may be two (26.3.1, 3/1/2026).
    """
    _check_state(cell)
    match cell.value:
        case datetime() as moment:
            return ReadDate(moment.date(), _precision(cell.number_format))
        case date() as day:
            return ReadDate(day, _precision(cell.number_format))
        case Decimal() as number if int(number) in _SERIALS:
            return ReadDate(_EPOCH + timedelta(days=int(number)))
    text = text_of(cell)
    return date_in_words(text) if text else None


def date_in_words(text: str) -> ReadDate:
    """The date that the text writes. Raises CellProblem."""
    plain = _CLOCK.sub("", half_width(_figures(text))).replace(" ", "")
    for pattern, precision in (
        (_TIGHT, Precision.DAY), (_DAY, Precision.DAY), (_MONTH, Precision.MONTH), (_YEAR, Precision.YEAR),
    ):  # fmt: skip
        if found := pattern.fullmatch(plain):
            parts = {"month": "1", "day": "1"} | found.groupdict()
            try:
                return ReadDate(date(*(int(parts[name]) for name in ("year", "month", "day"))), precision)
            except ValueError as error:
                raise CellProblem(f"没有“{text[:20]}”这一天", "请核对年、月、日。") from error
    raise CellProblem(f"“{text[:20]}”不是日期", "请写成 2026-03-01 或 2026年3月1日。")


def date_words(day: date, number_format: str) -> str:
    """A date as its cell shows it: 3月1日 where the format has no year, 2026年3月 where it has no day."""
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.lower())
    year = f"{day.year}年" if "y" in shape or "e" in shape or not shape else ""
    month = f"{day.month}月" if "m" in shape or not shape else ""
    return f"{year}{month}{day.day}日" if "d" in shape or not shape else year + month


def _check_state(cell: RawCell) -> None:
    if cell.state is CellState.ERROR:
        raise CellProblem(f"这一格是公式错误（{cell.value}）", "请改好公式，或直接填写内容。")
    if cell.state is CellState.UNSOLVED:
        raise CellProblem(UNSOLVED, MEND_FORMULA)


def _number_words(number: Decimal, number_format: str) -> str:
    if abs(number) >= _EXACT:
        raise CellProblem(
            "这一格的长号码被 Excel 当成了数字，后几位已经变成0",
            "请把这一列设为“文本”格式（或在号码前加一个英文单引号），重新填写号码。",
        )
    if number_format.rstrip("_ )").endswith("%"):
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    """1.50 → 1.5, 3.0 → 3, 0.30000000000000004 → 0.3: the fifteen figures that a spreadsheet shows."""
    return f"{Decimal(f'{number:.15g}').normalize():f}" if number else "0"


def _precision(number_format: str) -> Precision:
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.lower())
    return Precision.MONTH if "y" in shape and "m" in shape and "d" not in shape else Precision.DAY


def _figures(text: str) -> str:
    """二〇二六年三月十二日 in figures; other text as it stands."""
    if not re.fullmatch(
        r"[〇零○一二三四五六七八九十]+年(?:[一二三四五六七八九十]+月)?(?:[一二三四五六七八九十]+[日号])?",
        text,
    ):
        return text
    return re.sub(r"[〇零○一二三四五六七八九十]+", lambda found: _figure(found[0]), text)


def _figure(words: str) -> str:
    if "十" not in words:
        return words.translate(_DIGITS)
    tens, _, ones = words.partition("十")
    return str(int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0))
