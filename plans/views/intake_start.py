"""从已有的文件开始: a file or text comes in, one of several plans is chosen, a list of what waits."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from plans.forms.intake import IntakeForm
from plans.intake.upload import keeps_files_in_memory
from plans.models import Intake
from plans.policies import may_start_plan
from plans.services import intake as service
from plans.starts.basics import CannotStart
from plans.views.common import refusals_as_messages, signed_in_user
from shuangyong.units import audit
from shuangyong.units.models import Unit, User

_FIRST_WORDS = 3  # lines of each part that the list of parts shows


def writer(request: HttpRequest) -> tuple[User, Unit]:
    """Who writes plans, and for which unit; 403 for everybody else."""
    user = signed_in_user(request)
    if not may_start_plan(user) or user.unit is None:
        raise PermissionDenied("您的角色不编写计划。")
    return user, user.unit


def own_intake(request: HttpRequest, pk: int) -> Intake:
    """A reading of the user's own unit; 404 for another's."""
    user, _ = writer(request)
    intake: Intake | None = (
        Intake.objects.visible_to(user).select_related("unit", "whole").filter(pk=pk).first()
    )
    if intake is None:
        if Intake.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return intake


@keeps_files_in_memory
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def new_file(request: HttpRequest) -> HttpResponse:
    """The form for a file or text, and the readings that were not finished."""
    user, unit = writer(request)
    posted = request.method == "POST"
    form = IntakeForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            intake = service.receive(
                actor=user,
                unit=unit,
                filename=form.filename,
                lines=form.lines,
                carried_content=form.carried,
            )
            return redirect("plans:intake", intake.pk)
        except CannotStart as error:
            form.add_error("file" if form.filename else "text", str(error))
    unfinished = Intake.objects.visible_to(user).select_related("created_by", "whole")
    context = {"form": form, "unit": unit, "unfinished": unfinished.defer(*_LONG)[: service.UNFINISHED]}
    return render(request, "plans/intake/new.html", context)


_LONG = ("lines", "carried", "decisions", "undo")


def parts_page(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The plans of one file, to take one after the other."""
    taken = {row.start: row for row in intake.taken.defer(*_LONG)}
    parts = [
        {
            "title": title or f"第{number}份（没有标题）",
            "start": start,
            "count": end - start,
            "first_words": [
                line["text"].strip() for line in intake.lines[start:end] if line["text"].strip() != title
            ][:_FIRST_WORDS],
            "taken": taken.get(start),
            "is_made": start in intake.made,
        }
        for number, (title, start, end) in enumerate(intake.parts, start=1)
    ]
    context = {"intake": intake, "parts": parts, "may_join": not taken and not intake.made}
    return render(request, "plans/intake/parts.html", context)


@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of several plans, or the whole text as one."""
    intake, (user, _) = own_intake(request, pk), writer(request)
    with refusals_as_messages(request):
        if request.POST.get("as_one"):
            service.as_one(actor=user, intake=intake)
            return redirect("plans:intake", pk)
        start = request.POST.get("start", "")
        found = service.take_part(
            actor=user, intake=intake, start=int(start) if start.isascii() and start.isdigit() else -1
        )
        return redirect("plans:intake", found.pk)
    return redirect("plans:intake", pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """删除: nothing of the text is left."""
    intake, (user, _) = own_intake(request, pk), writer(request)
    whole = intake.whole_id
    with refusals_as_messages(request):
        service.drop(actor=user, intake=intake)
        messages.success(request, f"已经删除读入的“{intake}”，原来的文件不受影响。")
    return redirect("plans:intake", whole) if whole else redirect("plans:new_file")
