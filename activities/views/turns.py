"""What the steps of an activity share: whether it is their turn, and what stands beside what was typed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from activities.choices import Act
from activities.models import Activity
from activities.services.activities import Lines, line_changes
from activities.services.history import Line, changed_fields
from activities.views.common import refusals_as_messages, require, visible_activity
from shuangyong.units.errors import Refused


def in_turn(request: HttpRequest, pk: int, act: Act) -> tuple[Activity, HttpResponseRedirect | None]:
    """The activity, and where to go instead when the act is out of turn. 404 and 403 as everywhere."""
    activity = visible_activity(request, pk)
    with refusals_as_messages(request):
        require(activity, request, act)
        return activity, None
    return activity, redirect("activities:detail", activity.pk)


def still_there(pk: int) -> Activity | None:
    """The activity as it stands now, after somebody else was first."""
    found: Activity | None = (
        Activity.objects.select_related("unit", "type", "task__plan", "edited_by").filter(pk=pk).first()
    )
    return found


def differences(activity: Activity, values: Mapping[str, Any], lines: Lines) -> list[Line]:
    """(label, what stands now, what was typed) where they differ."""
    return [*changed_fields(activity, values), *line_changes(activity, lines)]


def sentences(error: Refused | ValidationError) -> str:
    """What went wrong, in words for the page."""
    return "".join(error.messages) if isinstance(error, ValidationError) else str(error)


def gone(request: HttpRequest) -> HttpResponseRedirect:
    """Somebody took the activity away."""
    messages.error(request, "这项活动已经被删去了。")
    return redirect("activities:list")
