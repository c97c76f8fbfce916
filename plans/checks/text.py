"""Checks of the words: years, anniversaries, gaps to fill, length."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plans.checks.hint import Hint, Place, paragraph_places, short
from plans.checks.words import all_words
from plans.checks.years import PERSONAL, UNIT_NUMBER, named_years
from plans.choices import ItemKind
from plans.content import PlanContent
from plans.paper.filling import has_body, is_filled_heading, paragraph_kind, typed
from shuangyong.almanac.anniversaries import find_anniversaries
from shuangyong.documents.model import Kind

LONGEST = 4000
"""Characters without white space; 中办国办《整治形式主义为基层减负若干规定》(2024) for special papers."""

_NEAR = 6
_PLACEHOLDER = re.compile(r"[xX×ｘＸ]{2,}|[_＿]{2,}|[*＊]+|[○Ｏ]{2,}|某某|\(\s+\)|（[ \u3000]+）")
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!](?=\s*[\u4e00-\u9fff“《]|\s*$)")


def anniversaries(content: PlanContent) -> Iterator[Hint]:
    """建军99周年 in a plan for 2027: one hint for each, since each has its own right number."""
    for words in all_words(content):
        for mention in find_anniversaries(words.text):
            due = mention.expected(content.year)
            if due is None or mention.stated in (due, None):
                continue
            said = "".join(words.text[mention.start : mention.end].split())
            yield Hint(
                "anniversary",
                f"“{said}”与{content.year}年对不上，按{content.year}年应为{due}周年。",
                f"可以改为{due}周年。",
                (words.place,),
            )


def other_years(content: PlanContent) -> Iterator[Hint]:
    """A year that is neither the plan's nor the next one; laws and titles of documents have their own."""
    found: dict[int, list[Place]] = {}
    for words in all_words(content):
        for year in sorted(_other_years(words.text, content.year)):
            found.setdefault(year, []).append(words.place)
    for year, places in sorted(found.items()):
        yield Hint(
            "other_year",
            f"文中写了{year}年，而这份计划是{content.year}年的。",
            "如果是照往年改的，可以核对一下年份。",
            tuple(places),
        )


def patterns(content: PlanContent) -> Iterator[Hint]:
    """Gaps, numbers of troops and of persons, half-width punctuation: each one hint with all its places."""
    words = all_words(content)
    for code, sentence, fix, pattern in _PATTERNS:
        found = ((item, pattern.search(item.text)) for item in words)
        places = tuple(
            replace(item.place, label=_around(item.text, *match.span())) for item, match in found if match
        )
        if places:
            yield Hint(code, sentence.format(len(places)), fix, places)


def headings(content: PlanContent) -> Iterator[Hint]:
    """Headings that will stand alone on the paper."""
    rows = typed(content)
    roles = {"goals": content.goals, "schedule": content.tasks, "organisation": content.members}
    alone = [
        row
        for index, row in enumerate(rows)
        if paragraph_kind(row) is Kind.HEADING
        and not has_body(rows, index)
        and not (is_filled_heading(rows, index) and roles[row.role])
        and not row.text.rstrip().endswith(("。", "；", ";"))
    ]
    if alone:
        yield Hint(
            "empty_heading",
            f"{len(alone)}个标题下面没有内容。",
            "可以补上内容，或者删去这个标题。",
            paragraph_places(alone),
        )


def unprinted_goals(content: PlanContent) -> Iterator[Hint]:
    """Goals that no heading asks for: the table of tasks and the group have an annex, goals have not.

    A goal whose words stand in the text, as when it was read out of it, is printed there.
    """
    rows = typed(content)
    asked = any(row.role == "goals" and is_filled_heading(rows, index) for index, row in enumerate(rows))
    text = "\n".join(row.text for row in rows)
    goals = () if asked else tuple(goal for goal in content.goals if goal.text.strip() not in text)
    if goals:
        yield Hint(
            "unprinted_goals",
            f"{len(goals)}条工作目标印不出来：正文里没有留给它们的“工作目标”标题。",
            "可以在正文里加一个“工作目标”标题，下面空着，打印时会自动列出；正文里已经写了的，就不用管。",
            tuple(Place(str(ItemKind.GOAL), goal.key, short(goal.text)) for goal in goals),
        )


def length(content: PlanContent) -> Iterator[Hint]:
    """Over 4,000 characters of text, white space not counted."""
    count = sum(len("".join(row.text.split())) for row in content.paragraphs)
    if count > LONGEST:
        yield Hint(
            "too_long",
            f"正文有{count:,}字，超过{LONGEST:,}字。",
            f"按为基层减负的规定，专项工作文件一般不超过{LONGEST}字，可以精简一些。",
        )


def title(content: PlanContent) -> Iterator[Hint]:
    """A title that says nothing, or not which year it is for."""
    place = (Place(str(ItemKind.PLAN), "", "标题"),)
    if not content.title.strip():
        fix = "可以写成“某某社区某年双拥工作计划（总结）”。"
        yield Hint("no_title", "还没有标题。", fix, place, is_missing=True)
    elif not re.search(r"[0-9０-９]{4}|[一二][〇零○][〇零○一二三四五六七八九]{2}|年", content.title):
        yield Hint("title_without_year", "标题里没有年度。", f"可以在标题里写上“{content.year}年”。", place)


def _other_years(text: str, plan_year: int) -> set[int]:
    return {named.year for named in named_years(text)} - {plan_year, plan_year + 1}


def _around(text: str, start: int, end: int) -> str:
    """The words round a place, so that it is found in a long paragraph."""
    first = max(0, start - _NEAR)
    return ("…" if first else "") + short(text[first : end + 2 * _NEAR], 3 * _NEAR)


_PATTERNS: tuple[tuple[str, str, str, re.Pattern[str]], ...] = (
    ("placeholder", "{}处还有“xx”“___”这样的空没有填。", "可以补上实际内容。", _PLACEHOLDER),
    (
        "unit_number",
        "{}处像是写了部队番号。",
        "番号不宜写进文件，可以改为“驻区某部”。",
        UNIT_NUMBER,
    ),
    (
        "personal_number",
        "{}处像是写了手机号或身份证号。",
        "文件里只写类别和人数，可以把号码删去。",
        PERSONAL,
    ),
    (
        "half_width",
        "{}处用了半角标点（, ; :）。",
        "公文里一般用全角标点，可以改为“，；：”。",
        _HALF_WIDTH,
    ),
)
