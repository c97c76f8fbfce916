"""All checks in the order in which a clerk reads them."""

from collections.abc import Iterator

from plans.checks import glyphs, text, work
from plans.checks.hint import Hint
from plans.content import PlanContent


def check(content: PlanContent, unit_kind: str, *, is_plan: bool = True) -> list[Hint]:
    """What could still be looked at. A plan in which nothing stands yet gets one hint, not ten.

    A summary (`is_plan` False) has neither tasks nor a leading group, and speaks of other years too.
    """
    if not is_plan:
        return list(_of_summary(content))
    if not (content.paragraphs or content.goals or content.tasks or content.members):
        return [Hint("empty", "计划里还没有内容。", "可以从任务表开始写，也可以先写正文。", is_missing=True)]
    return list(_all(content, unit_kind))


def missing_summary(content: PlanContent, unit_kind: str = "") -> list[str]:
    """Sentences on what a reviewer will miss, for the page on which a plan is handed in."""
    return [hint.message for hint in check(content, unit_kind) if hint.is_missing]


def _of_summary(content: PlanContent) -> Iterator[Hint]:
    if not content.paragraphs:
        yield Hint("empty", "总结里还没有内容。", "可以先写正文。", is_missing=True)
        return
    if not content.title.strip():
        yield from text.title(content)
    yield from text.patterns(content)
    yield from text.headings(content)
    yield from glyphs.missing_characters(content)
    yield from text.length(content)


def _all(content: PlanContent, unit_kind: str) -> Iterator[Hint]:
    yield from text.title(content)
    yield from work.tasks_without(content)
    yield from work.festival_visits(content, unit_kind)
    yield from work.empty_quarters(content)
    yield from work.leading_group(content)
    yield from text.anniversaries(content)
    yield from text.other_years(content)
    yield from text.patterns(content)
    yield from text.headings(content)
    yield from text.unprinted_goals(content)
    yield from glyphs.missing_characters(content)
    yield from text.length(content)
