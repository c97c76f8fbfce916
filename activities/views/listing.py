"""The list of activities."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.finding import overdue_on
from activities.forms.finding import ActivityFilter
from activities.models import Activity
from activities.policies import may_keep
from activities.views.common import reader_of

PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Activities by day, the latest first; what is overdue is said. The number of queries is constant."""
    user, today = reader_of(request), timezone.localdate()
    form = ActivityFilter(request.GET, user=user, today=today)
    seen = Activity.objects.visible_to(user)
    rows = form.wanted.narrow(seen, today).select_related("unit", "type").order_by("-day", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for activity in page.object_list:
        last = activity.end_day or activity.day
        activity.days_late = (today - last).days if activity.is_coming and last < today else 0
    overdue = seen.filter(overdue_on(today)).order_by()
    if user.unit is not None:
        overdue = overdue.filter(unit=user.unit)
    context = {
        "tab": "list",
        "form": form,
        "chips": form.chips(),
        "page": page,
        "overdue": overdue.count() if form.filled.get("state") != "overdue" else 0,
        "has_any": bool(page.paginator.count) or seen.exists(),
        "may_keep": may_keep(user, user.unit),
        "today": today,
    }
    return render(request, "activities/list.html", context)
