"""The ledger as a list: found, narrowed, fifty to a page, counted after it is painted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.forms.finding import PersonFilter
from beneficiaries.models import Person
from beneficiaries.policies import may_write_for
from beneficiaries.views.common import reader_of
from beneficiaries.views.paging import page_number

PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One page of people. One row more than a page is read: that says whether another page follows."""
    user = reader_of(request)
    form = PersonFilter(request.GET, user=user)
    page = page_number(request)
    people = form.wanted.narrow(Person.objects.visible_to(user))
    first = (page - 1) * PER_PAGE
    rows = list(
        people.select_related("unit").prefetch_related("identities__category")[first : first + PER_PAGE + 1]
    )
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "people": rows[:PER_PAGE],
        "first": first,
        "page": page,
        "has_next": len(rows) > PER_PAGE,
        "query": query.urlencode(),
        "filtered": bool(form.filled),
        "may_write": user.unit is not None and may_write_for(user, user.unit),
        "several_units": "unit" in form.fields,
    }
    return render(request, "beneficiaries/list.html", context)


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Turn what was typed into an address that holds no number of a person's."""
    form = PersonFilter(request.POST, user=reader_of(request))
    query = urlencode(form.address_query())
    if form.broken_number:
        messages.error(request, "没有按号码查找：证件号要写完整，电话写11位手机号，或者带区号的座机号。")
    address = reverse("people:list")
    return redirect(f"{address}?{query}" if query else address)


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """How many there are, for the head of the list, asked for once the page is painted."""
    user = reader_of(request)
    people = PersonFilter(request.GET, user=user).wanted.narrow(Person.objects.visible_to(user))
    return HttpResponse(f"共{people.order_by().count()}人")
