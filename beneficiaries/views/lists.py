"""The lists that offices hand in: which one, for whom, as PDF or Excel."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.exporting.conditions import in_words
from beneficiaries.exporting.ledgers import Ledger, Scope, payments, roster, visits
from beneficiaries.exporting.product import MOST_ON_PAPER, PDF, TYPES, XLSX, Product
from beneficiaries.forms.exporting import LedgerChoice
from beneficiaries.models import Person
from beneficiaries.services.exporting import may_unmask, unmaskable
from beneficiaries.views.common import reader_of
from beneficiaries.views.leaving import at, masked_file, query_of, second_step


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The choice, and how many the list has as it stands in the address."""
    user = reader_of(request)
    form = LedgerChoice(request.GET, user=user)
    context = {
        "form": form,
        "product": _product(request, form),
        "query": query_of(request),
        "kind": form.ledger.value,
        "kinds": Ledger.choices,
        "year": form.paid.year,
        "full_pdf": f"{at('people:list_full', request)}{'&' if query_of(request) else '?'}format={PDF}",
        "full_xlsx": at("people:list_full", request),
        "may_unmask": may_unmask(user),
        "most_on_paper": MOST_ON_PAPER,
    }
    return render(request, "beneficiaries/lists.html", context)


@require_POST
def file(request: HttpRequest) -> HttpResponseBase:
    """The masked list in the format of the button that was pressed."""
    product = _product(request, LedgerChoice(request.GET, user=reader_of(request)))
    fmt = request.POST.get("format", XLSX)
    return masked_file(request, product, fmt if fmt in TYPES else XLSX, "people:lists")


@sensitive_post_parameters("password", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
def unmasked(request: HttpRequest) -> HttpResponseBase:
    """The second step, and the list with full numbers."""
    form = LedgerChoice(request.GET, user=reader_of(request))
    return second_step(request, lambda unmasked: _product(request, form, unmasked=unmasked), "people:lists")


def _product(request: HttpRequest, form: LedgerChoice, *, unmasked: bool = False) -> Product:
    user = reader_of(request)
    people = form.wanted.narrow(Person.objects.visible_to(user))
    if unmasked:
        people = unmaskable(people, user)
    unit = form.filled.get("unit") or user.unit
    assert unit is not None  # noqa: S101  readers have one
    scope = Scope(
        people=people,
        unit_name=unit.name,
        several=unit.is_office,
        conditions=in_words(form),
        day=timezone.localdate(),
    )
    if form.ledger is Ledger.PAYMENTS:
        return payments(scope, form.paid)
    return visits(scope, form.visited_for) if form.ledger is Ledger.VISITS else roster(scope)
