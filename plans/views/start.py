"""Starting a plan: the choice of how, and a page for each way."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from plans.forms.start_forms import CopyForm, StartForm, TemplateForm, TextForm, plans_to_copy
from plans.models import Plan
from plans.policies import may_start_plan
from plans.services.creating import create_plan, just_created, lock_unit, same_year_plans
from plans.starts.basics import CannotStart, planning_year
from plans.starts.templates import all_templates, usual_template
from plans.views.common import signed_in_user
from shuangyong.units.models import Unit, User


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The ways to start, the likeliest first."""
    _, unit = _writer(request)
    year = planning_year(timezone.localdate())
    context = {
        "unit": unit,
        "year": year,
        "template": all_templates()[usual_template(unit.kind, unit.name)],
        "last_plan": plans_to_copy(unit).filter(year__lt=year).first(),
        "others": same_year_plans(unit, year),
    }
    return render(request, "plans/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def blank(request: HttpRequest) -> HttpResponse:
    return _start(request, StartForm, "空白计划", "只有标题和常用的几个标题行，内容自己写。")


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest) -> HttpResponse:
    return _start(request, TemplateForm, "用模板建计划", "选一个最接近的模板，建好后可以随意增删修改。")


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest) -> HttpResponse:
    return _start(
        request, CopyForm, "复制往年计划", "年份、周年和日期自动改到新的年度，需要您核对的地方会列出来。"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest) -> HttpResponse:
    return _start(
        request, TextForm, "导入文字", "已经在别处写好的计划，粘贴全文或选择文本文件，一字不差地放进来。"
    )


def _start(request: HttpRequest, form_class: type[StartForm], heading: str, lead: str) -> HttpResponse:
    user, unit = _writer(request)
    form = form_class(request.POST or None, request.FILES or None, unit=unit)
    if request.method == "POST":
        plan = _create(form, user)
        if plan is not None:
            messages.success(request, _welcome(plan))
            return redirect("plans:edit", plan.pk)
    context = {
        "form": form,
        "unit": unit,
        "heading": heading,
        "lead": lead,
        "wants_file": form.is_multipart(),
    }
    if isinstance(form, CopyForm) and form.fields["source"].initial is None:
        context["nothing_to_copy"] = True
    return render(request, "plans/start_form.html", context)


@transaction.atomic
def _create(form: StartForm, user: User) -> Plan | None:
    """The new plan, or None with the reasons in the form; under a lock, as a button may be pressed twice."""
    lock_unit(form.unit)
    if not form.is_valid():
        return _first_press(form, user) if set(form.errors) == {"again"} else None
    if plan := _first_press(form, user):
        return plan
    try:
        content, notes = form.content()
        return create_plan(unit=form.unit, content=content, actor=user, origin=form.origin, notes=notes)
    except CannotStart as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


def _first_press(form: StartForm, user: User) -> Plan | None:
    data = form.cleaned_data
    return just_created(
        unit=form.unit, year=data["year"], title=data["title"], origin=form.origin, actor=user
    )


def _welcome(plan: Plan) -> str:
    if plan.notes:
        return f"已建立“{plan.title}”，有{len(plan.notes)}处需要您核对。"
    return f"已建立“{plan.title}”，现在可以编写了。"


def _writer(request: HttpRequest) -> tuple[User, Unit]:
    user = signed_in_user(request)
    if not may_start_plan(user) or user.unit is None:
        raise PermissionDenied("您的角色不编写计划。")
    return user, user.unit
