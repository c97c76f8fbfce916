"""The work in a plan: what is to be done, and when, by its own words or by the heading above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.choices import ParagraphRole
from plans.reading.acts import Act, act_of, dated_acts, is_label
from plans.reading.facts import facts_of
from plans.reading.found import FoundGoal, FoundTask, LineKind, Span
from plans.reading.parts import Part
from plans.reading.sentences import bare, clauses, opens_item
from shuangyong.almanac.quarters import quarters_of
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import find_timings

R = ParagraphRole
NO_WORK = (R.PREFACE, R.GUIDING, R.GOALS, R.CLOSING)
_SETS_QUARTER = (TimingKind.DATE, TimingKind.MONTHS, TimingKind.QUARTER, TimingKind.HALF)

_ENDS = ("year_start", "year_end")  # 年底前 is a time of the year as sure as a month
_FULL_STOPS, _COLONS = "。.．", "：:"
# 领导小组的职责是…；…；…。 tells what a group is for, to the end of the sentence.
_DUTIES = re.compile(r"职责(?:和任务)?[^。；，]{0,6}(?:是|为|[：:])")
_LISTED = re.compile(r"[一二三四五六七八九十](?:是|要)$")
_SHORTEST_GOAL = 4


def find_tasks(parts: Sequence[Part], year: int, skip: frozenset[int] = frozenset()) -> list[FoundTask]:
    """Every task, in order. `skip` holds the numbers of parts that belong to the leading group."""
    above: list[tuple[int, tuple[Timing, ...]]] = []
    found: list[FoundTask] = []
    for index, part in enumerate(parts):
        if part.is_heading:
            while above and above[-1][0] >= part.level:
                above.pop()
            own = tuple(timing for _, _, timing in find_timings(part.heading, year))
            above.append((part.level, own))
        if index in skip or part.kind not in (LineKind.BODY, LineKind.RUN_IN):
            continue
        if part.role in NO_WORK:
            continue
        inherited = next((timings for _, timings in reversed(above) if timings), ())
        found += _tasks_of(part, inherited, year)
    return found


def find_goals(parts: Sequence[Part]) -> list[FoundGoal]:
    """What stands under 工作目标: each item, or each sentence of a paragraph."""
    goals = []
    for part in parts:
        if part.role != R.GOALS or part.kind not in (LineKind.BODY, LineKind.RUN_IN):
            continue
        text = part.block.text
        for start, end in clauses(text, part.body_start):
            left, right = bare(text, start, end)
            leads_in = text[end - 1] in _COLONS or text[left:right].endswith(("如下", "以下"))
            if right - left < _SHORTEST_GOAL or leads_in:
                continue
            for first, last in _measured(text, left, right):
                goals.append(FoundGoal(text[first:last], part.block.spans(first, last), part.confidence))
    return goals


def _measured(text: str, left: int, right: int) -> list[tuple[int, int]]:
    """One goal, or several where each part between commas has a measure of its own."""
    cuts = [left, *(match.end() for match in re.finditer(r"[，,]", text[left:right])), right - left]
    places = [left, *(left + cut for cut in cuts[1:-1]), right]
    pieces = [(start, end - (end != right)) for start, end in pairwise(places)]
    measured = sum(bool(re.search(r"\d", text[start:end])) for start, end in pieces)
    return pieces if len(pieces) > 2 and measured * 2 > len(pieces) else [(left, right)]


@dataclass(frozen=True, slots=True)
class _Clause:
    """Characters `start`..`end` of a paragraph; `opens` behind a sign of a list, `stop` is what ends it."""

    start: int
    end: int
    opens: bool
    stop: str


def _clauses_of(part: Part, year: int) -> list[_Clause]:
    text = part.block.text
    found = []
    for start, end in clauses(text, part.body_start):
        left, right = bare(text, start, end)
        opens, stop = opens_item(text[start:end]), text[end - 1]
        for first, last in dated_acts(text, left, right, year):
            found.append(_Clause(first, last, opens and first == left, stop))
    return found


def _tasks_of(part: Part, inherited: tuple[Timing, ...], year: int) -> Iterator[FoundTask]:
    text = part.block.text
    found = _clauses_of(part, year)
    duties = False
    for number, clause in enumerate(found):
        words = text[clause.start : clause.end]
        duties = duties or bool(_DUTIES.search(words))
        if duties:
            duties = clause.stop not in _FULL_STOPS
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        first = clause.opens or not number
        if after and _names_item(words, clause, after, first=first, listed=_listed(part, clause.start)):
            continue
        act, doubt = act_of(words + ("：" if clause.stop in _COLONS else ""), first=first, year=year)
        if act is Act.NO:
            continue
        confidence = (0.5 if act is Act.MAYBE else 1.0) * part.confidence
        spans = part.block.spans(clause.start, clause.end)
        yield task_of(words, spans, inherited, year, confidence=confidence, doubt=doubt)


def _names_item(words: str, clause: _Clause, after: _Clause, *, first: bool, listed: bool) -> bool:
    """加强保障。…: whether the words are but the name of the sentences behind them."""
    if clause.stop in "，," + _COLONS and is_label(words, listed=True):
        return True
    behind = clause.stop in _FULL_STOPS + _COLONS and not after.opens
    return first and behind and is_label(words, listed=listed)


def _listed(part: Part, start: int) -> bool:
    """Whether 一是 or the like stands before the words."""
    if start == 0 and part.block.marker.style == "first":
        return True
    return bool(_LISTED.search(part.block.text[max(0, start - 3) : start]))


def task_of(
    words: str,
    spans: tuple[Span, ...],
    inherited: tuple[Timing, ...],
    year: int,
    *,
    confidence: float = 1.0,
    doubt: str = "",
) -> FoundTask:
    """A task with all that its words say; its own date wins over the heading's."""
    # 一季度一走访 is a rhythm, no first quarter.
    own = tuple(
        timing
        for _, end, timing in find_timings(words, year, _only_quarter(inherited, year))
        if timing.kind is not TimingKind.QUARTER or words[end : end + 1] not in ("一", "1")
    )
    dated = quarters(own, year)
    from_heading = not dated and bool(inherited)
    return FoundTask(
        text=words,
        spans=spans,
        timings=own or inherited,
        timings_from_heading=not own and bool(inherited),
        quarters=dated or (quarters(inherited, year) if from_heading else ()),
        confidence=confidence,
        doubt=doubt,
        **facts_of(words),
    )


def quarters(timings: Sequence[Timing], year: int) -> tuple[int, ...]:
    """The quarters that months, dates, quarters and halves name; festivals and rhythms name none."""
    named = (
        quarters_of(timing, year)
        for timing in timings
        if timing.kind in _SETS_QUARTER or timing.code in _ENDS
    )
    return tuple(sorted(set().union(*named)))


def _only_quarter(timings: Sequence[Timing], year: int) -> int | None:
    found = quarters(timings, year)
    return found[0] if len(found) == 1 else None
