"""Between rows and PlanContent: reading a plan in six queries, writing one in bulk."""

from typing import Any
from uuid import UUID

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Goal, Member, Paragraph, Plan, Task, TaskType, Timing
from shuangyong.units.models import User

TASK_FIELDS = (
    "title", "details", "direction", "responsible_unit", "responsible_person", "partners", "participants",
    "target_count", "measure_word", "budget", "fund_source", "place", "status",
)  # fmt: skip


def content_of(plan: Plan) -> PlanContent:
    """What the plan says now. Six queries, whatever its length."""
    tasks = plan.tasks.select_related("type", "paragraph").prefetch_related("timings")
    return PlanContent(
        title=plan.title,
        year=plan.year,
        title_in_text=plan.title_in_text,
        group_name=plan.group_name,
        show_task_table=plan.show_task_table,
        paragraphs=tuple(paragraph_content(row) for row in plan.paragraphs.all()),
        goals=tuple(GoalContent(text=row.text, key=row.key.hex) for row in plan.goals.all()),
        tasks=tuple(task_content(row) for row in tasks),
        members=tuple(
            MemberContent(name=row.name, role=row.role, post=row.post, key=row.key.hex)
            for row in plan.members.all()
        ),
    )


def paragraph_content(row: Paragraph) -> ParagraphContent:
    return ParagraphContent(
        text=row.text, level=row.level, marker=row.marker, indent=row.indent, role=row.role, key=row.key.hex
    )


def task_content(row: Task) -> TaskContent:
    """A task with its timings; `type`, `paragraph` and `timings` should have been fetched with it."""
    return TaskContent(
        **{name: getattr(row, name) for name in TASK_FIELDS},
        type_code=row.type.code if row.type else "",
        timings=tuple(timing.value for timing in row.timings.all()),
        paragraph_key=row.paragraph.key.hex if row.paragraph else "",
        key=row.key.hex,
    )


def write_content(plan: Plan, content: PlanContent, *, actor: User | None) -> None:
    """Store all rows of a plan that has none yet. Call inside a transaction."""
    common: dict[str, Any] = {"plan": plan, "version": plan.content_version, "edited_by": actor}
    paragraphs = Paragraph.objects.bulk_create(
        Paragraph(
            **common, position=index, key=UUID(row.key), text=row.text, level=row.level, marker=row.marker,
            indent=row.indent, role=row.role,
        )
        for index, row in enumerate(content.paragraphs)
    )  # fmt: skip
    Goal.objects.bulk_create(
        Goal(**common, position=index, key=UUID(row.key), text=row.text)
        for index, row in enumerate(content.goals)
    )
    Member.objects.bulk_create(
        Member(**common, position=index, key=UUID(row.key), name=row.name, role=row.role, post=row.post)
        for index, row in enumerate(content.members)
    )
    by_key = {row.key.hex: row for row in paragraphs}
    types = {row.code: row for row in TaskType.objects.all()} if content.tasks else {}
    tasks = Task.objects.bulk_create(
        Task(
            **common,
            **{name: getattr(row, name) for name in TASK_FIELDS},
            position=index,
            key=UUID(row.key),
            type=types.get(row.type_code),
            paragraph=by_key.get(row.paragraph_key),
        )
        for index, row in enumerate(content.tasks)
    )
    Timing.objects.bulk_create(
        Timing(task=task, position=index, **Timing.fields_of(value))
        for task, row in zip(tasks, content.tasks, strict=True)
        for index, value in enumerate(row.timings)
    )
