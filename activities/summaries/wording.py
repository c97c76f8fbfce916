"""How rows are named in a summary: titles with their days, reasons, lists that do not run on for ever."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from activities.models import Activity

T = TypeVar("T")
MOST_NAMED = 8
_DIGITS = re.compile(r"\d")
_STOPS = "。；;，,、.：: \t\u3000"


def short_day(day: date, year: int) -> str:
    """3月5日; with its year where it is another one."""
    return f"{'' if day.year == year else f'{day.year}年'}{day.month}月{day.day}日"


def joined(parts: Iterable[str], between: str = "，") -> str:
    """The parts in which anything is said."""
    return between.join(part for part in parts if part)


class Quotes:
    """Words taken over from rows; those with numbers are kept, for the check of figures to pass over."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def quote(self, words: str) -> str:
        """The words on one line without their last stop."""
        text = " ".join(words.split()).strip(_STOPS)
        if _DIGITS.search(text) and text not in self.words:
            self.words.append(text)
        return text

    def titled(self, rows: Sequence[Activity], year: int) -> str:
        """社区义诊（3月5日）；清明祭扫（4月2日）等. Titles have commas of their own."""
        return self.listed(rows, lambda row: f"{self.quote(row.title)}（{short_day(row.day, year)}）")

    def listed(self, rows: Sequence[T], said: Callable[[T], str]) -> str:
        """The first few, with 等 where there are more."""
        more = "等" if len(rows) > MOST_NAMED else ""
        return "；".join(said(row) for row in rows[:MOST_NAMED]) + more

    def put_off(self, row: Activity, year: int) -> str:
        """社区义诊（原定3月5日，改到4月2日，原因：场地装修）."""
        facts = [
            f"原定{short_day(row.first_day, year)}" if row.first_day else "",
            f"改到{short_day(row.day, year)}",
            f"原因：{self.quote(row.reason)}" if row.reason else "",
        ]
        return f"{self.quote(row.title)}（{joined(facts)}）"

    def cancelled(self, row: Activity, year: int) -> str:
        """军营开放日（原定5月9日，原因：部队另有任务）."""
        facts = [
            f"原定{short_day(row.first_day or row.day, year)}",
            f"原因：{self.quote(row.reason)}" if row.reason else "",
        ]
        return f"{self.quote(row.title)}（{joined(facts)}）"
