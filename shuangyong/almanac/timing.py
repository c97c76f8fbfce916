"""When something is planned: the kinds of timing that real plans use (a task may have several)."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from .festivals import FESTIVAL_BY_CODE
from .seasons import FREQUENCIES, SEASONS


class TimingKind(StrEnum):
    """The kinds of timing; which fields of `Timing` each uses stands beside it."""

    DATE = "date"  # day (and end_day for a span)
    MONTHS = "months"  # start_month, end_month (equal for one month; end < start runs into next year)
    QUARTER = "quarter"  # number 1..4
    HALF = "half"  # number 1..2
    SEASON = "season"  # code of seasons.SEASONS
    FESTIVAL = "festival"  # code of festivals.FESTIVALS, offset, next_year
    FREQUENCY = "frequency"  # code of seasons.FREQUENCIES; number = how many times
    OPEN = "open"  # 不定期、全年、适时 …: only words


_CODES: dict[TimingKind, Collection[str]] = {
    TimingKind.SEASON: SEASONS,
    TimingKind.FESTIVAL: FESTIVAL_BY_CODE,
    TimingKind.FREQUENCY: FREQUENCIES,
}
_MOST = {TimingKind.QUARTER: 4, TimingKind.HALF: 2, TimingKind.FREQUENCY: 999}
_REQUIRED = {
    TimingKind.DATE: ("day",),
    TimingKind.MONTHS: ("start_month", "end_month"),
    TimingKind.QUARTER: ("number",),
    TimingKind.HALF: ("number",),
    TimingKind.SEASON: ("code",),
    TimingKind.FESTIVAL: ("code",),
    TimingKind.FREQUENCY: ("code",),
    TimingKind.OPEN: (),
}


@dataclass(frozen=True, slots=True)
class Timing:
    """One timing. `words` keeps what was typed; `next_year` points a festival at the year after the plan."""

    kind: TimingKind
    words: str = ""
    day: date | None = None
    end_day: date | None = None
    start_month: int | None = None
    end_month: int | None = None
    number: int | None = None
    code: str = ""
    offset: str = ""
    next_year: bool = False

    def to_json(self) -> dict[str, Any]:
        """JSON-ready dict without the empty fields; dates as YYYY-MM-DD."""
        kept = {name: value for name, value in asdict(self).items() if value not in (None, "", False)}
        return {name: _plain(value) for name, value in kept.items()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Timing":
        """The inverse of `to_json`.

        Raises ValueError (in Chinese) for unknown keys, kinds and codes, broken dates, numbers out of range.
        """
        if not isinstance(data, dict):
            raise ValueError("时间的数据格式不对。")
        unknown = set(data) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"时间里有不认识的项目：{'、'.join(sorted(map(str, unknown)))}。")
        if data.get("kind") not in list(TimingKind):
            raise ValueError("时间的类型不对。")
        days = {name: _day(data[name]) for name in ("day", "end_day") if data.get(name) is not None}
        timing = cls(**{**data, **days, "kind": TimingKind(data["kind"])})
        _check_types(timing)
        _check_values(timing)
        return timing


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else date.fromisoformat("")
    except ValueError as error:
        raise ValueError("日期不对，应写成2027-03-05的样子。") from error


def _check_types(timing: Timing) -> None:
    if not all(isinstance(text, str) for text in (timing.words, timing.code, timing.offset)):
        raise ValueError("时间里的文字格式不对。")
    if not isinstance(timing.next_year, bool):
        raise ValueError("是否次年只能填是或否。")
    for number in (timing.start_month, timing.end_month, timing.number):
        if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
            raise ValueError("时间里的数字格式不对。")


def _check_values(timing: Timing) -> None:
    if any(getattr(timing, name) in (None, "") for name in _REQUIRED[timing.kind]):
        raise ValueError("时间没有填写完整。")
    if any(month is not None and not 1 <= month <= 12 for month in (timing.start_month, timing.end_month)):
        raise ValueError("月份应在1到12之间。")
    if timing.number is not None and not 1 <= timing.number <= _MOST.get(timing.kind, 999):
        raise ValueError("季度、半年或次数超出范围。")
    if timing.code not in _CODES.get(timing.kind, (timing.code,)):
        raise ValueError(f"没有代码为“{timing.code}”的时间。")
    if timing.day and timing.end_day and timing.end_day < timing.day:
        raise ValueError("结束日期早于开始日期。")
