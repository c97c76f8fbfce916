"""Rows as the editor's page knows them, and the numbers that print gives to headings."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from plans.choices import ItemKind, ParagraphRole
from plans.models import Goal, Member, Paragraph, Plan, Task
from plans.models.text import Row
from shuangyong.almanac.festivals import moving_date
from shuangyong.almanac.quarters import quarters_of
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe, describe_all
from shuangyong.documents.model import Kind
from shuangyong.documents.model import Paragraph as PrintedParagraph
from shuangyong.documents.numbering import numbered

TASK_WORDS = (
    "title", "details", "direction", "responsible_unit", "responsible_person", "partners", "participants",
    "fund_source", "place", "status",
)  # fmt: skip


def row_json(row: Row, year: int) -> dict[str, Any]:
    """One row: `kind`, `key`, `version` and the fields that the editor sends back when they change."""
    common = {"key": row.key.hex, "version": row.version}
    match row:
        case Paragraph():
            return common | {
                "kind": ItemKind.PARAGRAPH.value,
                "line": f"{row.indent}{row.marker}{row.text}",
                "marker": row.marker,
                "level": row.level,
                "role": row.role,
            }
        case Goal():
            return common | {"kind": ItemKind.GOAL.value, "text": row.text}
        case Member():
            return common | {
                "kind": ItemKind.MEMBER.value,
                "name": row.name,
                "post": row.post,
                "role": row.role,
            }
        case Task():
            return common | _task_json(row, year)
    raise TypeError(f"no editor knows a {type(row).__name__}")


def _task_json(row: Task, year: int) -> dict[str, Any]:
    """`type`, `paragraph` and `timings` should have been fetched with the task."""
    timings = [timing.value for timing in row.timings.all()]
    count = "" if row.target_count is None else str(row.target_count)
    return {name: getattr(row, name) for name in TASK_WORDS} | {
        "kind": ItemKind.TASK.value,
        "type": row.type.code if row.type else "",
        "paragraph": row.paragraph.key.hex if row.paragraph else "",
        "amount": f"{count}{row.measure_word}",
        "budget": money(row.budget),
        "time": describe_all(timings),
        "timings": [timing.to_json() for timing in timings],
        "chips": [
            {
                "label": describe(timing),
                "quarters": sorted(quarters_of(timing, year)),
                "day": _moving_day(timing, year),
            }
            for timing in timings
        ],
    }


def _moving_day(timing: Timing, year: int) -> str:
    """2月6日, where the words name a festival whose date one would have to look up."""
    day = moving_date(timing.code, year + timing.next_year) if timing.kind is TimingKind.FESTIVAL else None
    if day is None:
        return ""
    return f"{day.year}年{day.month}月{day.day}日" if timing.next_year else f"{day.month}月{day.day}日"


def money(yuan: Decimal | None) -> str:
    """5000.00 → 5000, 5000.50 stays; None → empty."""
    if yuan is None:
        return ""
    whole = yuan.to_integral_value()
    return f"{whole:f}" if whole == yuan else f"{yuan:f}"


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan's own fields that are edited on the page."""
    return {
        "kind": ItemKind.PLAN.value,
        "key": ItemKind.PLAN.value,
        "version": plan.title_version,
        "title": plan.title,
        "title_in_text": plan.title_in_text,
        "group_name": plan.group_name,
        "show_task_table": plan.show_task_table,
    }


def printed_numbers(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """Key → the number print gives (一、, （二）…), for the headings that were typed without one."""
    lines = [
        PrintedParagraph(
            text="",
            level=row.level,
            marker=row.marker,
            kind=Kind.PART if row.role == ParagraphRole.PART else Kind.HEADING if row.level else Kind.BODY,
            anchor=row.key.hex,
        )
        for row in paragraphs
    ]
    return {line.anchor: line.number for line in numbered(lines) if line.number}
