"""议定事项: added to a meeting several at once, each with a page where it is settled or becomes work."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from activities.cadence import due_words
from activities.choices import Act, DecisionState
from activities.forms.meetings import DecisionForm, DecisionsForm, DropForm, OutcomeForm
from activities.models import Activity, Decision
from activities.policies import settling_refusal
from activities.services import decisions as service
from activities.views.chosen import is_gone, require_keeper, version_in
from activities.views.common import (
    reader_of,
    refusals_as_messages,
    require,
    visible_activity,
    visible_row,
)
from activities.views.form_pages import form_page
from beneficiaries.forms.base import DayField, mark_of
from shuangyong.units.errors import Forbidden, Outdated, Refused

TAB = "meetings"
PLACE = "decisions"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Several at once, one a line."""
    meeting = visible_activity(request, pk)
    try:
        require(meeting, request, Act.DECIDE)
    except Refused as error:
        messages.error(request, str(error))
        return _to(meeting)
    form = DecisionsForm(request.POST if request.method == "POST" else None, day=meeting.day)
    refused = ""
    if request.method == "POST" and form.may_save():
        try:
            new = service.add_decisions(actor=reader_of(request), activity=meeting, lines=form.decided)
            same = len(form.decided) - len(new)
            told = f"记下了{len(new)}条议定事项。" if new else "没有新的议定事项。"
            messages.success(request, told + (f"有{same}条已经记过，没有重复记。" if same else ""))
            return _to(meeting)
        except Refused as error:
            refused = str(error)
    heading = f"记议定事项：{meeting.title}"
    return form_page(request, TAB, form, heading, meeting.get_absolute_url(), refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision. `step` says which of its forms was sent: edit, done or drop."""
    found = visible_row(request, Decision, pk, "activity__unit", "task__plan", "became")
    keeps = _may(request, found.activity)
    forms: dict[str, Any] = {
        "edit": DecisionForm(row=found),
        "done": OutcomeForm(),
        "drop": DropForm(),
    }
    wanted = request.POST.get("step", "") if request.method == "POST" else ""
    refused, version = "", version_in(request) or found.version
    if request.method == "POST":
        require_keeper(request, found.activity.unit)
        if wanted not in forms:
            raise Http404
        form = forms[wanted] = type(forms[wanted])(request.POST, row=found if wanted == "edit" else None)
        if form.may_save():
            try:
                _save(request, found, version, wanted, form.cleaned_data)
                messages.success(request, "已经保存。")
                return _to(found.activity)
            except Forbidden as error:
                raise PermissionDenied(str(error)) from error
            except Outdated as error:
                if is_gone(request, error, found):
                    return _to(found.activity)
                refused, version = str(error), found.version
            except Refused as error:
                refused = str(error)
    is_open = found.state == DecisionState.OPEN
    hurry, hurry_words = due_words(found.due_on, timezone.localdate(), is_open=is_open)
    plan, why_not = service.plan_for(found) if keeps and found.task is None else (None, "")
    context = {
        "tab": TAB,
        "decision": found,
        "meeting": found.activity,
        "forms": forms,
        "marks": {name: mark_of(form.doubts) for name, form in forms.items()},
        "sent": wanted,
        "version": version,
        "refused": refused,
        "hurry": hurry,
        "hurry_words": hurry_words,
        "is_open": is_open,
        "may_keep": keeps,
        "plan": plan,
        "why_not": why_not,
    }
    return render(request, "activities/meetings/decision.html", context)


def _save(request: HttpRequest, found: Decision, version: int, step: str, data: dict[str, Any]) -> None:
    actor = reader_of(request)
    if step == "edit":
        line = service.DecisionLine(data["text"], data["owner"], data["due_on"])
        service.change_decision(actor=actor, decision=found, version=version, line=line)
    elif step == "done":
        service.finish_decision(actor=actor, decision=found, version=version, outcome=data["outcome"])
    else:
        service.drop_decision(actor=actor, decision=found, version=version, reason=data["outcome"])


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    with refusals_as_messages(request):
        service.reopen_decision(actor=reader_of(request), decision=found, version=version_in(request))
        messages.success(request, "已经改回“待办”。")
    return redirect("activities:decision", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    with refusals_as_messages(request):
        service.remove_decision(actor=reader_of(request), decision=found, version=version_in(request))
        messages.success(request, "已经删去这条议定事项。")
        return _to(found.activity)
    return redirect("activities:decision", pk)


@require_POST
def to_task(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    with refusals_as_messages(request):
        task = service.make_task(actor=reader_of(request), decision=found)
        messages.success(request, f"已经加进{task.plan.year}年计划，在任务的最后一条。")
    return redirect("activities:decision", pk)


@require_POST
def to_activity(request: HttpRequest, pk: int) -> HttpResponse:
    """`day` may be another than the one it is due."""
    found = _kept(request, pk)
    typed = request.POST.get("day", "").strip()
    day = _day(typed)
    if typed and day is None:
        messages.error(request, "请填写一个真实的日期，例如2026-03-01。")
        return redirect("activities:decision", pk)
    with refusals_as_messages(request):
        activity = service.make_activity(actor=reader_of(request), decision=found, day=day)
        messages.success(request, f"已经转成活动，日期是{activity.day.month}月{activity.day.day}日。")
    return redirect("activities:decision", pk)


def _day(typed: str) -> Any:
    try:
        return DayField("日期", required=False).clean(typed)
    except ValidationError:
        return None


def _kept(request: HttpRequest, pk: int) -> Decision:
    found = visible_row(request, Decision, pk, "activity__unit", "task__plan", "became")
    require_keeper(request, found.activity.unit)
    return found


def _may(request: HttpRequest, meeting: Activity) -> bool:
    return settling_refusal(meeting, reader_of(request)) is None


def _to(meeting: Activity) -> HttpResponse:
    return redirect(f"{meeting.get_absolute_url()}#{PLACE}")
