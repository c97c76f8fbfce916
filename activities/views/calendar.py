"""The year's calendar: a month as a grid, a quarter and a year as small ones with the plan beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from activities.in_force import plan_of_unit
from activities.policies import may_keep
from activities.views.common import reader_of
from activities.windows import next_windows
from activities.yearly import board, spans, tasks
from activities.yearly.marks import Marks, marks_of
from activities.yearly.scope import UnitScope, scope_of
from activities.yearly.spans import Span
from plans.models import Plan
from shuangyong.almanac.nodes import anniversaries_without_a_day

MOST_IN_A_MONTH = 15


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """A month, Monday first; in a list of days on a phone."""
    scope = scope_of(reader_of(request), request.GET.get("unit", ""))
    today = timezone.localdate()
    span = spans.month_from(request.GET.get("month", ""), today)
    marks = _marks(scope, span)
    weeks = board.weeks_of(span, today, marks, scope.activities())
    plan = _plan(scope, span)
    return _page(
        request, "month", scope, span, marks,
        weeks=weeks,
        weekdays=board.WEEKDAYS,
        is_empty=all(not cell.items for week in weeks for cell in week),
        plan=plan,
        open_tasks=tasks.open_in_month(plan, span, today) if plan else [],
    )  # fmt: skip


@require_safe
def quarter(request: HttpRequest) -> HttpResponse:
    """Three months with what is planned and done, and the plan's tasks of the quarter."""
    scope = scope_of(reader_of(request), request.GET.get("unit", ""))
    today = timezone.localdate()
    span = spans.quarter_from(request.GET.get("quarter", ""), today)
    marks = _marks(scope, span)
    rows = scope.activities()
    counts = board.counts_by_day(rows, span.start, span.end)
    items = board.items_by_day(rows, span.start, span.end)
    plan = _plan(scope, span)
    return _page(
        request, "quarter", scope, span, marks,
        weekdays=board.WEEKDAYS,
        months=board.small_months(span, today, marks, counts, items, MOST_IN_A_MONTH),
        totals=board.total(counts.values()),
        plan=plan,
        plan_tasks=tasks.by_month(plan, span, today) if plan else None,
    )  # fmt: skip


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Twelve small months, the anniversaries of the year, and the plan's tasks by quarter."""
    scope = scope_of(reader_of(request), request.GET.get("unit", ""))
    today = timezone.localdate()
    span = spans.year_from(request.GET.get("year", ""), today)
    marks = _marks(scope, span)
    counts = board.counts_by_day(scope.activities(), span.start, span.end)
    plan = _plan(scope, span)
    return _page(
        request, "year", scope, span, marks,
        weekdays=board.WEEKDAYS,
        months=board.small_months(span, today, marks, counts, {}, 0),
        totals=board.total(counts.values()),
        anniversaries=anniversaries_without_a_day(span.year),
        plan=plan,
        plan_tasks=tasks.by_quarter(plan, today) if plan else None,
    )  # fmt: skip


def _marks(scope: UnitScope, span: Span) -> Marks:
    own = scope.plan_unit
    return marks_of(scope.local_dates(), span.start, span.end, own.pk if own else None)


def _page(
    request: HttpRequest, view: str, scope: UnitScope, span: Span, marks: Marks, **more: Any
) -> HttpResponse:
    user, today = scope.user, timezone.localdate()
    context = {
        "tab": "calendar",
        "view": view,
        "scope": scope,
        "span": span,
        "marks": marks,
        "today": today,
        "ways": _ways(scope, span, view),
        "windows": next_windows(today),
        "may_keep": may_keep(user, user.unit),
        "list_root": reverse("activities:list"),
        "list_address": address_of_list(scope, span),
        "unit_query": f"&{scope.query}" if scope.query else "",
        "list_query": f"&{scope.list_query}" if scope.list_query else "",
        **more,
    }
    return render(request, f"activities/calendar/{view}.html", context)


NAMES = {
    "month": "activities:calendar",
    "quarter": "activities:calendar_quarter",
    "year": "activities:calendar_year",
}


def _ways(scope: UnitScope, span: Span, view: str) -> dict[str, Any]:
    """Addresses: before, after, today, and the same days in the other views."""

    def to(name: str, target: Span | None) -> str:
        if target is None:
            return ""
        query = {name: target.key}
        if scope.choices and scope.chosen:
            query["unit"] = str(scope.chosen.pk)
        return f"{reverse(NAMES[name])}?{urlencode(query)}"

    day = timezone.localdate()
    # The other views open where this one stands, and at today when today lies in it.
    near = day if span.start <= day <= span.end else span.start
    return {
        "before": to(view, span.before),
        "after": to(view, span.after),
        "today": f"{reverse(NAMES[view])}{f'?{scope.query}' if scope.query else ''}",
        "views": [
            ("月", to("month", spans.month_of(near)), view == "month"),
            ("季", to("quarter", spans.quarter_of(near)), view == "quarter"),
            ("年", to("year", spans.year_of(near)), view == "year"),
        ],
    }


def _plan(scope: UnitScope, span: Span) -> Plan | None:
    """The plan that stands beside the calendar."""
    return plan_of_unit(scope.user, scope.plan_unit, span.year) if scope.plan_unit else None


def address_of_list(scope: UnitScope, span: Span) -> str:
    """The list of activities of these days."""
    query = urlencode({"since": span.start.isoformat(), "until": span.end.isoformat()})
    return f"{reverse('activities:list')}?{query}{f'&{scope.list_query}' if scope.list_query else ''}"
