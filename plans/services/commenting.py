"""Remarks on a plan: said at a row, answered, marked as mended."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from plans.choices import Act, ItemKind
from plans.models import Comment, Goal, Member, Paragraph, Plan, Task
from plans.policies import refusal
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

TWICE = timedelta(seconds=30)
MAX_BODY = 1000
MAX_QUOTE = 120
_TARGETS: dict[str, type[models.Model]] = {
    ItemKind.PARAGRAPH: Paragraph,
    ItemKind.GOAL: Goal,
    ItemKind.TASK: Task,
    ItemKind.MEMBER: Member,
}


def clean_body(text: str) -> str:
    """The words of a remark, trimmed; raises Refused when there are none or too many."""
    body = text.replace("\r\n", "\n").strip()
    if not body:
        raise Refused("请先写下意见，再点“发出”。")
    if len(body) > MAX_BODY:
        raise Refused(f"一条意见最多{MAX_BODY}字，现在有{len(body)}字。请写短一些，或分成几条。")
    return body


@transaction.atomic
def add_comment(*, plan: Plan, actor: User, kind: ItemKind, key: str, body: str) -> Comment:
    """Say something about the plan (`key` empty) or one of its rows; keeps the words it was about.

    Raises Forbidden or Refused.
    """
    current = _open_for_comments(plan, actor)
    said: dict[str, Any] = {
        "item_kind": kind,
        "item_key": UUID(key) if kind != ItemKind.PLAN else None,
        "body": clean_body(body),
    }
    if twin := _just_said(current, actor, parent=None, **said):
        return twin
    return Comment.objects.create(plan=current, author=actor, quote=_quote(current, kind, key), **said)


@transaction.atomic
def reply(*, comment: Comment, actor: User, body: str) -> Comment:
    """Answer a remark; an answer to an answer stands in the same thread. Raises Forbidden or Refused."""
    plan = _open_for_comments(comment.plan, actor)
    said: dict[str, Any] = {
        "parent": comment.parent or comment,
        "item_kind": comment.item_kind,
        "item_key": comment.item_key,
        "body": clean_body(body),
    }
    return _just_said(plan, actor, **said) or Comment.objects.create(plan=plan, author=actor, **said)


@transaction.atomic
def resolve(*, comment: Comment, actor: User) -> bool:
    """Mark a remark as mended. False when it was so already. Raises Forbidden or Refused."""
    _open_for_comments(comment.plan, actor)
    return _set_resolved(comment, was_open=True, by=actor)


@transaction.atomic
def reopen(*, comment: Comment, actor: User) -> bool:
    """It is not mended after all. False when it was open already. Raises Forbidden or Refused."""
    _open_for_comments(comment.plan, actor)
    return _set_resolved(comment, was_open=False, by=None)


def _just_said(plan: Plan, author: User, **said: Any) -> Comment | None:
    """The same words at the same place by the same person a moment ago: the button was pressed twice."""
    lately = timezone.now() - TWICE
    twins = Comment.objects.filter(plan=plan, author=author, created_at__gte=lately, **said)
    return twins.order_by("-pk").first()


def _set_resolved(comment: Comment, *, was_open: bool, by: User | None) -> bool:
    top = comment.parent_id or comment.pk
    rows = Comment.objects.filter(pk=top, resolved_at__isnull=was_open)
    return rows.update(resolved_by=by, resolved_at=timezone.now() if by else None) > 0


def _open_for_comments(plan: Plan, actor: User) -> Plan:
    """Lock the plan, so that a remark and a decision cannot pass each other."""
    current: Plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    if error := refusal(current, actor, Act.COMMENT):
        raise error
    return current


def _quote(plan: Plan, kind: ItemKind, key: str) -> str:
    if kind == ItemKind.PLAN:
        return ""
    target: Any = _TARGETS[kind]._default_manager.filter(plan=plan, key=UUID(key)).first()
    if target is None:
        raise Refused(f"这一条已经不在{plan.kind_word}里了，意见没有发出。可以写在“整篇”上。")
    words = target.marker + target.text if isinstance(target, Paragraph) else _words(target)
    return words if len(words) <= MAX_QUOTE else words[: MAX_QUOTE - 1] + "…"


def _words(target: Goal | Task | Member) -> str:
    if isinstance(target, Goal):
        return target.text
    return target.title if isinstance(target, Task) else target.name
