"""The editor's page, and what others have changed since it was loaded."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from plans.choices import Act, Direction, GroupRole, ItemKind, ParagraphRole, TaskStatus
from plans.models import Comment, Plan, TaskType
from plans.policies import refusal
from plans.row_json import plan_json, printed_numbers, row_json
from plans.views.common import signed_in_user, visible_plan
from plans.views.saving import SIGNED_OUT
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden
from shuangyong.units.models import User


def _rows(plan: Plan) -> dict[str, list[Any]]:
    """All rows of the plan by kind, with what their JSON needs: five queries."""
    return {
        ItemKind.PARAGRAPH: list(plan.paragraphs.all()),
        ItemKind.GOAL: list(plan.goals.all()),
        ItemKind.TASK: list(plan.tasks.select_related("type", "paragraph").prefetch_related("timings")),
        ItemKind.MEMBER: list(plan.members.all()),
    }


def _open_comments(plan: Plan) -> QuerySet[Any]:
    """Remarks on the plan, the open ones first, each with its answers: two queries."""
    replies = Prefetch("replies", Comment.objects.select_related("author"))
    remarks = plan.comments.filter(parent__isnull=True).select_related("author", "resolved_by")
    return remarks.prefetch_related(replies).order_by(F("resolved_at").desc(nulls_first=True), "pk")


def _choices(choices: Any) -> list[list[str]]:
    return [[str(value), str(label)] for value, label in choices.choices]


def _page_data(plan: Plan, user: User) -> dict[str, Any]:
    rows = _rows(plan)
    return {
        "user": user.pk,
        "plan": plan_json(plan)
        | {"id": plan.pk, "year": plan.year, "content_version": plan.content_version}
        | {"is_plan": plan.is_plan, "word": plan.kind_word},
        "notes": plan.notes,
        "rows": {kind: [row_json(row, plan.year) for row in found] for kind, found in rows.items()},
        "numbers": printed_numbers(rows[ItemKind.PARAGRAPH]),
        "types": [
            {
                "code": row.code,
                "name": row.name,
                "direction": row.direction,
                "words": row.measure_words.split("/"),
            }
            for row in TaskType.objects.filter(is_active=True)
        ],
        "choices": {
            "roles": _choices(ParagraphRole),
            "directions": _choices(Direction),
            "statuses": _choices(TaskStatus),
            "group_roles": _choices(GroupRole),
        },
        "urls": {
            "edit": reverse("plans:edit", args=[plan.pk]),
            "save": reverse("plans:save", args=[plan.pk]),
            "changes": reverse("plans:changes", args=[plan.pk]),
            "checks": reverse("plans:checks", args=[plan.pk]),
            "preview": reverse("plans:preview", args=[plan.pk]),
            "login": reverse("login"),
        },
    }


@ensure_csrf_cookie
@require_safe
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `?part=comments` gives only the panel of remarks, after one was answered."""
    plan = visible_plan(request, pk)
    user = signed_in_user(request)
    error = refusal(plan, user, Act.EDIT)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is not None:
        messages.info(request, str(error))
        return redirect(plan)
    context: dict[str, Any] = {"plan": plan, "comments": _open_comments(plan)}
    if request.GET.get("part") == "comments":
        return render(request, "plans/editor/_comments.html", context)
    return render(request, "plans/editor/page.html", context | {"data": _page_data(plan, user)})


def _since(request: HttpRequest) -> int:
    text = request.GET.get("since", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


@login_not_required  # answers 401 itself, as `save` does
@ensure_csrf_cookie
@require_safe
def changes(request: HttpRequest, pk: int) -> JsonResponse:
    """Rows with a version above `since`, and the order of all rows; a fixed number of queries."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    plan = visible_plan(request, pk)
    user = signed_in_user(request)
    error = refusal(plan, user, Act.EDIT)
    if isinstance(error, Forbidden):
        audit.record_denied(request, str(error))
        return JsonResponse({"message": str(error)}, status=403)
    answer: dict[str, Any] = {
        "content_version": plan.content_version,
        "closed": str(error) if error else "",
        "user": user.pk,
    }
    since = _since(request)
    if since == plan.content_version:
        return JsonResponse(answer | {"unchanged": True})
    return JsonResponse(answer | _changed(plan, user, since))


def _changed(plan: Plan, user: User, since: int) -> dict[str, Any]:
    rows = _rows(plan)
    changed = [row for found in rows.values() for row in found if row.version > since]
    editors = {row.edited_by_id for row in changed} | {plan.edited_by_id}
    names = User.objects.filter(pk__in=[pk for pk in editors if pk]).exclude(pk=user.pk).order_by("pk")
    return {
        "rows": [row_json(row, plan.year) for row in changed],
        "order": {kind: [row.key.hex for row in found] for kind, found in rows.items()},
        "numbers": printed_numbers(rows[ItemKind.PARAGRAPH]),
        "plan": plan_json(plan) if plan.title_version > since else None,
        "editors": list(names.values_list("name", flat=True)),
    }
