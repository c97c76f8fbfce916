"""进度统计: a year of one unit, or of an office with all below it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities import statistics, year_figures
from activities.counting import Scope, totals
from activities.finding import list_address
from activities.in_force import plans_of_year
from activities.ledgers.scope import LedgerKind, ledger_address
from activities.progress import PlanProgress, progress_of_plans
from activities.views.chosen import chosen_in
from activities.views.common import reader_of
from activities.windows import NAMES, VisitWindow, window_of_key
from beneficiaries.policies import may_read as may_read_persons
from plans.amounts import number
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.units.models import Unit, User

TOLD = ("done", "people", "reached", "visits", "persons", "households", "spent", "budget", "goods_value")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Numbers, charts, and for offices a line a unit."""
    user, today = reader_of(request), timezone.localdate()
    chosen = chosen_in(request, user)
    office, year = chosen.unit or user.unit, chosen.year
    scope = _scope(office, year, several=chosen.several)
    plans = progress_of_plans(plans_of_year(user, year, office.path if office else ""))
    windows = [found for code in NAMES if (found := window_of_key(f"{code}-{year}")) is not None]
    persons = may_read_persons(user)
    counted = totals(scope)
    own = [row.plan for row in plans if office is not None and row.plan.unit_id == office.pk]
    context: dict[str, Any] = {
        "tab": "progress",
        "year": year,
        "years": [other for other in (year - 1, year + 1) if FIRST_YEAR <= other <= LAST_YEAR],
        "today": today,
        "office": office,
        "units": chosen.units,
        "totals": counted,
        "words": {name: number(getattr(counted, name)) for name in TOLD},
        "addresses": _addresses(scope, office),
        "tasks": sum(len(plan.counted) for plan in plans),
        "tasks_done": sum(plan.done for plan in plans),
        "behind": sum(len(plan.behind(today)) for plan in plans),
        "own_plan": own[0] if len(plans) == 1 and own else None,
        "persons": persons,
        "figures": _figures(user, office, scope, plans, windows if persons else []),
        "windows": windows,
    }
    if chosen.several and office is not None and office.is_office:
        rows = statistics.by_unit(user, office, scope, plans, windows if persons else [], today)
        context |= {"rows": [_line(row, scope) for row in rows], "added": _added(rows)}
    return render(request, "activities/progress/index.html", context)


def _scope(office: Unit | None, year: int, *, several: bool) -> Scope:
    start, end = date(year, 1, 1), date(year, 12, 31)
    if office is None:
        return Scope(start, end)
    return Scope(start, end, path=office.path) if several else Scope(start, end, unit=office.pk)


def _addresses(scope: Scope, office: Unit | None) -> dict[str, str]:
    """Where the large numbers lead to."""
    unit = office.pk if office is not None and scope.unit is None else None
    return {
        "done": list_address(scope, state="done"),
        "coming": list_address(scope, state="coming"),
        "people": list_address(scope, state="done", has="people"),
        "reached": list_address(scope, state="done", has="reached"),
        "visits": ledger_address(scope, LedgerKind.VISITS, unit),
        "money": ledger_address(scope, LedgerKind.MONEY, unit),
    }


def _figures(
    user: User, office: Unit | None, scope: Scope, plans: list[PlanProgress], windows: list[VisitWindow]
) -> list[year_figures.Figure]:
    months = statistics.by_month(scope)
    unit = {"unit": office.pk} if office is not None and not scope.unit else {}
    figures = [
        year_figures.quarter_figure(statistics.by_quarter(months, plans), scope),
        year_figures.month_figure(months, scope),
        year_figures.type_figure(statistics.by_type(scope), scope),
        year_figures.money_figure(statistics.by_source(scope), scope, unit),
    ]
    if windows:
        people = statistics.people_due(user, office.path if office else "")
        figures.append(year_figures.due_figure(statistics.by_category(people, windows), windows, unit))
    return figures


def _line(row: statistics.UnitRow, scope: Scope) -> dict[str, Any]:
    """A unit with the list of its activities."""
    path, unit = ("", row.unit.pk) if row.own else (row.unit.path, None)
    mine = replace(scope, path=path, unit=unit)
    told = {"row": row, "address": list_address(mine, state="standing") if row.standing else ""}
    if row.own:  # a ledger of the office has all below it
        return told
    visits = ledger_address(scope, LedgerKind.VISITS, row.unit.pk) if row.visits else ""
    return told | {
        "visits": visits,
        "money": ledger_address(scope, LedgerKind.MONEY, row.unit.pk) if row.spent else "",
    }


def _added(rows: list[statistics.UnitRow]) -> dict[str, Any]:
    """The last line of the table of units."""
    names = ("tasks", "tasks_done", "behind", "standing", "done", "visits", "spent", "present")
    added: dict[str, Any] = {name: sum(getattr(row, name) for row in rows) for name in names}
    visited = [sum(column) for column in zip(*(row.visited for row in rows), strict=True)]
    return {**added, "visited": visited, "spent_words": number(added["spent"])}
