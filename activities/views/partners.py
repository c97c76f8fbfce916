"""共建单位: the list, the page of one, its form, its agreements, its phone number."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.cadence import due_words, round_anniversary, term_to_mind, term_words
from activities.choices import ActivityState
from activities.forms.partners import AgreementForm, PartnerForm, PhoneForm
from activities.models import Agreement, Partner
from activities.policies import may_keep
from activities.services import partners as service
from activities.services.history import stands_now
from activities.views.chosen import chosen_in, is_gone, require_keeper, version_in
from activities.views.common import keeper_of, reader_of, refusals_as_messages, visible_row
from activities.views.form_pages import form_page
from beneficiaries.views.in_place import in_place
from beneficiaries.views.paging import page_number
from shuangyong.units.errors import Forbidden, Outdated, Refused

PER_PAGE = 50
TAB = "partners"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those one works with; offices see those of the units below."""
    user = reader_of(request)
    chosen, today, page = chosen_in(request, user), timezone.localdate(), page_number(request)
    together = Q(
        activities__state=ActivityState.DONE,
        activities__day__range=(date(today.year, 1, 1), date(today.year, 12, 31)),
    )
    rows = (
        chosen.narrow(Partner.objects.visible_to(user))
        .select_related("unit")
        .prefetch_related("agreements")
        .annotate(together=Count("activities", filter=together, distinct=True))
        .order_by("-is_active", "unit__path", "kind", "pk")
    )
    first = (page - 1) * PER_PAGE
    found = list(rows[first : first + PER_PAGE + 1])
    context = {
        "tab": TAB,
        "chosen": chosen,
        "lines": [_line(partner, today) for partner in found[:PER_PAGE]],
        "page": page,
        "has_next": len(found) > PER_PAGE,
        "year": today.year,
        "may_keep": may_keep(user, user.unit),
    }
    return render(request, "activities/partners/list.html", context)


def _line(partner: Partner, today: date) -> dict[str, Any]:
    since, agreements = partner.since, list(partner.agreements.all())
    comes, years = round_anniversary(since, today.year) if since and partner.is_active else (0, 0)
    return {
        "partner": partner,
        "years": partner.years_in(today.year),
        "comes": comes,
        "round_years": years,
        "is_near": comes in (today.year, today.year + 1),
        "agreed": agreements,
        "term": term_to_mind(agreements, today) if partner.is_active else "",
    }


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one: agreements, what was done together each year, 双清单."""
    partner = visible_row(request, Partner, pk, "unit", "edited_by")
    user, today = reader_of(request), timezone.localdate()
    years: dict[int, list[Any]] = {}
    for activity in partner.activities.select_related("type").order_by("-day", "-pk"):
        years.setdefault(activity.day.year, []).append(activity)
    exchanges = [(row, *due_words(row.due_on, today, is_open=row.is_open)) for row in partner.exchanges.all()]
    line = _line(partner, today)
    context = {
        "tab": TAB,
        **line,
        "agreements": [(row, term_words(row, today)) for row in line["agreed"]],
        "by_year": list(years.items()),
        "exchanges": exchanges,
        "may_keep": may_keep(user, partner.unit),
        "today": today,
    }
    return render(request, "activities/partners/detail.html", context)


@sensitive_post_parameters("phone")
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    user, unit = keeper_of(request)
    form = PartnerForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.may_save():
        try:
            partner = service.create_partner(actor=user, unit=unit, values=form.values())
            messages.success(request, "已经登记。有协议的，可以接着登记协议。")
            return redirect(partner)
        except Refused as error:
            refused = str(error)
    return form_page(request, TAB, form, "登记共建单位", reverse("activities:partners"), refused=refused)


@sensitive_post_parameters("phone")
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """After a conflict the form is as typed, beside what stands there now."""
    partner = visible_row(request, Partner, pk, "unit", "edited_by")
    user = require_keeper(request, partner.unit)
    form = PartnerForm(request.POST if request.method == "POST" else None, row=partner)
    refused, now = "", []
    version = version_in(request) or partner.version
    if request.method == "POST" and form.may_save():
        try:
            service.change_partner(actor=user, partner=partner, version=version, values=form.values())
            messages.success(request, "已经保存。")
            return redirect(partner)
        except Outdated as error:
            if is_gone(request, error, partner):
                return redirect("activities:partners")
            refused, version, now = str(error), partner.version, stands_now(partner, service.FIELDS)
        except Refused as error:
            refused = str(error)
    back = partner.get_absolute_url()
    return form_page(
        request, TAB, form, "修改共建单位", back, refused=refused, version=version, now=now, row=partner
    )


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """停止共建, or take it up again: `active` says which."""
    partner = visible_row(request, Partner, pk, "unit")
    user = require_keeper(request, partner.unit)
    active = request.POST.get("active") == "yes"
    with refusals_as_messages(request):
        service.set_active(actor=user, partner=partner, version=version_in(request), active=active)
        messages.success(request, "已经恢复共建。" if active else "已经停止共建，以前的记录都还在。")
    return redirect(partner)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    partner = visible_row(request, Partner, pk, "unit")
    user = require_keeper(request, partner.unit)
    with refusals_as_messages(request):
        service.remove_partner(actor=user, partner=partner, version=version_in(request))
        messages.success(request, f"已经删去“{partner.name}”。")
        return redirect("activities:partners")
    return redirect(partner)


@in_place
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks why; POST shows the number, on this one answer and on no other."""
    partner = visible_row(request, Partner, pk, "unit")
    user = require_keeper(request, partner.unit)
    form = PhoneForm(request.POST if request.method == "POST" else None)
    opened, error = "", ""
    if request.method == "POST" and form.is_valid():
        try:
            opened = service.open_phone(actor=user, partner=partner, reason=form.reason)
        except Forbidden as refused:
            raise PermissionDenied(str(refused)) from refused
        except Refused as refused:
            error = str(refused)
    in_part = bool(request.headers.get("HX-Request"))
    page = "activities/partners/parts/phone.html" if in_part else "activities/partners/phone.html"
    context = {"tab": TAB, "partner": partner, "form": form, "words": opened, "error": error}
    response = render(request, page, {**context, "in_part": in_part})
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_new(request: HttpRequest, pk: int) -> HttpResponse:
    partner = visible_row(request, Partner, pk, "unit")
    user = require_keeper(request, partner.unit)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.may_save():
        try:
            service.add_agreement(actor=user, partner=partner, values=form.values())
            messages.success(request, "协议已经登记。")
            return _to_agreements(partner)
        except Refused as error:
            refused = str(error)
    return form_page(
        request, TAB, form, f"登记协议：{partner.name}", partner.get_absolute_url(), refused=refused
    )


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    partner, found = _agreement_of(request, pk, row)
    user = require_keeper(request, partner.unit)
    form = AgreementForm(request.POST if request.method == "POST" else None, row=found)
    refused, now = "", []
    version = version_in(request) or partner.version
    if request.method == "POST" and form.may_save():
        try:
            service.change_agreement(actor=user, agreement=found, version=version, values=form.values())
            messages.success(request, "协议已经保存。")
            return _to_agreements(partner)
        except Outdated as error:
            if is_gone(request, error, found):
                return _to_agreements(partner)
            partner.refresh_from_db()
            refused, version = str(error), partner.version
            now = stands_now(found, service.AGREEMENT_FIELDS)
        except Refused as error:
            refused = str(error)
    back = partner.get_absolute_url()
    heading = f"修改协议：{partner.name}"
    told = {"refused": refused, "version": version, "now": now, "agreement": found}
    return form_page(request, TAB, form, heading, back, **told)


@require_POST
def agreement_remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    partner, found = _agreement_of(request, pk, row)
    user = require_keeper(request, partner.unit)
    with refusals_as_messages(request):
        service.remove_agreement(actor=user, agreement=found, version=version_in(request))
        messages.success(request, "协议已经删去。")
    return _to_agreements(partner)


def _agreement_of(request: HttpRequest, pk: int, row: int) -> tuple[Partner, Agreement]:
    partner = visible_row(request, Partner, pk, "unit")
    found = partner.agreements.filter(pk=row).first()
    if found is None:
        raise Http404
    return partner, found


def _to_agreements(partner: Partner) -> HttpResponse:
    return redirect(f"{partner.get_absolute_url()}#agreements")
