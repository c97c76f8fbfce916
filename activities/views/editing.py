"""Registering and changing an activity."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from activities.choices import Act, ActivityState
from activities.forms.activity import ActivityForm
from activities.forms.prefill import prefilled
from activities.models import Activity
from activities.services.activities import NewActivity, change_activity, create_activity
from activities.services.history import Line
from activities.views.common import keeper_of, reader_of, require, visible_activity
from activities.views.turns import differences, gone, in_turn, sentences, still_there
from shuangyong.units.errors import Forbidden, Outdated, Refused

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def new(request: HttpRequest) -> HttpResponse:
    """An empty form, or one filled in from the address; what is sent twice makes one activity."""
    user, unit = keeper_of(request)
    refused = ""
    if request.method == "POST":
        form = ActivityForm(request.POST, unit=unit)
        if form.may_save():
            try:
                activity = create_activity(actor=user, unit=unit, new=_new(form))
            except Forbidden as error:
                raise PermissionDenied(str(error)) from error
            except (Refused, ValidationError) as error:
                refused = sentences(error)
            else:
                messages.success(request, _registered(activity))
                return redirect(activity)
    else:
        start, costs = prefilled(request.GET, unit, timezone.localdate())
        form = ActivityForm(unit=unit, initial=start, costs=costs)
    return _page(request, form, refused, heading="登记活动", button="登记")


def _new(form: ActivityForm) -> NewActivity:
    data = form.cleaned_data
    return NewActivity(
        form.values(),
        lines=form.written_lines(),
        task=data["task"],
        state=ActivityState(data["state"]),
        token=data["token"] or uuid4(),
    )


def _registered(activity: Activity) -> str:
    more = "可以接着加照片。" if activity.state == ActivityState.DONE else "办完以后，在这一页记结果。"
    return f"已经登记。{more}"


@form_page
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it says. After a conflict the form stays as typed, beside what stands now."""
    if request.method != "POST":
        activity, elsewhere = in_turn(request, pk, Act.EDIT)
        if elsewhere is not None:
            return elsewhere
        form = ActivityForm(unit=activity.unit, activity=activity)
        return _page(request, form, "", heading="修改活动", button="保存", activity=activity)
    activity = visible_activity(request, pk)
    _only_the_unit(request, activity)
    form = ActivityForm(request.POST, unit=activity.unit, activity=activity)
    refused, now, version = "", list[Line](), form["version"].value()
    if form.may_save():
        try:
            change_activity(
                actor=reader_of(request),
                activity=activity,
                version=form.cleaned_data["version"] or 0,
                values=form.values(),
                lines=form.written_lines(),
                task=form.cleaned_data["task"],
            )
            messages.success(request, "已经保存。")
            return redirect(activity)
        except Outdated as error:
            current = still_there(pk)
            if current is None:
                return gone(request)
            refused, version = str(error), current.version
            now = differences(current, form.values(), form.written_lines())
        except (Refused, ValidationError) as error:
            refused = sentences(error)
    more = {"activity": activity, "now": now, "version": version}
    return _page(request, form, refused, heading="修改活动", button="保存", **more)


def _only_the_unit(request: HttpRequest, activity: Activity) -> None:
    """403 for who never may. What only the state forbids is told on the page, where nothing typed is lost."""
    try:
        require(activity, request, Act.EDIT)
    except Refused:
        return


def _page(request: HttpRequest, form: ActivityForm, refused: str, **more: Any) -> HttpResponse:
    activity = more.get("activity")
    context = {
        "tab": "list",
        "form": form,
        "refused": refused,
        "version": activity.version if activity else None,
        "back": activity.get_absolute_url() if activity else "",
        **more,
    }
    return render(request, "activities/edit.html", context)
