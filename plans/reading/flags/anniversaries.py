"""Anniversaries that do not fit the year; where the year is not known, those that contradict each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.checks.years import named_years
from plans.reading.flags.looking import Look, sentence_round, shown, tells_the_past
from plans.reading.found import Edit, Flag, ReadLine, Span
from shuangyong.almanac.anniversaries import AnniversaryMention, find_anniversaries, move_anniversaries

_GOAL = re.compile(r".{0,4}(?:奋斗)?目标")
_COMING = re.compile(r"即将|将迎|迎来|迎接|将是")
_FAR_YEAR = 4000  # a year by which every event has had its first anniversary


@dataclass(frozen=True, slots=True)
class _Said:
    line: ReadLine
    mention: AnniversaryMention
    words: str
    since: int  # the year of the event

    @property
    def year(self) -> int:
        """The year in which the number would be right."""
        return self.since + (self.mention.stated or 0)

    @property
    def span(self) -> Span:
        return Span(self.line.number, self.mention.start, self.mention.end)

    def edit(self, year: int) -> Edit | None:
        """The right number for `year`, in the script of the wrong one."""
        moved, moves = move_anniversaries(self.words, self.year, year)
        if not moves or moves[0].note or moved == self.words:
            return None
        return Edit(self.span, moved)


def anniversary_flags(look: Look) -> Iterator[Flag]:
    """Each wrong number is a flag of its own, since each has its own right one."""
    said = list(_all(look))
    if look.year:
        yield from _wrong(said, look.year)
    elif len({item.year for item in said}) > 1:
        named = list(dict.fromkeys(f"“{shown(item.words)}”对应{item.year}年" for item in said))
        yield Flag(
            "anniversaries_contradict",
            f"{'，'.join(named[:4])}，不会在同一年。",
            "请定下这份计划是哪一年的，再核对每一个周年数。",
            tuple(item.span for item in said),
        )


def _wrong(said: list[_Said], year: int) -> Iterator[Flag]:
    grouped: dict[tuple[str, int], list[_Said]] = {}
    for item in said:
        if item.year != year and not (item.year == year + 1 and _is_coming(item)):
            grouped.setdefault((item.mention.event, item.mention.stated or 0), []).append(item)
    for items in grouped.values():
        due = year - items[0].since
        edits = tuple(edit for item in items if (edit := item.edit(year)))
        yield Flag(
            "anniversary",
            f"“{shown(items[0].words)}”与{year}年对不上，按{year}年应为{due}周年。",
            f"可以改为{due}周年；如果说的是别的年份，就不用改。",
            tuple(item.span for item in items),
            edits if len(edits) == len(items) else (),
        )


def _all(look: Look) -> Iterator[_Said]:
    """The stated anniversaries of known events, but for those told of another year."""
    for line in look.lines:
        if "周年" not in line.text:
            continue
        for mention in find_anniversaries(line.text):
            late = mention.expected(_FAR_YEAR)
            if late is None or not mention.stated or _GOAL.match(line.text, mention.end):
                continue
            item = _Said(line, mention, line.text[mention.start : mention.end], _FAR_YEAR - late)
            if not _is_told_of_another_year(item):
                yield item


def _is_told_of_another_year(item: _Said) -> bool:
    text, mention = item.line.text, item.mention
    left, right = sentence_round(text, mention.start, mention.end)
    named = [found.year for found in named_years(text[left:right])]
    return item.year in named or tells_the_past(text, mention.start, mention.end)


def _is_coming(item: _Said) -> bool:
    left, _ = sentence_round(item.line.text, item.mention.start, item.mention.end)
    return bool(_COMING.search(item.line.text, left, item.mention.start))
