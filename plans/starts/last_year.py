"""Last year's plan moved on: years, anniversaries and dates follow; what needs a human eye is listed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from plans.choices import TaskStatus
from plans.content import PlanContent, TaskContent
from plans.starts.basics import TITLE_LENGTH
from shuangyong.almanac.anniversaries import find_anniversaries, move_anniversaries
from shuangyong.almanac.moves import Move
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.years import move_years

_WEEKDAYS = "一二三四五六日"
_NAMES_A_DAY = re.compile(r"[日号]|[-./．][0-9]{1,2}[-./．]")
_WORDS_BEFORE = re.compile(r"[一-鿿]{0,4}$")
_NOT_DONE = (TaskStatus.POSTPONED, TaskStatus.CANCELLED)
# Texts of a task in which a year may stand, and what their columns hold (99周年 may become 100周年).
_TASK_WORDS = {
    "title": 300,
    "details": None,
    "partners": 200,
    "participants": 200,
    "fund_source": 60,
    "place": 120,
}


class _Mover:
    """Moves texts from one year to another and keeps the notes, in the order they came up."""

    def __init__(self, from_year: int, to_year: int) -> None:
        self.from_year, self.to_year = from_year, to_year
        self.notes: list[str] = []

    def note(self, sentence: str) -> None:
        """Keep a sentence once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def text(self, text: str, place: str) -> str:
        """The text in the new year; `place` opens the notes about it, e.g. 第3段."""
        dated, years = move_years(text, self.from_year, self.to_year)
        for move in years:
            self._remember(move, place)
        moved, anniversaries = move_anniversaries(dated, self.from_year, self.to_year)
        for mention, move in zip(find_anniversaries(dated), anniversaries, strict=True):
            if mention.event or mention.stated is None:
                self._remember(move, place)
                continue
            # Nobody but the writer knows since when; a yes or no is quicker than a sum.
            words = _WORDS_BEFORE.search(dated[: mention.start])
            due = mention.stated + self.to_year - self.from_year
            self.note(f"{place}：“{words[0] if words else ''}{move.before}”是否要改为{due}周年？")
        return moved

    def timing(self, timing: Timing, task: str) -> Timing:
        """A timing in the new year: days move to the same day, festivals find their own."""
        words, _ = move_years(timing.words, self.from_year, self.to_year)
        if timing.kind is not TimingKind.DATE or timing.day is None:
            return replace(timing, words=words)
        difference = self.to_year - self.from_year
        day, end = same_day(timing.day, difference), timing.end_day and same_end(timing.end_day, difference)
        if _NAMES_A_DAY.search(timing.words) or not timing.words:
            self.note(
                f"任务“{task}”原定{_written(timing.day)}（周{_weekday(timing.day)}），"
                f"{_written(day)}是周{_weekday(day)}，请核对。"
            )
        return replace(timing, words=words, day=day, end_day=end)

    def _remember(self, move: Move, place: str) -> None:
        if move.needs_eye:
            change = f"改成了“{move.after}”。" if move.changed else "，"
            self.note(f"{place}：“{move.before}”{change}{move.note}")


def copy_of(content: PlanContent, from_year: int, to_year: int) -> tuple[PlanContent, tuple[str, ...]]:
    """The plan for `to_year`, with new keys, and the Chinese notes on what needs a human eye.

    As many rows of every kind as before. Tasks start again as 计划; names and sums stay and are listed once.
    """
    mover = _Mover(from_year, to_year)
    title = mover.text(content.title, "标题")[:TITLE_LENGTH]
    if title == content.title and from_year != to_year:
        mover.note("标题里没有找到年份，请核对标题。")
    moved = replace(
        content,
        title=title,
        year=to_year,
        paragraphs=tuple(
            replace(row, text=mover.text(row.text, f"第{number}段"))
            for number, row in enumerate(content.paragraphs, start=1)
        ),
        goals=tuple(
            replace(row, text=mover.text(row.text, f"第{number}条目标"))
            for number, row in enumerate(content.goals, start=1)
        ),
        tasks=tuple(_task(row, mover) for row in content.tasks),
    ).with_new_keys()
    for sentence in _reminders(content):
        mover.note(sentence)
    return moved, tuple(mover.notes)


def same_day(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def same_end(day: date, years: int) -> date:
    """The end of a span some years later: the end of February stays the end of February."""
    if (day.month, (day + timedelta(days=1)).month) == (2, 3):
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return same_day(day, years)


def _task(row: TaskContent, mover: _Mover) -> TaskContent:
    short = row.title if len(row.title) <= 30 else f"{row.title[:30]}…"
    if row.status in _NOT_DONE:
        mover.note(f"任务“{short}”上年的状态是“{TaskStatus(row.status).label}”，请核对今年是否还做。")
    words = {
        name: mover.text(getattr(row, name), f"任务“{short}”")[:limit] for name, limit in _TASK_WORDS.items()
    }
    timings = tuple(mover.timing(timing, short) for timing in row.timings)
    return replace(row, **words, status=str(TaskStatus.PLANNED), timings=timings)  # type: ignore[arg-type]


def _reminders(content: PlanContent) -> Iterator[str]:
    """What was carried over as it stood, one sentence for each kind."""
    persons = list(dict.fromkeys(row.responsible_person for row in content.tasks if row.responsible_person))
    if persons:
        yield f"责任人沿用上年：{'、'.join(persons)}。请核对人员有没有变动。"
    if content.members:
        yield f"领导小组沿用上年的名单（{len(content.members)}人），请核对姓名和职务。"
    sums = [row.budget for row in content.tasks if row.budget]
    if sums:
        yield f"有{len(sums)}项任务沿用上年的经费，合计{sum(sums):,.2f}元，请核对今年的预算。"


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]
