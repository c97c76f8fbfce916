"""The list of plans that the user may see."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.forms.list_form import PlanFilter
from plans.models import Plan
from plans.policies import may_start_plan
from plans.views.common import signed_in_user
from shuangyong.units.models import Role

PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Plans, newest year first; the number of queries does not grow with the rows."""
    user = signed_in_user(request)
    if user.role == Role.AUDITOR:
        raise PermissionDenied("审计员只查看审计记录。")
    form = PlanFilter(request.GET, user=user)
    plans = form.narrow(Plan.objects.visible_to(user).for_list()).order_by("-year", "unit__path", "-pk")
    page = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "filtered": bool(form.wanted),
        "may_start": may_start_plan(user),
        "several_units": "unit" in form.fields,
    }
    return render(request, "plans/list.html", context)
