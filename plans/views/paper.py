"""The plan on paper: preview, its pages as pictures, files to take along."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from plans.models import Plan
from plans.paper import files
from plans.views.common import signed_in_user, visible_plan
from shuangyong.units import audit

logger = logging.getLogger(__name__)

FAILED = "这份计划现在排不出来。请稍后再试；还不行，请把计划名称告诉系统管理员。"
_DAY = 24 * 60 * 60


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed pages as pictures: a fragment for the editor, a page of its own otherwise."""
    plan = visible_plan(request, pk)
    try:
        numbers = range(1, files.page_count(plan) + 1)
    except Exception:
        # Whatever the paper breaks on, the editor beside it goes on.
        logger.exception("preview of plan %s failed", plan.pk)
        numbers = range(0)
    context = {
        "plan": plan,
        "numbers": numbers,
        "version": files.paper_version(plan),
        "failed": "" if numbers else FAILED,
    }
    part = (
        "plans/paper/preview.html" if request.headers.get("HX-Request") else "plans/paper/preview_page.html"
    )
    response = render(request, part, context)
    response["Cache-Control"] = "private, no-store"
    response["Vary"] = "HX-Request"
    return response


@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page as a PNG. An address with the right `v` never changes what it shows."""
    plan = visible_plan(request, pk)
    version = files.paper_version(plan)
    etag = f'"{version}-{number}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _page(plan, number)
    if response.status_code < 400:
        lasting = request.GET.get("v") == version
        response["Cache-Control"] = f"private, max-age={_DAY}, immutable" if lasting else "private, no-cache"
        response["ETag"] = etag
    return response


@require_safe
def export(request: HttpRequest, pk: int, fmt: str) -> HttpResponse:
    """The plan as a file; who took it along stands in the audit trail."""
    plan = visible_plan(request, pk)
    if fmt not in files.FORMATS:
        raise Http404("没有这种格式。")
    user = signed_in_user(request)
    try:
        paper = files.make_paper(plan, fmt)
    except Exception:
        logger.exception("export of plan %s as %s failed", plan.pk, fmt)
        audit.record(actor=user, action="导出", target=plan, request=request, succeeded=False, detail=fmt)
        return render(request, "plans/paper/failed.html", {"plan": plan, "failed": FAILED}, status=500)
    audit.record(actor=user, action="导出", target=plan, request=request, detail=paper.filename)
    response = HttpResponse(paper.data, content_type=paper.content_type)
    # A PDF opens in the browser where the preview links to it; the rest is saved.
    inline = fmt == "pdf" and "show" in request.GET
    response["Content-Disposition"] = content_disposition_header(not inline, paper.filename) or ""
    response["Cache-Control"] = "private, no-store"
    return response


def _page(plan: Plan, number: int) -> HttpResponse:
    try:
        return HttpResponse(files.page_png(plan, number), content_type="image/png")
    except IndexError as error:
        raise Http404("没有这一页。") from error
    except Exception:
        logger.exception("page %s of plan %s failed", number, plan.pk)
        return HttpResponse(FAILED, content_type="text/plain; charset=utf-8", status=500)
