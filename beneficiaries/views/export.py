"""Exporting what the list shows: choose columns, take the file along, masked or in full by a second step."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.exporting import people as exported
from beneficiaries.exporting.columns import COLUMNS
from beneficiaries.exporting.conditions import in_words
from beneficiaries.exporting.product import XLSX, Product
from beneficiaries.forms.finding import PersonFilter
from beneficiaries.models import Person
from beneficiaries.services.exporting import may_unmask, unmaskable
from beneficiaries.views.common import reader_of
from beneficiaries.views.leaving import at, masked_file, query_of, second_step


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """How many will leave, by which filter, with which columns."""
    user = reader_of(request)
    product = _product(request)
    chosen = {column.key for column in product.columns}
    context = {
        "product": product,
        "query": query_of(request),
        "others": [column for column in COLUMNS if column.key not in chosen],
        "may_unmask": may_unmask(user),
    }
    return render(request, "beneficiaries/export.html", context)


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """One press of a button beside a column; what stands then is kept for the next time."""
    user = reader_of(request)
    act, _, key = request.POST.get("press", "").partition(":")
    exported.remember(user, exported.changed(exported.remembered(user), act, key))
    return redirect(f"{at('people:export', request)}#columns")


@require_POST
def file(request: HttpRequest) -> HttpResponseBase:
    """The masked file. What is taken along is on record before it is made."""
    return masked_file(request, _product(request), XLSX, "people:export")


@sensitive_post_parameters("password", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
def unmasked(request: HttpRequest) -> HttpResponseBase:
    """The second step, and the file with full values."""
    return second_step(request, lambda unmasked: _product(request, unmasked=unmasked), "people:export")


def _product(request: HttpRequest, *, unmasked: bool = False) -> Product:
    user = reader_of(request)
    form = PersonFilter(request.GET, user=user)
    people = form.wanted.narrow(Person.objects.visible_to(user))
    if unmasked:
        people = unmaskable(people, user)
    unit = form.filled.get("unit") or user.unit
    return exported.people_list(
        people,
        exported.remembered(user),
        unit_name=str(unit),
        conditions=in_words(form),
        day=timezone.localdate(),
    )
