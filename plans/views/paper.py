"""The plan on paper: preview, its pages as pictures, files to take along."""

import logging
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from plans.models import Plan
from plans.paper import files
from plans.paper.gaps import MissingSign, missing_signs
from plans.paper.reading import Reading
from plans.views.common import signed_in_user, visible_plan
from shuangyong.units import audit
from shuangyong.units.errors import Refused

logger = logging.getLogger(__name__)

FAILED = "这份文件现在排不出来。请稍后再试；还不行，请把标题告诉系统管理员。"
_DAY = 24 * 60 * 60
_VERSION = re.compile(r"[0-9a-f]{32}")


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed pages as pictures: a fragment for the editor, a page of its own otherwise."""
    plan = visible_plan(request, pk)
    reading = Reading(plan)
    context = {"plan": plan, "signs": _missing_signs(reading), **_pages(reading)}
    part = (
        "plans/paper/preview.html" if request.headers.get("HX-Request") else "plans/paper/preview_page.html"
    )
    response = render(request, part, context)
    response["Cache-Control"] = "private, no-store"
    response["Vary"] = "HX-Request"
    return response


@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page as a PNG; with `v`, of that version while it lies here, and then never another."""
    plan = visible_plan(request, pk)
    asked = request.GET.get("v", "")
    version, picture = asked, files.page_on_shelf(plan, number, asked) if _VERSION.fullmatch(asked) else None
    try:
        if picture is None:
            paper = files.printed(plan)
            version, picture = paper.version, files.page_png(plan, paper, number)
    except IndexError as error:
        raise Http404("没有这一页。") from error
    except Exception as error:
        logger.exception("page %s of plan %s failed", number, plan.pk)
        words = str(error) if isinstance(error, Refused) else FAILED
        return HttpResponse(words, content_type="text/plain; charset=utf-8", status=500)
    etag = f'"{version}-{number}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(picture, content_type="image/png")
    if response.status_code < 400:
        lasting = asked == version
        response["Cache-Control"] = f"private, max-age={_DAY}, immutable" if lasting else "private, no-cache"
        response["ETag"] = etag
    return response


@require_safe
def export(request: HttpRequest, pk: int, fmt: str) -> HttpResponse:
    """The plan as a file; who took it along stands in the audit trail."""
    plan = visible_plan(request, pk)
    if fmt not in files.formats_of(plan):
        raise Http404("没有这种格式。")
    reading = Reading(plan)
    if asked := _ask_about_gaps(request, reading, fmt):
        return asked
    user = signed_in_user(request)
    try:
        paper = files.make_paper(plan, fmt, reading)
    except Refused as error:
        audit.record(actor=user, action="导出", target=plan, request=request, succeeded=False, detail=fmt)
        return _failed(request, plan, str(error), 409)
    except Exception:
        logger.exception("export of plan %s as %s failed", plan.pk, fmt)
        audit.record(actor=user, action="导出", target=plan, request=request, succeeded=False, detail=fmt)
        return _failed(request, plan, FAILED, 500)
    audit.record(actor=user, action="导出", target=plan, request=request, detail=paper.filename)
    response = HttpResponse(paper.data, content_type=paper.content_type)
    # A PDF opens in the browser where the preview links to it; the rest is saved.
    inline = fmt == "pdf" and "show" in request.GET
    response["Content-Disposition"] = content_disposition_header(not inline, paper.filename) or ""
    response["Cache-Control"] = "private, no-store"
    return response


def _ask_about_gaps(request: HttpRequest, reading: Reading, fmt: str) -> HttpResponse | None:
    """A page that names the characters which a PDF would show as 〓; None where there is nothing to ask."""
    if fmt != "pdf" or "anyway" in request.GET:
        return None
    signs = _missing_signs(reading)
    if not signs:
        return None
    context = {"plan": reading.plan, "signs": signs, "show": "show" in request.GET}
    response = render(request, "plans/paper/gaps.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _missing_signs(reading: Reading) -> list[MissingSign]:
    try:
        return missing_signs(reading.plan, reading)
    except Exception:
        # Where the paper cannot be made at all, the export says so.
        logger.exception("gaps of plan %s", reading.plan.pk)
        return []


def _failed(request: HttpRequest, plan: Plan, words: str, status: int) -> HttpResponse:
    return render(request, "plans/paper/failed.html", {"plan": plan, "failed": words}, status=status)


def _pages(reading: Reading) -> dict[str, object]:
    """What the preview shows: `sheets` (number, size in pixels, landscape), or why there are none."""
    try:
        paper = files.printed(reading.plan, reading)
        sheets = [
            {"number": number, "landscape": size.landscape, "pixels": size.pixels(files.DPI)}
            for number, size in enumerate(paper.pages, 1)
        ]
    except Refused as error:
        return {"failed": str(error)}
    except Exception:
        # Whatever the paper breaks on, the editor beside it goes on.
        logger.exception("preview of plan %s failed", reading.plan.pk)
        return {"failed": FAILED}
    return {"sheets": sheets, "version": paper.version}
