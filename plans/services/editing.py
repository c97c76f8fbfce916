"""Saving a plan row by row, as its writer types.

A row is saved against the version its writer saw. Whoever comes second gets `Conflict`, with what stands
there now, and chooses; nothing is overwritten unseen. A save that is sent twice counts once.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from plans.choices import Act, ItemKind
from plans.models import Goal, Member, Paragraph, Plan, Task, Timing
from plans.models.text import Row
from plans.policies import refusal
from shuangyong.almanac.timing import Timing as TimingValue
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

MODELS: dict[str, type[Row]] = {
    ItemKind.PARAGRAPH: Paragraph,
    ItemKind.GOAL: Goal,
    ItemKind.TASK: Task,
    ItemKind.MEMBER: Member,
}
MAX_ROWS = 1000
HELD = "这个任务下已经登记了活动，不能删去；不办了，请把它的状态改为“取消”，或者先在活动里改选别的任务。"


class Conflict(Refused):
    """The row was changed or deleted since its writer saw it. `current` is None when it is gone."""

    def __init__(self, current: Row | Plan | None) -> None:
        who = current.edited_by.name if current is not None and current.edited_by else "别人"
        super().__init__(f"{who}也改了这里。" if current is not None else "这一条已被别人删除。")
        self.current = current


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left: the row (None when deleted) and the plan's content version after it."""

    row: Row | Plan | None
    content_version: int


def _open_for_edit(plan_id: int, actor: User) -> Plan:
    """Lock the plan's row, so that an edit and a hand-in cannot pass each other."""
    plan: Plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan_id)
    if error := refusal(plan, actor, Act.EDIT):
        raise error
    return plan


def _touch(plan: Plan, actor: User) -> int:
    """Count the change; returns the new content version, which the changed row takes as its own."""
    now = timezone.now()
    Plan.objects.filter(pk=plan.pk).update(
        content_version=F("content_version") + 1, edited_by=actor, edited_at=now
    )
    return plan.content_version + 1


def _same(row: models.Model, fields: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in fields.items())


def _clean(row: models.Model, fields: dict[str, Any]) -> None:
    """Raise ValidationError, with one Chinese message per field, before anything is stored."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in fields])


def _write_timings(task: Row, timings: list[TimingValue] | None) -> None:
    if timings is None:
        return
    Timing.objects.filter(task_id=task.pk).delete()
    Timing.objects.bulk_create(
        Timing(task_id=task.pk, position=index, **Timing.fields_of(value))
        for index, value in enumerate(timings)
    )


def _same_timings(row: Row, timings: list[TimingValue] | None) -> bool:
    return timings is None or (
        isinstance(row, Task) and [timing.value for timing in row.timings.all()] == timings
    )


@transaction.atomic
def save_row(
    *,
    plan_id: int,
    actor: User,
    kind: ItemKind,
    key: str,
    version: int,
    fields: dict[str, Any],
    timings: list[TimingValue] | None = None,
) -> Saved:
    """Change some fields of one row. Raises Conflict, Refused, Forbidden or ValidationError."""
    plan = _open_for_edit(plan_id, actor)
    row = plan_rows(plan, kind).select_related("edited_by").filter(key=UUID(key)).first()
    if row is None:
        raise Conflict(None)
    if row.version != version:
        if _same(row, fields) and _same_timings(row, timings):
            return Saved(row, plan.content_version)
        raise Conflict(row)
    _clean(row, fields)
    row.version = _touch(plan, actor)
    row.edited_by = actor
    row.save(update_fields=[*fields, "version", "edited_by"])
    _write_timings(row, timings)
    return Saved(row, row.version)


@transaction.atomic
def save_plan_fields(*, plan_id: int, actor: User, version: int, fields: dict[str, Any]) -> Saved:
    """Change title, group name or the task table option. A title that somebody typed is part of the text."""
    plan = _open_for_edit(plan_id, actor)
    if plan.title_version != version:
        if _same(plan, fields):
            return Saved(plan, plan.content_version)
        raise Conflict(plan)
    _clean(plan, fields)
    if "title" in fields:
        plan.title_in_text = True
    plan.content_version = plan.title_version = _touch(plan, actor)
    plan.save(update_fields=[*fields, "title_in_text", "title_version"])
    return Saved(plan, plan.content_version)


@transaction.atomic
def add_row(
    *,
    plan_id: int,
    actor: User,
    kind: ItemKind,
    key: str,
    after: str | None,
    fields: dict[str, Any],
    timings: list[TimingValue] | None = None,
) -> Saved:
    """Add a row behind the one with key `after` (None: at the start; an unknown key: at the end)."""
    plan = _open_for_edit(plan_id, actor)
    rows = plan_rows(plan, kind)
    if (existing := rows.filter(key=UUID(key)).first()) is not None:
        return Saved(existing, plan.content_version)
    if rows.count() >= MAX_ROWS:
        raise Refused(f"一份{plan.kind_word}最多{MAX_ROWS}条，已经满了。")
    row = MODELS[kind](plan=plan, key=UUID(key))  # type: ignore[misc]
    _clean(row, fields)
    row.position = _make_room(rows, after)
    row.version = _touch(plan, actor)
    row.edited_by = actor
    row.save()
    _write_timings(row, timings)
    return Saved(row, row.version)


@transaction.atomic
def delete_row(*, plan_id: int, actor: User, kind: ItemKind, key: str, version: int) -> Saved:
    """Delete a row; one that has been changed since is a Conflict, one that is gone already is fine."""
    plan = _open_for_edit(plan_id, actor)
    row = plan_rows(plan, kind).select_related("edited_by").filter(key=UUID(key)).first()
    if row is None:
        return Saved(None, plan.content_version)
    if row.version != version:
        raise Conflict(row)
    try:
        with transaction.atomic():
            row.delete()
    except models.ProtectedError as error:
        raise Refused(HELD) from error
    return Saved(None, _touch(plan, actor))


@transaction.atomic
def move_row(*, plan_id: int, actor: User, kind: ItemKind, key: str, after: str | None) -> Saved:
    """Put a row behind another (None: first). Order is not text: the later move simply stands."""
    plan = _open_for_edit(plan_id, actor)
    rows = plan_rows(plan, kind)
    row = rows.filter(key=UUID(key)).first()
    if row is None:
        raise Conflict(None)
    row.position = _make_room(rows.exclude(pk=row.pk), after)
    row.save(update_fields=["position"])
    return Saved(row, _touch(plan, actor))


def plan_rows(plan: Plan, kind: ItemKind) -> models.QuerySet[Any]:
    """The plan's rows of one kind, in order."""
    rows: models.QuerySet[Any] = MODELS[kind]._default_manager.all()
    return rows.filter(plan=plan)


def _make_room(rows: models.QuerySet[Any], after: str | None) -> int:
    """Free a position behind `after` and return it."""
    position = 0
    if after is not None:
        found = rows.filter(key=UUID(after)).values_list("position", flat=True).first()
        last = rows.aggregate(last=models.Max("position"))["last"]
        position = (found if found is not None else last if last is not None else -1) + 1
    rows.filter(position__gte=position).update(position=F("position") + 1)
    return position
