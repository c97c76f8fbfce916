"""Two years in one plan, and years that still stand as 20xx."""

import re
from collections.abc import Iterator

from plans.checks.years import NamedYear, named_years
from plans.choices import ParagraphRole
from plans.reading.flags.looking import Look, tells_the_past
from plans.reading.found import Edit, Flag, LineKind, ReadLine, Span

# 2023—2026年, 到2030年, 始于2012年: spans of years and years of something else.
_BEFORE = re.compile(
    r"(?:[—\-–~～至到][ 　]*|(?:到|至|截至|力争|从|自|于|在|总结|回顾|汇总|表彰|通报|统计|公布|兑现)[ 　]*)$"
)
_PLAN = re.compile(r"年(?:度|全年)?.{0,6}(?:双拥|拥军|工作|计划|安排|打算|要点|任务|活动|重点)")
_BORN = re.compile(
    r"年(?:[1-9１-９一二三四五六七八九十][0-9０-９一二三四五六七八九十]?月\S{0,4}日?)?(?:出生|生(?!活|产|态)|入伍|创|建|获|被|起|以前|之前|底?前|底建成|度?(?:被|荣))"
)
_PLACEHOLDER = re.compile(
    r"(?<![0-9A-Za-z])(?:20|２０|二[〇○零])[xXｘＸ×*＊_＿○Ｏ]{1,2}(?=[ 　]*年)"
    r"|(?<![0-9A-Za-zｘＸ×])[xXｘＸ×]{4}(?=[ 　]*年)"
)
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def year_flags(look: Look) -> Iterator[Flag]:
    """Years that are not the plan's; then the gaps that a template left for the year."""
    yield from _other_years(look)
    yield from _placeholders(look)


def _other_years(look: Look) -> Iterator[Flag]:
    found: dict[int, list[tuple[ReadLine, NamedYear]]] = {}
    for line in look.lines:
        if line.kind is LineKind.SIGN_OFF or "年" not in line.text:
            continue
        for named in named_years(line.text):
            if _is_of_the_plan(line, named):
                found.setdefault(named.year, []).append((line, named))
    year = look.year or (next(iter(found)) if found else 0)
    for other, places in sorted(found.items()):
        if other in (year, year + 1):
            continue
        spans = tuple(Span(line.number, named.start, named.end) for line, named in places)
        edits = tuple(
            Edit(span, _written_like(line.text[span.start : span.end], year))
            for span, (line, _) in zip(spans, places, strict=True)
        )
        yield Flag(
            "other_year",
            f"这份计划像是{year}年的，文中又写了{other}年。",
            f"如果是照往年改的时候漏了，可以改为{year}年；说的确实是{other}年的事，就不用改。",
            spans,
            edits,
        )


def _is_of_the_plan(line: ReadLine, named: NamedYear) -> bool:
    """Whether the year seems to be meant as the year of the work, not of what was or of something else."""
    text = line.text
    if _BEFORE.search(text, max(0, named.start - 4), named.start) or _BORN.match(text, named.end):
        return False
    if line.role == ParagraphRole.PREFACE and not _PLAN.match(text, named.end):
        return False
    return not tells_the_past(text, named.start, named.end)


def _placeholders(look: Look) -> Iterator[Flag]:
    now: list[tuple[Span, str]] = []
    past: list[Span] = []
    for line in look.reading.lines:
        for match in _PLACEHOLDER.finditer(line.text):
            span = Span(line.number, *match.span())
            if tells_the_past(line.text, *match.span()):
                past.append(span)
            else:
                now.append((span, match.group()))
    year = look.working_year
    if now:
        advice = f"可以都填上{year}年，填好后再看一遍。" if year else "请先定下这份计划是哪一年的，再填上。"
        yield Flag(
            "year_placeholder",
            f"还有年份没有填，写的是“{now[0][1]}年”。",
            advice,
            tuple(span for span, _ in now),
            tuple(Edit(span, _written_like(words, year)) for span, words in now) if year else (),
        )
    if past:
        yield Flag(
            "past_year_placeholder",
            "说以前的事的地方，年份也没有填。",
            "请填上实际的年份；不要紧的可以改成“去年”，或者把年份删去。",
            tuple(past),
        )


def _written_like(sample: str, year: int) -> str:
    if sample.startswith("二"):
        return str(year).translate(_CHINESE)
    return str(year).translate(_WIDE) if sample.startswith("２") else str(year)
