"""导入往年台账: the file comes in, its columns are named, its rows looked at; all goes in, or out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.forms.importing import UploadForm, YearForm, column_choices
from activities.importing import checking
from activities.importing.undoing import SHOWN, Blocked
from activities.importing.undoing import undo as undo_batch
from activities.importing.workbooks import template as template_file
from activities.models import LedgerBatch
from activities.policies import may_keep
from activities.services import importing as services
from activities.views.common import keeper_of, reader_of, refusals_as_messages, visible_row
from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.policies import may_read as may_read_persons
from beneficiaries.views.import_files import keeps_files_in_memory
from plans.models import TaskType
from shuangyong.units.errors import Forbidden, Outdated, Refused, Repeated
from shuangyong.units.views.files import whole_file

_SAMPLES = 3
_SHOWN_BATCHES = 20


def own_batch(request: HttpRequest, pk: int) -> LedgerBatch:
    """A batch of the user's own unit; 404 out of scope, 403 for who may only look at the unit."""
    batch = visible_row(request, LedgerBatch, pk, "unit", "by")
    if not may_keep(reader_of(request), batch.unit):
        raise PermissionDenied("只有本单位的工作人员可以导入活动台账。")
    return batch


@keeps_files_in_memory
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form for a file, and what was brought in of late."""
    user, unit = keeper_of(request)
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    context: dict[str, Any] = {"tab": "ledgers", "form": form, "reads_persons": may_read_persons(user)}
    if posted and form.is_valid():
        values = form.cleaned_data
        try:
            batch = services.receive(
                actor=user,
                unit=unit,
                filename=values["file"].name or "",
                data=values["file"].read(),
                year=values["year"],
                sheet=values["sheet"],
                again=values["again"],
            )
            return redirect("activities:import_batch", batch.pk)
        except services.SameFile as error:
            context["same"] = error
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            form.add_error("file", str(error))
    mine = LedgerBatch.objects.visible_to(user).filter(unit=unit).exclude(state=LedgerBatch.State.DROPPED)
    context["batches"] = mine.select_related("by")[:_SHOWN_BATCHES]
    return render(request, "activities/import/index.html", context)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    keeper_of(request)
    data = template_file(TaskType.objects.filter(is_active=True))
    return whole_file(data, "活动台账导入表.xlsx", TYPES[XLSX])


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is which, and the year; a POST says so."""
    batch = own_batch(request, pk)
    if batch.state != LedgerBatch.State.CHECKING:
        return redirect("activities:import_batch", pk)
    places, refused = checking.places_of(batch), ""
    form = YearForm(request.POST if request.method == "POST" else None, year=int(batch.mapping["year"]))
    if request.method == "POST":
        asked = {place: request.POST.get(f"column_{place}", "") for place in range(len(batch.heads))}
        places = {place: key for place, key in asked.items() if key}
        if form.is_valid():
            try:
                services.choose_columns(
                    actor=reader_of(request), batch=batch, places=places, year=form.cleaned_data["year"]
                )
                return redirect("activities:import_batch", pk)
            except Forbidden as error:
                raise PermissionDenied(str(error)) from error
            except Refused as error:
                refused = str(error)
    lines = _columns(batch, places)
    context = {
        "tab": "ledgers",
        "batch": batch,
        "form": form,
        "columns": lines,
        "choices": column_choices(),
        "refused": refused,
        "unknown": sum(1 for line in lines if not line["field"]),
    }
    return render(request, "activities/import/columns.html", context)


def _columns(batch: LedgerBatch, places: dict[int, str]) -> list[dict[str, Any]]:
    """Each column with its head, what it is taken for, some of what stands in it."""
    first = [row.cells for row in batch.rows.order_by("number")[:_SAMPLES]]
    lines = []
    for place, head in enumerate(batch.heads):
        cells = [cells[place] for cells in first if place < len(cells) and cells[place]]
        if head or cells:
            samples = [cell[:30] if isinstance(cell, str) else cell[2] or "（读不出来）" for cell in cells]
            lines.append({"place": place, "head": head, "field": places.get(place, ""), "samples": samples})
    return lines


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认导入."""
    batch, user = own_batch(request, pk), reader_of(request)
    with refusals_as_messages(request):
        try:
            count = services.confirm(actor=user, batch=batch)
            messages.success(request, f"已经导入{count}项活动。")
        except Repeated as error:
            messages.warning(request, str(error))
        except Outdated as error:
            services.look_again(actor=user, batch=batch)
            messages.warning(request, str(error))
    return redirect("activities:import_batch", pk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销这一批; when it is too late the page says what was touched."""
    batch, user = own_batch(request, pk), reader_of(request)
    with refusals_as_messages(request):
        try:
            count = undo_batch(actor=user, batch=batch)
            messages.success(request, f"已经撤销，{count}项活动从台账里去掉了。")
        except Blocked as error:
            context = {"tab": "ledgers", "batch": batch, "blocked": error, "most": SHOWN}
            return render(request, "activities/import/blocked.html", context, status=409)
    return redirect("activities:import_batch", pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃这一批."""
    batch = own_batch(request, pk)
    with refusals_as_messages(request):
        services.drop(actor=reader_of(request), batch=batch)
        messages.success(request, "已经放弃这一批，传上来的内容都删掉了。")
        return redirect("activities:import")
    return redirect("activities:import_batch", pk)
