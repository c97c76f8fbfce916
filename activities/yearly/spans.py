"""The stretch of days that a page of the calendar shows, with the one before and the one after."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 2000, 2099
NUMERALS = "一二三四"
_KEY = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """`number` is the month (1–12) or the quarter (1–4) of the year, 0 for all of it."""

    year: int
    number: int
    months: int

    @property
    def start(self) -> date:
        return date(self.year, max(self.number - 1, 0) * self.months + 1, 1)

    @property
    def end(self) -> date:
        month = self.start.month + self.months - 1
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def key(self) -> str:
        """For an address: 2026-08, 2026-3, 2026."""
        if not self.number:
            return str(self.year)
        return f"{self.year}-{self.number:02d}" if self.months == 1 else f"{self.year}-{self.number}"

    @property
    def title(self) -> str:
        """2026年8月, 2026年三季度, 2026年."""
        if not self.number:
            return f"{self.year}年"
        words = f"{self.number}月" if self.months == 1 else f"{NUMERALS[self.number - 1]}季度"
        return f"{self.year}年{words}"

    @property
    def quarter(self) -> int:
        """The quarter in which it begins."""
        return (self.start.month + 2) // 3

    @property
    def before(self) -> "Span | None":
        return self._moved(-1)

    @property
    def after(self) -> "Span | None":
        return self._moved(1)

    def _moved(self, steps: int) -> "Span | None":
        if not self.number:
            year, number = self.year + steps, 0
        else:
            count = 12 // self.months
            year, number = divmod(self.year * count + self.number - 1 + steps, count)
            number += 1
        return Span(year, number, self.months) if FIRST_YEAR <= year <= LAST_YEAR else None

    def month_spans(self) -> list["Span"]:
        """Its months."""
        first = self.start.month
        return [Span(self.year, first + step, 1) for step in range(self.months)]


def month_of(day: date) -> Span:
    """The month of the day; a day outside the calendar stands at its nearer end."""
    day = _within(day)
    return Span(day.year, day.month, 1)


def quarter_of(day: date) -> Span:
    day = _within(day)
    return Span(day.year, (day.month + 2) // 3, 3)


def year_of(day: date) -> Span:
    return Span(_within(day).year, 0, 12)


def month_from(text: str, today: date) -> Span:
    """2026-08; what is none means this month."""
    return _read(text, 1) or month_of(today)


def quarter_from(text: str, today: date) -> Span:
    """2026-3; what is none means this quarter."""
    return _read(text, 3) or quarter_of(today)


def year_from(text: str, today: date) -> Span:
    """2026; what is none means this year."""
    known = len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
    return Span(int(text), 0, 12) if known else year_of(today)


def _read(text: str, months: int) -> Span | None:
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    year, number = int(match[1]), int(match[2])
    good = FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12 // months
    return Span(year, number, months) if good else None


def _within(day: date) -> date:
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
