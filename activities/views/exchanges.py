"""双清单 of a year: two lists, the page of one line, its steps, the lists on paper."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.cadence import due_words
from activities.choices import AskedBy, ExchangeState
from activities.exchange_paper import MOST_ON_PAPER, NAMES, Counts, ExchangeList, counts_of
from activities.forms.exchanges import STEP_FORMS, ExchangeForm, outcome_of
from activities.models import Activity, Exchange
from activities.policies import may_keep
from activities.services import exchanges as service
from activities.services.history import stands_now
from activities.views.chosen import (
    Chosen,
    chosen_in,
    is_gone,
    require_keeper,
    token_in,
    version_in,
)
from activities.views.common import keeper_of, reader_of, refusals_as_messages, visible_row
from activities.views.form_pages import form_page
from beneficiaries.exporting.product import PDF, TYPES, XLSX
from beneficiaries.views.paging import page_number
from shuangyong.documents.filenames import safe_filename
from shuangyong.documents.pdf import to_pdf
from shuangyong.units.errors import Outdated, Refused
from shuangyong.units.models import User
from shuangyong.units.views.files import whole_file

PER_SIDE = 50
TAB = "exchanges"
STEP_WORDS = {
    ExchangeState.GOING: "开始办理",
    ExchangeState.DONE: "办结",
    ExchangeState.PASSED_ON: "转办",
    ExchangeState.REFUSED: "不能办",
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What each side asked in the year, side by side."""
    user = reader_of(request)
    chosen, today, page = chosen_in(request, user), timezone.localdate(), page_number(request)
    rows = _rows(user, chosen)
    counts = counts_of(rows)
    first = (page - 1) * PER_SIDE
    sides = []
    for side in AskedBy:
        found = list(rows.filter(asked_by=side)[first : first + PER_SIDE])
        lines = [(row, *due_words(row.due_on, today, is_open=row.is_open)) for row in found]
        sides.append({"side": side, "lines": lines, "counts": counts[side]})
    total = sum(counts.values(), Counts())
    context = {
        "tab": TAB,
        "chosen": chosen,
        "sides": sides,
        "total": total,
        "page": page,
        "has_next": any(count.asked > first + PER_SIDE for count in counts.values()),
        "may_keep": may_keep(user, user.unit),
    }
    return render(request, "activities/exchanges/list.html", context)


def _rows(user: User, chosen: Chosen) -> Any:
    """By unit, in the order in which they are due."""
    rows = chosen.narrow(Exchange.objects.visible_to(user).filter(year=chosen.year))
    return rows.select_related("unit", "partner").order_by("unit__path", "due_on", "pk")


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The year's lists as PDF or Excel."""
    user = reader_of(request)
    chosen = chosen_in(request, user)
    rows = list(_rows(user, chosen)[: MOST_ON_PAPER * 10])
    wants_pdf = request.GET.get("format") != "xlsx"
    if wants_pdf and len(rows) > MOST_ON_PAPER:
        messages.error(request, f"超过{MOST_ON_PAPER}件的不能导出PDF，请用Excel，或者选一个单位再导出。")
        return redirect(f"{reverse('activities:exchanges')}?{chosen.query}")
    unit = chosen.unit or user.unit
    paper = ExchangeList(
        unit_name=unit.name if unit else "全部单位",
        year=chosen.year,
        rows=rows,
        counts=counts_of(_rows(user, chosen)),
        several=chosen.several,
        who=user.name,
        day=timezone.localdate(),
    )
    data = to_pdf(paper.pdf_document()) if wants_pdf else paper.workbook()
    name = safe_filename(paper.title, ".pdf" if wants_pdf else ".xlsx")
    return whole_file(data, name, TYPES[PDF if wants_pdf else XLSX])


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    exchange = visible_row(request, Exchange, pk, "unit", "partner", "edited_by")
    user, today = reader_of(request), timezone.localdate()
    hurry, hurry_words = due_words(exchange.due_on, today, is_open=exchange.is_open)
    keeps = may_keep(user, exchange.unit)
    steps = [
        (to.value, "重新办理" if not exchange.is_open else STEP_WORDS[to], to in STEP_FORMS)
        for to, come_from in service.STEPS.items()
        if keeps and exchange.state in come_from
    ]
    context = {
        "tab": TAB,
        "exchange": exchange,
        "side": NAMES[AskedBy(exchange.asked_by)],
        "hurry": hurry,
        "hurry_words": hurry_words,
        "activities": list(exchange.activities.order_by("-day", "-pk")),
        "steps": steps,
        "may_keep": keeps,
        "may_remove": keeps and exchange.state == ExchangeState.OPEN,
    }
    return render(request, "activities/exchanges/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    user, unit = keeper_of(request)
    start = {"year": chosen_in(request, user).year, "asked_by": request.GET.get("asked_by", AskedBy.FORCES)}
    form = ExchangeForm(request.POST if request.method == "POST" else None, unit=unit, initial=start)
    token, refused = uuid4(), ""
    if request.method == "POST":
        token = token_in(request)
        if form.may_save():
            try:
                exchange = service.create_exchange(actor=user, unit=unit, token=token, values=form.values())
                messages.success(request, "已经登记。")
                return redirect(_year_of(exchange))
            except Refused as error:
                refused = str(error)
    back = f"{reverse('activities:exchanges')}?year={start['year']}"
    return form_page(request, TAB, form, "登记双清单事项", back, token=token, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """After a conflict the form is as typed, beside what stands there now."""
    exchange = visible_row(request, Exchange, pk, "unit", "partner", "edited_by")
    user = require_keeper(request, exchange.unit)
    form = ExchangeForm(request.POST if request.method == "POST" else None, unit=exchange.unit, row=exchange)
    refused, now = "", []
    version = version_in(request) or exchange.version
    if request.method == "POST" and form.may_save():
        try:
            service.change_exchange(actor=user, exchange=exchange, version=version, values=form.values())
            messages.success(request, "已经保存。")
            return redirect("activities:exchange", pk)
        except Outdated as error:
            if is_gone(request, error, exchange):
                return redirect("activities:exchanges")
            refused, version, now = str(error), exchange.version, stands_now(exchange, service.FIELDS)
        except Refused as error:
            refused = str(error)
    back = reverse("activities:exchange", args=[pk])
    return form_page(request, TAB, form, "修改双清单事项", back, version=version, refused=refused, now=now)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, state: str) -> HttpResponse:
    """One step on. 推进中 needs no words; the others are a short form."""
    exchange = visible_row(request, Exchange, pk, "unit", "partner", "edited_by")
    user = require_keeper(request, exchange.unit)
    if state not in service.STEPS:
        raise Http404
    to = ExchangeState(state)
    form_class = STEP_FORMS.get(to)
    if form_class is None:
        if request.method == "POST":
            with refusals_as_messages(request):
                service.step(actor=user, exchange=exchange, version=version_in(request), to=to)
                messages.success(request, "已经改为“推进中”。")
        return redirect("activities:exchange", pk)
    form = form_class(request.POST if request.method == "POST" else None)
    refused, version = "", version_in(request) or exchange.version
    if request.method == "POST" and form.may_save():
        try:
            service.step(actor=user, exchange=exchange, version=version, to=to, outcome=outcome_of(form))
            messages.success(request, f"已经改为“{to.label}”。")
            return redirect("activities:exchange", pk)
        except Outdated as error:
            if is_gone(request, error, exchange):
                return redirect("activities:exchanges")
            refused, version = str(error), exchange.version
        except Refused as error:
            refused = str(error)
    back = reverse("activities:exchange", args=[pk])
    heading = f"{STEP_WORDS[to]}：{exchange.item}"
    return form_page(request, TAB, form, heading, back, version=version, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def activities(request: HttpRequest, pk: int) -> HttpResponse:
    """Which of the unit's activities of the year were done for it."""
    exchange = visible_row(request, Exchange, pk, "unit", "partner", "edited_by")
    user = require_keeper(request, exchange.unit)
    linked = set(exchange.activities.values_list("pk", flat=True))
    year = Q(day__range=(date(exchange.year, 1, 1), date(exchange.year, 12, 31)))
    of_the_unit = Activity.objects.filter(year | Q(pk__in=linked), unit=exchange.unit)
    choice = list(of_the_unit.order_by("-day", "-pk"))
    version = version_in(request) or exchange.version
    refused = ""
    if request.method == "POST":
        wanted = set(request.POST.getlist("activity"))
        linked = {row.pk for row in choice if str(row.pk) in wanted}
        try:
            service.set_activities(
                actor=user,
                exchange=exchange,
                version=version,
                activities=[row for row in choice if row.pk in linked],
            )
            messages.success(request, "已经保存。")
            return redirect("activities:exchange", pk)
        except Outdated as error:
            if is_gone(request, error, exchange):
                return redirect("activities:exchanges")
            refused, version = str(error), exchange.version
        except Refused as error:
            refused = str(error)
    context = {
        "tab": TAB,
        "exchange": exchange,
        "choice": choice,
        "linked": linked,
        "version": version,
        "refused": refused,
    }
    return render(request, "activities/exchanges/activities.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    exchange = visible_row(request, Exchange, pk, "unit", "edited_by")
    user = require_keeper(request, exchange.unit)
    with refusals_as_messages(request):
        service.remove_exchange(actor=user, exchange=exchange, version=version_in(request))
        messages.success(request, "已经删去。")
        return redirect(_year_of(exchange))
    return redirect("activities:exchange", pk)


def _year_of(exchange: Exchange) -> str:
    return f"{reverse('activities:exchanges')}?year={exchange.year}"
