"""How rows are named in a summary: titles with their days, reasons, lists that do not run on for ever."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from activities.models import Activity

T = TypeVar("T")
MOST_NAMED = 8
_DIGITS = re.compile(r"\d")
_TURN = re.compile(r"（(?:\d{1,2}月|[一二三四]季度|第[一二三四五六七八九十\d]+(?:季度|次|期|场))）$")
_MOST_DAYS = 4
_STOPS = "。；;，,、.：: \t\u3000"


def short_day(day: date, year: int) -> str:
    """3月5日; with its year where it is another one."""
    return f"{'' if day.year == year else f'{day.year}年'}{day.month}月{day.day}日"


def joined(parts: Iterable[str], between: str = "，") -> str:
    """The parts in which anything is said."""
    return between.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Series:
    """Activities of one name, in the order of their days."""

    title: str
    rows: tuple[Activity, ...]

    @property
    def code(self) -> str:
        return f"series.{self.rows[0].pk}"

    @property
    def is_long(self) -> bool:
        """Whether its days are too many to be named: then they are counted."""
        return len(self.rows) > _MOST_DAYS


def series_of(rows: Iterable[Activity]) -> list[Series]:
    """接待日（1月）, 接待日（2月） are one series; in the order in which they begin."""
    groups: dict[str, list[Activity]] = {}
    for row in rows:
        groups.setdefault(_TURN.sub("", " ".join(row.title.split())), []).append(row)
    return [Series(title, tuple(group)) for title, group in groups.items()]


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

    def titled(
        self, rows: Sequence[Activity], year: int, count: Callable[[str], str] = lambda code: ""
    ) -> str:
        """社区义诊（3月5日）；接待日（4月2日、5月3日）等. Titles have commas of their own.

        `count` gives the words for how many a long series has: 接待日（1月9日至12月3日，12次）.
        """

        def said(series: Series) -> str:
            days = [short_day(row.day, year) for row in series.rows]
            when = (
                joined([f"{days[0]}至{days[-1]}", count(series.code)]) if series.is_long else "、".join(days)
            )
            return f"{self.quote(series.title)}（{when}）"

        return self.listed(series_of(rows), said)

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
