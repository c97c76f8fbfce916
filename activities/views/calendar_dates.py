"""地方节点: the list, and adding, changing, taking away by the unit's own staff."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.forms.calendar import LocalDateForm
from activities.models import LocalDate
from activities.policies import may_keep
from activities.services.local_dates import (
    add_local_date,
    change_local_date,
    mark_of_row,
    remove_local_date,
    when_words,
)
from activities.views.common import keeper_of, reader_of, refusals_as_messages, visible_row
from activities.yearly.marks import note_of
from shuangyong.units.errors import Outdated


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All that stand in the user's calendar, with whose they are."""
    user = reader_of(request)
    year = timezone.localdate().year
    rows = LocalDate.objects.visible_to(user).select_related("unit")
    lines = [
        {"row": row, "when": when_words(row), "count": note_of(row, year), "keeps": may_keep(user, row.unit)}
        for row in rows
    ]
    context = {"tab": "calendar", "lines": lines, "may_keep": may_keep(user, user.unit), "year": year}
    return render(request, "activities/calendar/local_dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one of the user's own unit."""
    user, unit = keeper_of(request)
    form = LocalDateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            row = add_local_date(actor=user, unit=unit, values=form.cleaned_data)
            messages.success(request, f"已经加上“{row.name}”，{when_words(row)}。")
            _tell_doubts(request, form)
            return redirect("activities:local_dates")
    return _page(request, form, None, "", refused="")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """After a conflict the form is as typed, beside what the row says now."""
    row = _kept(request, pk)
    form = LocalDateForm(request.POST if request.method == "POST" else None, row=row)
    seen, refused = request.POST.get("seen") or mark_of_row(row), ""
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_local_date(
                actor=reader_of(request), row=row, seen=seen, values=form.cleaned_data
            )
            messages.success(request, f"已经保存“{changed.name}”。")
            _tell_doubts(request, form)
            return redirect("activities:local_dates")
        except Outdated as error:
            refused, seen = str(error), mark_of_row(row)
    return _page(request, form, row, seen, refused=refused)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away; somebody else's change in between is shown first."""
    row = _kept(request, pk)
    with refusals_as_messages(request):
        remove_local_date(actor=reader_of(request), row=row, seen=request.POST.get("seen", ""))
        messages.success(request, f"已经删去“{row.name}”。")
    return redirect("activities:local_dates")


def _tell_doubts(request: HttpRequest, form: LocalDateForm) -> None:
    for words in form.doubts:
        messages.warning(request, words)


def _kept(request: HttpRequest, pk: int) -> LocalDate:
    """404 for one out of sight, 403 for one that another unit keeps."""
    row = visible_row(request, LocalDate, pk, "unit")
    if not may_keep(reader_of(request), row.unit):
        raise PermissionDenied("地方节点由登记它的单位自己维护。")
    return row


def _page(
    request: HttpRequest, form: LocalDateForm, row: LocalDate | None, seen: str, *, refused: str
) -> HttpResponse:
    context = {
        "tab": "calendar",
        "form": form,
        "row": row,
        "seen": seen,
        "refused": refused,
        "now": when_words(row) if row is not None and refused else "",
        "heading": "修改地方节点" if row else "增加地方节点",
    }
    return render(request, "activities/calendar/local_date.html", context)
