"""用Excel填写: take the workbook along, bring it back, look at what it changes, take that or not.

Between the preview and 确认 the file's content travels in the page, signed for this plan and this user.
"""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.choices import Act
from plans.forms.sheet_form import SheetForm
from plans.models import Plan
from plans.policies import refusal
from plans.services import sheet_back
from plans.sheet.out import fill_in_workbook
from plans.sheet.returned import Returned
from plans.views.common import refusals_as_messages, signed_in_user, visible_plan
from shuangyong.documents.filenames import safe_filename
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNDO, _KEPT = "sheet_undo", 24 * 60 * 60
MOST_CARRIED = 6 * 1024 * 1024  # characters; the whole form must stay below DATA_UPLOAD_MAX_MEMORY_SIZE
TOO_LONG = "表里的内容太多，一次传不完。请分成两个文件，分两次传。"
GONE = "预览放得太久，已经失效，计划没有变。请把文件再传一次。"


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: how it is done; POST: the file, answered with what it would change."""
    plan = visible_plan(request, pk)
    if answer := _closed(request, plan):
        return answer
    if request.method != "POST":
        return _page(request, plan, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form)
    return _preview(request, plan, form.cleaned_data["file"], form)


@require_safe
def sheet_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook to fill in; who took it along stands in the audit trail."""
    plan = visible_plan(request, pk)
    if answer := _closed(request, plan):
        return answer
    name = safe_filename(f"{plan.title}（填写）", ".xlsx")
    response = HttpResponse(fill_in_workbook(plan), content_type=XLSX)
    audit.record(actor=signed_in_user(request), action="导出", target=plan, request=request, detail=name)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def sheet_take(request: HttpRequest, pk: int) -> HttpResponse:
    """确认: everything that the preview showed, with what was ticked."""
    plan = visible_plan(request, pk)
    if answer := _closed(request, plan):
        return answer
    try:
        carried = signing.loads(request.POST.get("file", ""), salt=_salt(request, plan), max_age=_KEPT)
    except signing.BadSignature:
        messages.error(request, GONE)
        return redirect("plans:sheet", plan.pk)
    returned = Returned.from_json(carried["file"])
    try:
        taken = sheet_back.take(
            plan_id=plan.pk,
            actor=signed_in_user(request),
            returned=returned,
            seen_version=carried["seen"],
            picked=request.POST.getlist("mine"),
            deleted=request.POST.getlist("delete"),
        )
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Outdated as error:
        plan.refresh_from_db()
        messages.warning(request, str(error))
        return _preview(request, plan, returned, SheetForm())
    except (Refused, ValidationError) as error:
        text = str(error) if isinstance(error, Refused) else "；".join(error.messages)
        messages.error(request, f"没有采用：{text}")
        return _preview(request, plan, returned, SheetForm())
    return _after(request, plan, taken)


@require_POST
def sheet_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销 the last take, for as long as nothing else has changed."""
    plan = visible_plan(request, pk)
    if answer := _closed(request, plan):
        return answer
    kept = _kept(request, plan)
    if kept is None:
        messages.info(request, "没有可以撤销的：计划在这以后又改过了，或已经撤销。")
        return redirect("plans:sheet", plan.pk)
    with refusals_as_messages(request):
        sheet_back.undo(
            plan_id=plan.pk,
            actor=signed_in_user(request),
            content_version=kept["content_version"],
            back=kept["back"],
        )
        messages.success(request, "已撤销，计划恢复到传文件以前的样子。")
    request.session.pop(UNDO, None)
    return redirect("plans:sheet", plan.pk)


def _closed(request: HttpRequest, plan: Plan) -> HttpResponse | None:
    """Only who may edit the plan fills it in, and only now; else 403, or back with the reason."""
    if not plan.is_plan:
        raise Http404("总结没有填写表。")
    error = refusal(plan, signed_in_user(request), Act.EDIT)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is None:
        return None
    messages.info(request, str(error))
    return redirect(plan)


def _page(request: HttpRequest, plan: Plan, form: SheetForm) -> HttpResponse:
    return render(request, "plans/sheet.html", {"plan": plan, "form": form, "kept": _kept(request, plan)})


def _preview(request: HttpRequest, plan: Plan, returned: Returned, form: SheetForm) -> HttpResponse:
    changes = sheet_back.changes_of(plan, returned)
    carried = signing.dumps(
        {"file": returned.to_json(), "seen": plan.content_version}, salt=_salt(request, plan), compress=True
    )
    if len(carried) > MOST_CARRIED:
        form.add_error("file", TOO_LONG)
        return _page(request, plan, form)
    context = {
        "plan": plan,
        "changes": changes,
        "returned": returned,
        "carried": carried,
        "other_plan": returned.plan not in (None, plan.pk),
    }
    response = render(request, "plans/sheet_preview.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _after(request: HttpRequest, plan: Plan, taken: sheet_back.Taken) -> HttpResponse:
    if not taken.words:
        messages.info(request, "没有要改的，计划没有变。")
        return redirect("plans:sheet", plan.pk)
    request.session[UNDO] = {
        "plan": plan.pk,
        "words": taken.words,
        "content_version": taken.content_version,
        "back": taken.back,
    }
    return redirect("plans:sheet", plan.pk)  # which says what was taken, and offers the way back


def _kept(request: HttpRequest, plan: Plan) -> dict[str, Any] | None:
    """The steps back of the last take; None once the plan has changed since."""
    kept: dict[str, Any] | None = request.session.get(UNDO)
    if kept and kept["plan"] == plan.pk and kept["content_version"] == plan.content_version:
        return kept
    return None


def _salt(request: HttpRequest, plan: Plan) -> str:
    return f"plans.sheet:{plan.pk}:{signed_in_user(request).pk}"
