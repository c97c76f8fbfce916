"""The steps of a plan's life that its own unit takes; each asks once more before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from plans.checks import check
from plans.choices import Act
from plans.forms.issue_form import IssueForm
from plans.forms.review_forms import ReasonForm, SubmitForm, VersionForm
from plans.models import Plan
from plans.paper.gaps import missing_signs
from plans.policies import head_looks_first, refusal, reviewing_unit
from plans.review.threads import count_open, threads_of
from plans.services import lifecycle
from plans.services.rows import content_of
from plans.views.common import refusals_as_messages, require, signed_in_user, visible_plan
from shuangyong.units.models import Role, User

form_page = require_http_methods(["GET", "HEAD", "POST"])
STALE = "页面停留太久了，请看一遍现在的内容再操作。"


@dataclass(frozen=True, slots=True)
class Step:
    """A step with a page that asks; `run` does it and returns the plan to show next."""

    act: Act
    explanation: str
    button: str
    done: str
    run: Callable[..., Plan]
    needs_reason: bool = False
    reason_label: str = "理由"
    style: str = "primary"


WITHDRAW = Step(
    Act.WITHDRAW,
    "撤回以后回到草稿，可以接着修改，改好再提交。已经写下的意见都会留着。",
    "撤回",
    "已撤回，可以继续修改。",
    lifecycle.withdraw,
)
ARCHIVE = Step(
    Act.ARCHIVE,
    "归档以后只供查阅。需要改动时，用“变更”另起一版。",
    "归档",
    "已归档。",
    lifecycle.archive,
)
VOID = Step(
    Act.VOID,
    "作废以后不能再编辑、提交或印发，也不能恢复；内容仍然可以查阅。",
    "确定作废",
    "已作废。",
    lifecycle.void,
    needs_reason=True,
    reason_label="为什么作废",
)
REVISE = Step(
    Act.REVISE,
    "变更会按现在的内容另起一版草稿，改好后重新提交审核。新版印发以前，现在这一版照常有效、照常可读。",
    "开始变更",
    "新的一版已经建好，请在这里修改，改好后提交审核。",
    lifecycle.revise,
    needs_reason=True,
    reason_label="为什么变更",
)


@form_page
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, WITHDRAW)


@form_page
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, ARCHIVE)


@form_page
def void(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, VOID)


@form_page
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """An open revision is gone on with, before a reason is typed for a second one."""
    plan = visible_plan(request, pk)
    begun = next((row for row in plan.replaced_by.all() if row.is_open), None)
    may = refusal(plan, signed_in_user(request), Act.REVISE) is None
    if request.method != "POST" and begun is not None and may:
        messages.info(request, f"变更已经开始，请在第{begun.revision}版上修改。")
        return redirect(begun)
    return _step(request, pk, REVISE)


def _step(request: HttpRequest, pk: int, step: Step) -> HttpResponse:
    plan = visible_plan(request, pk)
    kind = ReasonForm if step.needs_reason else VersionForm
    form = kind(request.POST or None, initial={"version": plan.version})
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request) as outcome:
            moved = step.run(plan=plan, actor=signed_in_user(request), **form.cleaned_data)
            messages.success(request, step.done)
            return redirect(moved)
        if not outcome.repeated:
            keep_words(request, form.cleaned_data.get("reason", ""))
        return redirect(plan)
    page = {"plan": plan, "step": step, "form": form}
    return not_now(request, plan, step.act) or render(request, "plans/step.html", page)


def not_now(request: HttpRequest, plan: Plan, act: Act) -> HttpResponseRedirect | None:
    """None when the user may go on; back to the plan with a message if the state forbids it; else 403."""
    with refusals_as_messages(request):
        require(plan, request, act)
        return None
    return redirect(plan)


def keep_words(request: HttpRequest, words: str) -> None:
    """What was typed is not lost with the page it was typed on: it stands in a message, to be copied."""
    if words:
        messages.warning(request, f"您写的话没有发出：{words}")


@form_page
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still missing, and the button that hands the plan in."""
    plan = visible_plan(request, pk)
    user = signed_in_user(request)
    form = SubmitForm(
        request.POST or None, initial={"version": plan.version, "content_version": plan.content_version}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request) as outcome:
            lifecycle.submit(plan=plan, actor=user, **form.cleaned_data)
            messages.success(request, f"已提交，{where_it_goes(plan, user)}。有了结果会显示在工作台上。")
            return redirect(plan)
        if outcome.repeated:
            return redirect(plan)
        keep_words(request, form.cleaned_data["note"])
        return redirect("plans:submit", pk=plan.pk)
    if away := not_now(request, plan, Act.SUBMIT):
        return away
    content = content_of(plan)
    threads = threads_of(plan)
    context = {
        "plan": plan,
        "form": form,
        "content": content,
        "hints": check(content, plan.unit.kind, is_plan=plan.is_plan),
        "open_threads": [thread for thread in threads if thread.is_open],
        "open_comments": count_open(threads),
        "where": where_it_goes(plan, user),
    }
    return render(request, "plans/submit.html", context)


def where_it_goes(plan: Plan, user: User) -> str:
    """Who looks at it next, as a half sentence."""
    if head_looks_first(plan, user):
        heads = plan.unit.users.filter(role=Role.HEAD, is_active=True).values_list("name", flat=True)
        return f"先由本单位负责人{'、'.join(heads)}审阅"
    office = reviewing_unit(plan.unit)
    if office == plan.unit:
        return "由本单位另一位工作人员审核"
    return f"由{office.name}双拥办审核"


@form_page
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """印发: signatory, date and number, then the paper is final."""
    plan = visible_plan(request, pk)
    form = IssueForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            lifecycle.issue(plan=plan, actor=signed_in_user(request), **form.cleaned_data)
            messages.success(request, "已印发。现在可以下载正式的PDF打印了。")
        return redirect(plan)
    return not_now(request, plan, Act.ISSUE) or render(
        request, "plans/issue.html", {"plan": plan, "form": form, "signs": missing_signs(plan)}
    )
