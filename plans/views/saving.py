"""POST plans:save: one change of one row. Every answer is JSON, so that the page can keep what was typed."""

import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from plans.choices import Act, ItemKind
from plans.forms.rows import Cleaned, clean_fields, is_key
from plans.models import Plan
from plans.policies import refusal
from plans.row_json import plan_json, printed_numbers, row_json
from plans.services import editing
from plans.services.notes import dismiss_note
from plans.views.common import signed_in_user, visible_plan
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

MAX_BODY = 512 * 1024
SIGNED_OUT = "登录已过期。写的内容都还在这台电脑上，请重新登录。"
OTHER_USER = "现在登录的是另一个账号。请用原来的账号登录，再保存。"
BROKEN = "发来的内容读不懂，没有保存。请刷新页面再试。"


class BadCommand(ValueError):
    """What came is no command of the editor's; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Command:
    """One change: which row, which of its fields, what its writer saw (`version`)."""

    op: str
    kind: ItemKind
    key: str
    version: int = 0
    after: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    user: int | None = None


def read_command(body: bytes) -> Command:
    """Raises BadCommand unless the body is a JSON object in which every part has its shape."""
    if len(body) > MAX_BODY:
        raise BadCommand("一次保存的内容太多了，请分成几段。")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadCommand(BROKEN) from error
    if (
        not isinstance(data, dict)
        or not _named(data, "op", OPERATIONS)
        or not _named(data, "kind", set(ItemKind))
    ):
        raise BadCommand(BROKEN)
    command = Command(
        op=data["op"],
        kind=ItemKind(data["kind"]),
        key=data.get("key", ""),
        version=data.get("version", 0),
        after=data.get("after"),
        fields=data.get("fields", {}),
        user=data.get("user"),
    )
    if not _well_formed(command):
        raise BadCommand(BROKEN)
    return command


def _named(data: dict[str, Any], name: str, known: Container[str]) -> bool:
    return isinstance(data.get(name), str) and data[name] in known


def _well_formed(command: Command) -> bool:
    on_plan = command.kind is ItemKind.PLAN
    return (
        on_plan == (command.op in ("plan", "notes"))
        and (on_plan or is_key(command.key))
        and type(command.version) is int
        and 0 <= command.version < 2**31
        and (command.after is None or is_key(command.after))
        and isinstance(command.fields, dict)
    )


@login_not_required  # a redirect to the sign-in page would be lost on a script: it gets 401
@require_POST
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """200 row · 400 errors · 401 signed out · 403 no right · 404 · 409 conflict · 423 not in this state."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    plan = visible_plan(request, pk)
    user = signed_in_user(request)
    try:
        command = read_command(request.body)
        if command.user not in (None, user.pk):
            return JsonResponse({"message": OTHER_USER}, status=401)
        return JsonResponse(OPERATIONS[command.op](plan, user, command))
    except BadCommand as error:
        return JsonResponse({"message": str(error)}, status=400)
    except ValidationError as error:
        return JsonResponse(
            {"errors": {name: lines[0] for name, lines in error.message_dict.items()}}, status=400
        )
    except editing.Conflict as error:
        return JsonResponse({"conflict": _conflict(plan, error)}, status=409)
    except Forbidden as error:
        audit.record_denied(request, str(error))
        return JsonResponse({"message": str(error)}, status=403)
    except Refused as error:
        return _refused(plan, user, error)


def _refused(plan: Plan, user: User, error: Refused) -> JsonResponse:
    """423 when the plan is closed to edits; else only this one change will not do."""
    plan.refresh_from_db()
    if refusal(plan, user, Act.EDIT) is None:
        return JsonResponse({"message": str(error)}, status=400)
    return JsonResponse({"message": str(error), "state": plan.state}, status=423)


def _conflict(plan: Plan, error: editing.Conflict) -> dict[str, Any]:
    current = error.current
    if current is None:
        return {"message": str(error), "current": None}
    plan.refresh_from_db()
    shown = plan_json(current) if isinstance(current, Plan) else row_json(current, plan.year)
    last = shown["version"] == plan.content_version
    return {
        "message": str(error),
        "current": shown,
        "who": current.edited_by.name if current.edited_by else "别人",
        "at": f"{timezone.localtime(plan.edited_at):%H:%M}" if last else "",
    }


def _answer(plan: Plan, command: Command, saved: editing.Saved) -> dict[str, Any]:
    answer: dict[str, Any] = {"row": None, "content_version": saved.content_version}
    if isinstance(saved.row, Plan):
        answer["row"] = plan_json(saved.row)
    elif saved.row is not None:
        answer["row"] = row_json(saved.row, plan.year)
    if command.kind is ItemKind.PARAGRAPH:
        answer["numbers"] = printed_numbers(plan.paragraphs.only("plan", "key", "level", "marker", "role"))
    return answer


def _clean(plan: Plan, command: Command) -> Cleaned:
    row = None
    if command.op == "save":
        row = editing.plan_rows(plan, command.kind).filter(key=UUID(command.key)).first()
        if row is None:
            raise editing.Conflict(None)
    return clean_fields(plan, command.kind, command.fields, row)


def _save_row(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    cleaned = _clean(plan, command)
    saved = editing.save_row(
        plan_id=plan.pk, actor=user, kind=command.kind, key=command.key, version=command.version,
        fields=cleaned.fields, timings=cleaned.timings,
    )  # fmt: skip
    return _answer(plan, command, saved)


def _add_row(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    cleaned = _clean(plan, command)
    saved = editing.add_row(
        plan_id=plan.pk, actor=user, kind=command.kind, key=command.key, after=command.after,
        fields=cleaned.fields, timings=cleaned.timings,
    )  # fmt: skip
    return _answer(plan, command, saved)


def _delete_row(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    saved = editing.delete_row(
        plan_id=plan.pk, actor=user, kind=command.kind, key=command.key, version=command.version
    )
    return _answer(plan, command, saved)


def _move_row(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    saved = editing.move_row(
        plan_id=plan.pk, actor=user, kind=command.kind, key=command.key, after=command.after
    )
    return _answer(plan, command, saved)


def _save_plan(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    fields = clean_fields(plan, ItemKind.PLAN, command.fields, plan).fields
    saved = editing.save_plan_fields(plan_id=plan.pk, actor=user, version=command.version, fields=fields)
    return _answer(plan, command, saved)


def _dismiss_note(plan: Plan, user: User, command: Command) -> dict[str, Any]:
    notes = dismiss_note(plan_id=plan.pk, actor=user, note=str(command.fields.get("note", "")))
    return {"row": None, "notes": notes, "content_version": plan.content_version}


OPERATIONS: dict[str, Callable[[Plan, User, Command], dict[str, Any]]] = {
    "save": _save_row,
    "add": _add_row,
    "delete": _delete_row,
    "move": _move_row,
    "plan": _save_plan,
    "notes": _dismiss_note,
}
