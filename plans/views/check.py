"""核对印发文件: open to anybody, for whoever receives a paper has no account here."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from plans.forms.check_form import CheckForm
from plans.paper.checking import find_by_code, find_by_file
from plans.uploads import HashingUploadHandler

MOST_MISSES, WINDOW = 20, 10 * 60
"""Codes not found that one address may try in so many seconds; who holds a paper needs one or two."""


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check_paper(request: HttpRequest) -> HttpResponse:
    """Type the code or give the file; `?code=` fills it in, the button is pressed by the reader."""
    # Before the token is looked for in the form, for with that the upload begins.
    request.upload_handlers = [HashingUploadHandler(request)]
    response: HttpResponse = _check(request)
    response["Cache-Control"] = "private, no-store"
    return response


@csrf_protect
def _check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = CheckForm(initial={"code": request.GET.get("code", "")[:100]})
        return render(request, "plans/check.html", {"form": form})
    form = CheckForm(request.POST, request.FILES)
    address = f"check-misses:{request.META.get('REMOTE_ADDR', '')}"
    if cache.get(address, 0) >= MOST_MISSES:
        page = {"form": form, "blocked": WINDOW // 60}
        return render(request, "plans/check.html", page, status=429)
    if not form.is_valid():
        return render(request, "plans/check.html", {"form": form})
    code, file = form.cleaned_data["code"], form.cleaned_data["file"]
    findings = find_by_file(file.sha256) if file else find_by_code(code)
    if not findings:
        _count_miss(address)
    page = {
        "form": CheckForm() if findings else form,
        "asked": True,
        "findings": findings,
        "by_file": bool(file),
    }
    return render(request, "plans/check.html", page)


def _count_miss(address: str) -> None:
    if not cache.add(address, 1, WINDOW):
        try:
            cache.incr(address)
        except ValueError:  # it ran out at this very moment
            cache.set(address, 1, WINDOW)
