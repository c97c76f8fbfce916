"""总结: what is due and what is there, writing one, its figures beside the rows, its pictures."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from activities.forms.summaries import PeriodForm, asked_year
from activities.policies import may_keep
from activities.sent import number_sent
from activities.services import summaries as services
from activities.summaries.board import board
from activities.summaries.looking import beside, stray_numbers
from activities.summaries.periods import period_of
from activities.summaries.photos import MOST, chosen, eligible_photos
from activities.views.common import keeper_of, reader_of, refusals_as_messages
from plans.choices import Act
from plans.models import Plan
from plans.policies import refusal
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden

MOST_OFFERED = 200
"""Pictures offered to choose from; a year of a street has more, and nobody looks through them."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The summaries of a year: one's own, and for an office those of the units below."""
    user, today = reader_of(request), timezone.localdate()
    year = asked_year(request.GET.get("year", ""), today.year)
    context = {
        "tab": "summaries",
        "board": board(user, year, today),
        "may_write": user.unit is not None and may_keep(user, user.unit),
        "is_office": user.unit is not None and user.unit.is_office,
        "year": year,
        "today": today,
    }
    return render(request, "activities/summaries/index.html", context)


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Write one; where it is there already, that one is shown."""
    user, unit = keeper_of(request)
    form = PeriodForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(error for errors in form.errors.values() for error in errors)))
        return redirect("activities:summaries")
    with refusals_as_messages(request):
        try:
            plan = services.create_summary(actor=user, unit=unit, period=form.period_asked)
        except services.AlreadyThere as error:
            messages.info(request, str(error))
            return redirect(error.plan)
        messages.success(request, "总结已经按台账写好，是草稿。请看一遍，改好以后点“提交”。")
        return redirect(plan)
    return redirect("activities:summaries")


@require_safe
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Each figure as written and as it is now; what stands in the text and is no figure; the pictures."""
    plan = _visible_summary(request, pk)
    user = reader_of(request)
    counted = services.count(plan.unit, period_of(plan.kind, plan.year, plan.period))
    groups = beside(plan, counted.figures)
    may_edit = refusal(plan, user, Act.EDIT) is None
    picked = chosen(plan)
    context: dict[str, Any] = {
        "tab": "summaries",
        "plan": plan,
        "groups": groups,
        "differing": sum(line.differs for group in groups for line in group.lines),
        "strays": stray_numbers(plan),
        "kept": services.kept_now(plan, counted.written) if may_edit else [],
        "may_edit": may_edit,
        "picked": picked,
        "most": MOST,
    }
    if may_edit:
        taken = {row.photo_id for row in picked}
        offered = list(eligible_photos(plan)[:MOST_OFFERED])
        context["offered"] = [(photo, photo.pk in taken) for photo in offered]
    return render(request, "activities/summaries/figures.html", context)


@require_POST
def recount(request: HttpRequest, pk: int) -> HttpResponse:
    """按台账重算."""
    plan = _editable_summary(request, pk)
    with refusals_as_messages(request):
        kept = services.recount(actor=reader_of(request), plan=plan)
        words = f"有{len(kept)}段是您改过的，没有动，列在下面供对照。" if kept else ""
        messages.success(request, f"已经按台账重算。{words}")
    return redirect("activities:summary_figures", pk=plan.pk)


@require_POST
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """The pictures of the annex; what is no number of a picture is passed over."""
    plan = _editable_summary(request, pk)
    asked = [key for text in request.POST.getlist("photo") if (key := number_sent(text)) is not None]
    with refusals_as_messages(request):
        count = services.choose_photos(actor=reader_of(request), plan=plan, photos=asked)
        words = f"选了{count}张照片，印在总结后面的“活动照片”里。" if count else "总结后面不附照片了。"
        messages.success(request, words)
    return redirect("activities:summary_figures", pk=plan.pk)


def _visible_summary(request: HttpRequest, pk: int) -> Plan:
    """The summary with its unit, or 404; a plan is none."""
    user = reader_of(request)
    rows = Plan.objects.visible_to(user).summaries().select_related("unit", "reviewing_unit")
    plan: Plan | None = rows.filter(pk=pk).first()
    if plan is None:
        if Plan.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return plan


def _editable_summary(request: HttpRequest, pk: int) -> Plan:
    """403 for who may never edit it; that it is closed now, the service says."""
    plan = _visible_summary(request, pk)
    error = refusal(plan, reader_of(request), Act.EDIT)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    return plan
