"""The days before 春节 and around 八一: what is arranged, and whom nobody has visited yet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from activities.choices import COMING, ActivityState
from activities.policies import may_keep
from activities.views.common import reader_of
from activities.windows import VisitWindow, activities_of, not_visited, window_of_key
from activities.yearly.scope import UnitScope, scope_of
from beneficiaries.exporting.ledgers import Scope, visits
from beneficiaries.exporting.product import PDF, TYPES, Product
from beneficiaries.models import Person
from beneficiaries.policies import may_read as may_read_persons
from beneficiaries.services.exporting import export_masked
from beneficiaries.views.paging import page_number
from shuangyong.units.errors import Refused
from shuangyong.units.views.files import streamed_file

PER_PAGE = 50
MOST_ACTIVITIES = 30


@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """系统管理员 sees the activities and no persons."""
    scope, window = _asked(request, key)
    today = timezone.localdate()
    rows = activities_of(scope.user, window).filter(scope.of())
    states = list(rows.order_by().values_list("state", flat=True))
    context: dict[str, Any] = {
        "tab": "calendar",
        "scope": scope,
        "window": window,
        "today": today,
        "days_to": window.days_to(today),
        "is_over": today > window.end,
        "activities": rows[:MOST_ACTIVITIES],
        "activities_more": max(0, len(states) - MOST_ACTIVITIES),
        "planned": sum(state in COMING for state in states),
        "done": states.count(ActivityState.DONE),
        "may_keep": may_keep(scope.user, scope.user.unit),
        "sees_persons": may_read_persons(scope.user),
        "unit_query": f"&{scope.query}" if scope.query else "",
        "list_query": f"&{scope.list_query}" if scope.list_query else "",
    }
    if context["sees_persons"]:
        context |= _people(request, scope, window)
    return render(request, "activities/calendar/window.html", context)


@require_POST
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """名册 of those who have not been visited, as PDF with room for the signature; the trail tells of it."""
    scope, window = _asked(request, key)
    if not may_read_persons(scope.user):
        raise PermissionDenied("您的岗位不接触优抚对象的信息。")
    product = _product(scope, window)
    back = f"{reverse('activities:window', args=[key])}{f'?{scope.query}' if scope.query else ''}"
    if not product.count:
        messages.info(request, "名单上没有人，不用打印。")
        return redirect(back)
    try:
        made = export_masked(actor=scope.user, product=product, fmt=PDF)
    except Refused as error:
        messages.error(request, str(error))
        return redirect(back)
    name = product.filename(PDF, unmasked=False)
    return streamed_file(made, name, TYPES[PDF])


def _asked(request: HttpRequest, key: str) -> tuple[UnitScope, VisitWindow]:
    """The window of the address, or 404 for a key that is none."""
    user = reader_of(request)
    window = window_of_key(key)
    if window is None:
        raise Http404
    wanted = request.POST if request.method == "POST" else request.GET
    return scope_of(user, wanted.get("unit", "")), window


def _people(request: HttpRequest, scope: UnitScope, window: VisitWindow) -> dict[str, Any]:
    left = scope.people(not_visited(scope.user, window))
    count = left.order_by().count()
    everybody = scope.people(Person.objects.visible_to(scope.user).present()).order_by().count()
    number = min(page_number(request), max(1, -(-count // PER_PAGE)))
    first = (number - 1) * PER_PAGE
    rows = left.select_related("unit").prefetch_related("identities__category")[first : first + PER_PAGE]
    return {
        "people": list(rows),
        "left": count,
        "everybody": everybody,
        "visited": everybody - count,
        "first": first,
        "page": number,
        "has_next": first + PER_PAGE < count,
    }


def _product(scope: UnitScope, window: VisitWindow) -> Product:
    unit = scope.chosen or scope.user.unit
    assert unit is not None  # noqa: S101  readers of the ledger have one
    listed = Scope(
        people=scope.people(not_visited(scope.user, window)),
        unit_name=unit.name,
        several=scope.several,
        conditions=f"{window.start:%Y-%m-%d}以来还没有走访的",
        day=timezone.localdate(),
    )
    return visits(listed, f"{window.day.year}年{window.name}")
