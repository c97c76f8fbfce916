"""导入: the file comes in, its columns are named, its rows looked at, then all goes in, or out again."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.choices import BatchState
from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.forms.importing import UploadForm, column_choices
from beneficiaries.importing import checking, progress
from beneficiaries.importing.applying import confirm as confirm_batch
from beneficiaries.importing.masking import shown
from beneficiaries.importing.receiving import CONFIRMED, RECEIVED, SameFile, choose_columns, receive
from beneficiaries.importing.receiving import drop as drop_batch
from beneficiaries.importing.undoing import Blocked
from beneficiaries.importing.undoing import undo as undo_batch
from beneficiaries.importing.workbooks import template as template_file
from beneficiaries.models import Category, ImportBatch
from beneficiaries.policies import may_write_for
from beneficiaries.views.common import reader_of, refusals_as_messages
from beneficiaries.views.import_files import keeps_files_in_memory
from beneficiaries.views.in_place import in_place
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User
from shuangyong.units.views.files import whole_file

_SHOWN = 20
_SAMPLES = 3
_PATIENCE = timedelta(seconds=20)
"""A worker takes a task within seconds; when it has not, somebody waiting is told so."""
UNDONE = "撤销导入"


def writer_of(request: HttpRequest) -> User:
    """The signed-in user, who keeps a ledger; 403 for everybody else."""
    user = reader_of(request)
    if user.unit is None or not may_write_for(user, user.unit):
        raise PermissionDenied("您没有导入优抚对象的权限。")
    return user


def own_batch(request: HttpRequest, pk: int) -> ImportBatch:
    """A batch of a ledger that the user keeps; 404 for another's."""
    user = writer_of(request)
    batches = ImportBatch.objects.visible_to(user).select_related("unit", "by__unit")
    batch: ImportBatch | None = batches.filter(pk=pk).first()
    if batch is None:
        raise Http404
    if not may_write_for(user, batch.unit):
        raise PermissionDenied("您没有导入优抚对象的权限。")
    return batch


@keeps_files_in_memory
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form for a file, and what was brought in of late."""
    user = writer_of(request)
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None, user=user)
    context: dict[str, Any] = {"form": form}
    if posted and form.is_valid():
        try:
            return redirect("people:import_batch", _receive(request, user, form).pk)
        except SameFile as error:
            context["same"] = error
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            form.add_error("file", str(error))
    batches = ImportBatch.objects.visible_to(user).select_related("unit", "by")
    context["batches"] = batches.exclude(state=BatchState.DROPPED)[:_SHOWN]
    return render(request, "beneficiaries/import/index.html", context)


def _receive(request: HttpRequest, user: User, form: UploadForm) -> ImportBatch:
    file = form.cleaned_data["file"]
    batch = receive(
        actor=user,
        unit=form.target,
        filename=file.name or "",
        data=file.read(),
        sheet=form.cleaned_data["sheet"],
        again=form.cleaned_data["again"],
    )
    audit.record(
        actor=user, action=RECEIVED, target=batch.unit, request=request, detail=f"{batch.total_rows}行"
    )
    return batch


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    writer_of(request)
    data = template_file(Category.objects.in_force(timezone.localdate()))
    return whole_file(data, "优抚对象导入模板.xlsx", TYPES[XLSX])


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is which; a POST says so."""
    batch = own_batch(request, pk)
    if batch.state not in (BatchState.MAPPING, BatchState.PREVIEW) and not checking.is_dead(batch):
        return redirect("people:import_batch", pk)
    places = checking.places_of(batch)
    refused = ""
    if request.method == "POST":
        heads = batch.mapping.get("heads", [])
        places = {
            place: key for place in range(len(heads)) if (key := request.POST.get(f"column_{place}", ""))
        }
        try:
            choose_columns(actor=writer_of(request), batch=batch, places=places)
            return redirect("people:import_batch", pk)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
    context = {
        "batch": batch,
        "columns": _columns(batch, places),
        "choices": column_choices(),
        "refused": refused,
        "unknown": sum(1 for line in _columns(batch, places) if not line["field"]),
    }
    return render(request, "beneficiaries/import/columns.html", context)


def _columns(batch: ImportBatch, places: dict[int, str]) -> list[dict[str, Any]]:
    """Each column with its head, what it is taken for, some of what stands in it, masked."""
    first = []
    for _, source in checking.sources_of(batch):
        first.append(source.cells)
        if len(first) == _SAMPLES:
            break
    lines = []
    for place, head in enumerate(batch.mapping.get("heads", [])):
        cells = [cells[place] for cells in first if place < len(cells) and cells[place]]
        if head or cells:
            samples = [shown(places.get(place, ""), cell) for cell in cells]
            lines.append({"place": place, "head": head, "field": places.get(place, ""), "samples": samples})
    return lines


@in_place
@require_safe
def progress_part(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; when it is over the page loads itself anew."""
    batch = own_batch(request, pk)
    if batch.state not in (BatchState.CHECKING, BatchState.RUNNING):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "beneficiaries/import/progress.html", {"batch": batch, **how_far(batch)})


def how_far(batch: ImportBatch) -> dict[str, Any]:
    """Rows done, whether nobody has begun, whether the worker seems to have died."""
    done = min(progress.read(batch.pk), batch.total_rows)
    waits = not done and (batch.progress_at or batch.at) < timezone.now() - _PATIENCE
    return {"done": done, "is_dead": checking.is_dead(batch), "waits": waits}


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认导入."""
    batch, user = own_batch(request, pk), writer_of(request)
    with refusals_as_messages(request):
        confirm_batch(actor=user, batch=batch)
        detail = "、".join(
            f"{words}{batch.counts.get(key, 0)}行" for key, words in (("new", "新增"), ("changed", "改动"))
        )
        audit.record(
            actor=user,
            action=CONFIRMED,
            target=batch.unit,
            request=request,
            detail=f"第{batch.pk}批：{detail}",
        )
        if batch.state == BatchState.DONE:
            messages.success(request, f"已经导入：{detail}。")
    return redirect("people:import_batch", pk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销这一批; when it is too late the page says who was touched."""
    batch, user = own_batch(request, pk), writer_of(request)
    with refusals_as_messages(request):
        try:
            count = undo_batch(actor=user, batch=batch)
            audit.record(
                actor=user,
                action=UNDONE,
                target=batch.unit,
                request=request,
                detail=f"第{batch.pk}批：{count}行",
            )
            messages.success(request, f"已经撤销，{count}个人恢复到导入以前的样子。")
        except Blocked as error:
            context = {"batch": batch, "blocked": error}
            return render(request, "beneficiaries/import/blocked.html", context, status=409)
    return redirect("people:import_batch", pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃这一批."""
    batch = own_batch(request, pk)
    with refusals_as_messages(request):
        drop_batch(actor=writer_of(request), batch=batch)
        messages.success(request, "已经放弃这一批，传上来的内容都删掉了。")
        return redirect("people:import")
    return redirect("people:import_batch", pk)
