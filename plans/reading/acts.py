"""Whether a sentence names something to do, or only says why, what was, or how things should be."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum

from plans.reading import act_words as words_of
from shuangyong.almanac.timing import TimingKind
from shuangyong.almanac.words import find_timings

_SHORTEST = 4
_LONGEST_LEAD = 90
_LONGEST_LABEL, _LONGEST_LISTED_LABEL = 9, 25
_SHORTEST_ACT = 8
_OPENING = 14
_DATED = (TimingKind.DATE, TimingKind.MONTHS, TimingKind.QUARTER, TimingKind.HALF)
_OTHER_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_COUNTED = re.compile(r"\d|每[^，。]?[年季月周]")
_MONTH_OR_FIGURE = re.compile(r"\d|[一二三四五六七八九十]月")
_COMMA = re.compile(r"[，,]")
_BY = re.compile(r"通过[^，,]*[，,]")
# 3月底前报街道 goes on with what was begun before.
_GOES_ON = re.compile(r".{2,10}?(?:前|底)?(?:报|完成|结束|再|则)")
_NO_DIGIT_TO_COMMA = re.compile(r"[^，,\d]*+(?=[，,])")


class Act(IntEnum):
    """How sure it is that a sentence is something to do."""

    NO = 0
    MAYBE = 1
    SURE = 2


def act_of(words: str, *, first: bool, year: int = 0) -> tuple[Act, str]:
    """Whether the words are an act, and why it is unsure. `first`: they open a paragraph or an item."""
    if len(words) < _SHORTEST or _is_no_work(words):
        return Act.NO, ""
    if _looks_back(words, year) or _only_money(words):
        return Act.NO, ""
    if _says_what_is(words) and not _ordered(words):
        return Act.NO, ""
    doubtful = Act.MAYBE if first else Act.NO
    if words_of.THOUGHT.match(words) and not _concrete(words):
        return doubtful, "像是认识和要求，不一定是要做的事。"
    if reaches(words) and not _concrete(_without_means(words)):
        return doubtful, "像是要达到的效果，不一定是要做的事。"
    if not words_of.VERB.search(words):
        return Act.MAYBE, "没有看到明白的动作，请看是不是要做的事。"
    return Act.SURE, ""


def _is_no_work(words: str) -> bool:
    """Notes, names of the group, good wishes, slogans, and what leads in a list."""
    if words_of.NO_WORK.search(words) or words_of.NAMED.search(words) or words_of.WE_WILL.search(words):
        return True
    if words_of.EXHORTS.search(words) and not _COUNTED.search(words):
        return True
    return len(words) < _LONGEST_LEAD and bool(words_of.LEADS_TO_LIST.search(words))


def _looks_back(words: str, year: int) -> bool:
    """Whether it tells what was, or of a year before the plan's, and nothing of what comes."""
    earlier = year > 0 and any(int(said) < year for said in _OTHER_YEAR.findall(words))
    return (earlier or bool(words_of.PAST.search(words))) and not words_of.STILL.search(words)


def _only_money(words: str) -> bool:
    """三等功500元: a rate, no act."""
    if not words_of.ENDS_WITH_MONEY.search(words) or words_of.GIVES_MONEY.search(words):
        return False
    opening = _NO_DIGIT_TO_COMMA.match(words)
    return not (opening and words_of.VISITS.search(opening.group()))


def _says_what_is(words: str) -> bool:
    """八一建军节是全年工作的重头戏: it only says what something is, or why it matters."""
    if words_of.IS_SOMETHING.search(words) or words_of.MEANS.search(words):
        return True
    found = words_of.SUBJECT_IS.match(words)
    return found is not None and not _concrete(found[1].split("是")[0])


def _ordered(words: str) -> bool:
    return bool(words_of.ORDERED.match(words) or words_of.ORDERED_BEHIND_COMMA.search(words))


def _concrete(words: str) -> bool:
    return bool(words_of.CONCRETE.search(words))


def is_label(words: str, *, listed: bool) -> bool:
    """加强保障: the name of an item, with its sentences behind it. `listed`: behind 一是 it may be longer."""
    if _MONTH_OR_FIGURE.search(words) or words_of.GIVES.search(words) or words_of.COUNT.search(words):
        return False
    if listed:
        return len(words) <= _LONGEST_LISTED_LABEL
    return len(words) <= _LONGEST_LABEL and not re.search(r"[，,、]", words)


def reaches(words: str) -> bool:
    """Whether the words only say what is to be reached: 通过…，提高…."""
    return bool(words_of.EFFECT.match(_without_means(words)))


def _without_means(words: str) -> str:
    """提高…, of 通过…，提高…."""
    found = _BY.match(words)
    return words[found.end() :] if found else words


def dated_acts(text: str, start: int, end: int, year: int) -> Iterator[tuple[int, int]]:
    """The acts of one sentence: it is cut at a comma where another act with its own day or month begins."""
    verbs = [match.start() for match in words_of.VERB.finditer(text, start, end)]
    begin = start
    for comma in _COMMA.finditer(text, start, end):
        place = comma.end()
        before, after = bisect_left(verbs, begin), bisect_left(verbs, place)
        if comma.start() - begin < _SHORTEST_ACT or before == after or after == len(verbs):
            continue
        if _opens_with_date(text[place : min(place + _OPENING, end)], year):
            yield begin, comma.start()
            begin = place
    yield begin, end


def _opens_with_date(words: str, year: int) -> bool:
    opening = find_timings(words, year)
    dated = bool(opening) and opening[0][0] <= 1 and opening[0][2].kind in _DATED
    return dated and not _GOES_ON.match(words)
