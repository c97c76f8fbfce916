"""The review: the plan beside what changed, and the decision."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from plans.choices import Act, PlanState
from plans.forms.review_forms import NoteForm, ReasonForm, ReplyForm
from plans.models import Plan, PlanEvent, Submission
from plans.panels import plan_panels
from plans.policies import refusal
from plans.review.waiting import waiting_plans
from plans.services import lifecycle
from plans.views.common import refusals_as_messages, signed_in_user, visible_plan
from plans.views.lifecycle import STALE, keep_words, not_now
from plans.views.showing import showing
from shuangyong.units.errors import Forbidden


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewing office's page, and the head's while it is with them."""
    plan = visible_plan(request, pk)
    return away_from_review(request, plan) or render_review(request, plan)


def may_review(request: HttpRequest, plan: Plan) -> bool:
    user = signed_in_user(request)
    return any(refusal(plan, user, act) is None for act in (Act.APPROVE, Act.FORWARD))


def away_from_review(request: HttpRequest, plan: Plan) -> HttpResponseRedirect | None:
    """None for who may decide now; 403 for who never may; else to the plan, with the reason as a message."""
    user = signed_in_user(request)
    errors = [refusal(plan, user, act) for act in (Act.APPROVE, Act.FORWARD)]
    if None in errors:
        return None
    for error in errors:
        if not isinstance(error, Forbidden):
            messages.info(request, lifecycle.describe_last_step(plan))
            return redirect(plan)
    raise PermissionDenied(str(errors[0]))


def render_review(
    request: HttpRequest,
    plan: Plan,
    *,
    reason_form: ReasonForm | None = None,
    form: ReplyForm | None = None,
    reply_to: int | None = None,
) -> HttpResponse:
    """The page; `reason_form` or `form` is what could not be taken, shown again with what was typed."""
    user = signed_in_user(request)
    is_head = plan.state == PlanState.HEAD_CHECK
    context = showing(request, plan, with_changes=True)
    last = plan.submissions.defer("snapshot").select_related("submitted_by").last()
    context |= {
        "queue": waiting_plans(user),
        "is_head": is_head,
        "return_url": "plans:head_return" if is_head else "plans:return",
        "approve_url": "plans:forward" if is_head else "plans:approve",
        "last_submission": last,
        "handed_in": next((event for event in context["events"] if event.act == Act.SUBMIT), None),
        # A summary's annexes are passed together with it; what a plan's panels tell is no part of its paper.
        "panels": () if plan.is_plan else plan_panels.of(plan, user),
        "note": _covering_note(context["events"], last, is_head=is_head),
        "reason_form": reason_form or ReasonForm(initial={"version": plan.version}),
        "form": form,
        "reply_to": reply_to,
    }
    return render(request, "plans/review.html", context)


def _covering_note(events: list[PlanEvent], last: Submission | None, *, is_head: bool) -> str:
    """What came along with the plan: the clerk's words to the head, or those to the office."""
    if is_head:
        return next((event.note for event in events if event.act == Act.SUBMIT), "")
    return last.note if last else ""


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    return _pass_on(request, pk, Act.APPROVE, lifecycle.approve, "已通过")


@require_POST
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    return _pass_on(request, pk, Act.FORWARD, lifecycle.forward, "已上报")


def _pass_on(request: HttpRequest, pk: int, act: Act, run: Callable[..., Plan], done: str) -> HttpResponse:
    plan = visible_plan(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, STALE if "version" in form.errors else "附言最多500字，请写短一些。")
        return not_now(request, plan, act) or redirect("plans:review", pk=pk)
    with refusals_as_messages(request):
        run(plan=plan, actor=signed_in_user(request), **form.cleaned_data)
        messages.success(request, f"“{plan.title}”{done}。")
        return _next_or_queue(request)
    return redirect(plan)


@require_POST
def return_plan(request: HttpRequest, pk: int) -> HttpResponse:
    return _give_back(request, pk, Act.RETURN, lifecycle.return_plan)


@require_POST
def head_return(request: HttpRequest, pk: int) -> HttpResponse:
    return _give_back(request, pk, Act.HEAD_RETURN, lifecycle.head_return)


def _give_back(request: HttpRequest, pk: int, act: Act, run: Callable[..., Plan]) -> HttpResponse:
    plan = visible_plan(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return not_now(request, plan, act) or render_review(request, plan, reason_form=form)
    with refusals_as_messages(request) as outcome:
        run(plan=plan, actor=signed_in_user(request), **form.cleaned_data)
        messages.success(request, f"“{plan.title}”已退回，对方会在工作台看到理由和意见。")
        return _next_or_queue(request)
    if not outcome.repeated:
        keep_words(request, form.cleaned_data["reason"])
    return redirect(plan)


def _next_or_queue(request: HttpRequest) -> HttpResponseRedirect:
    """The next plan that waits, or the (empty) queue."""
    for waiting in waiting_plans(signed_in_user(request)):
        return redirect("plans:review", pk=waiting.plan.pk)
    return redirect("review_queue")
