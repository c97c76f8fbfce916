"""Remarks on a plan: say, answer, mark as mended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from plans.choices import Act, ItemKind
from plans.forms.review_forms import CommentForm, ReplyForm
from plans.models import Comment, Plan
from plans.services import commenting
from plans.views.common import refusals_as_messages, signed_in_user, visible_plan
from plans.views.detail import render_detail
from plans.views.lifecycle import keep_words, not_now
from plans.views.review import may_review, render_review


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark on a row, or on the whole plan."""
    plan = visible_plan(request, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return not_now(request, plan, Act.COMMENT) or _page_again(request, plan, form)
    kind, key = form.cleaned_data["at"]
    body = form.cleaned_data["body"]
    with refusals_as_messages(request):
        said = commenting.add_comment(plan=plan, actor=signed_in_user(request), kind=kind, key=key, body=body)
        return _back(request, plan, f"thread-{said.pk}" if kind == ItemKind.PLAN else f"row-{key}")
    return _not_sent(request, plan, body)


@require_POST
def comment_reply(request: HttpRequest, pk: int, cid: int) -> HttpResponse:
    """An answer to a remark."""
    plan = visible_plan(request, pk)
    said = _comment_of(plan, cid)
    top = said.parent_id or said.pk
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return not_now(request, plan, Act.COMMENT) or _page_again(request, plan, form, reply_to=top)
    body = form.cleaned_data["body"]
    with refusals_as_messages(request):
        commenting.reply(comment=said, actor=signed_in_user(request), body=body)
        return _back(request, plan, f"thread-{top}")
    return _not_sent(request, plan, body)


@require_POST
def comment_resolve(request: HttpRequest, pk: int, cid: int) -> HttpResponse:
    """Mark as mended; with `reopen` in the form, the other way round."""
    plan = visible_plan(request, pk)
    said = _comment_of(plan, cid)
    act = commenting.reopen if "reopen" in request.POST else commenting.resolve
    with refusals_as_messages(request):
        act(comment=said, actor=signed_in_user(request))
    return _back(request, plan, f"thread-{said.parent_id or said.pk}")


def _comment_of(plan: Plan, cid: int) -> Comment:
    """The remark, or 404 when it belongs to another plan."""
    found: Comment = get_object_or_404(plan.comments.select_related("plan", "parent"), pk=cid)
    return found


def _from_review(request: HttpRequest, plan: Plan) -> bool:
    return request.POST.get("back") == "review" and may_review(request, plan)


def _back(request: HttpRequest, plan: Plan, anchor: str = "") -> HttpResponseRedirect:
    name = "plans:review" if _from_review(request, plan) else "plans:detail"
    return redirect(f"{reverse(name, args=[plan.pk])}{'#' if anchor else ''}{anchor}")


def _not_sent(request: HttpRequest, plan: Plan, body: str) -> HttpResponseRedirect:
    """Back to the page as it is now, with what was typed."""
    keep_words(request, body)
    return _back(request, plan)


def _page_again(
    request: HttpRequest, plan: Plan, form: ReplyForm, reply_to: int | None = None
) -> HttpResponse:
    """The page it was written on, with what was typed and why it could not be taken."""
    for error in form.errors.get("at", []):
        messages.error(request, str(error))
    show = render_review if _from_review(request, plan) else render_detail
    return show(request, plan, form=form, reply_to=reply_to)
