"""The first page of the day, by role."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.in_force import plan_in_force, plans_of_year
from activities.policies import may_keep
from activities.progress import progress_of_plans
from activities.summaries.board import left_over
from activities.today import today_of, units_today
from beneficiaries.today import waiting
from plans.models import Plan, TaskType
from plans.review.waiting import waiting_plans
from plans.views.common import signed_in_user
from shuangyong.desk.near import next_dates, this_quarter
from shuangyong.desk.overview import overview
from shuangyong.desk.own_plan import own_plan, plans_of_unit
from shuangyong.desk.upkeep import chores
from shuangyong.desk.years import YearChoice, chosen_year
from shuangyong.units.choices import OFFICE_ROLES
from shuangyong.units.models import Role, Unit, User

DECIDERS = (Role.HEAD, *OFFICE_ROLES)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where the role begins."""
    return redirect("audit" if signed_in_user(request).role == Role.AUDITOR else "home")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """工作台."""
    user = signed_in_user(request)
    if user.role == Role.AUDITOR:
        raise PermissionDenied("审计员只查看审计记录。")
    if user.role == Role.SYSADMIN:
        return render(request, "desk/home_admin.html", _upkeep(user))
    years = chosen_year(request)
    context = _own_work(user, years)
    context["ledger"] = waiting(user, context["today"])
    if user.role in DECIDERS:
        shown = context["own"].plan if user.role == Role.HEAD else None  # its card says so already
        context["waiting"] = [item for item in waiting_plans(user) if item.plan != shown]
    if user.role in OFFICE_ROLES:
        context["overview"] = overview(user, years.year, request.GET.get("show", ""))
        context |= _behind(user, context)
        return render(request, "desk/home_office.html", context)
    return render(request, "desk/home_unit.html", context)


def _own_work(user: User, years: YearChoice) -> dict[str, Any]:
    """What every unit has: the plan of the chosen year, this quarter's work, the dates to come."""
    today = timezone.localdate()
    plans = plans_of_unit(user, (years.year - 1, years.year, today.year))
    earlier = plans[years.year - 1]
    return {
        "years": years,
        "today": today,
        "now": today_of(user, today),
        "keeps": may_keep(user, user.unit),
        "left_over": left_over(user, today),
        "own": own_plan(user, years.year, plans[years.year]),
        "last_year_plan": plan_in_force(earlier),
        "quarter": this_quarter(plan_in_force(plans[today.year]), today),
        "dates": next_dates(today),
    }


def _behind(user: User, context: dict[str, Any]) -> dict[str, Any]:
    """For offices: what is late in the units below, and whom they have visited when a window is near."""
    assert user.unit is not None  # noqa: S101  offices have a unit
    today, visiting = context["today"], context["now"].visiting
    window = visiting.window if visiting is not None and visiting.is_near else None
    plans = progress_of_plans(plans_of_year(user, today.year, user.unit.path))
    return {"behind": units_today(user, user.unit, plans, window, today), "window": window}


def _upkeep(user: User) -> dict[str, Any]:
    return {
        "today": timezone.localdate(),
        "chores": chores(),
        "types": TaskType.objects.filter(is_active=True).count(),
        "units": Unit.objects.visible_to(user).filter(is_active=True).count(),
        "accounts": User.objects.visible_to(user).filter(is_active=True).count(),
        "plans": Plan.objects.visible_to(user).plans().count(),
    }
