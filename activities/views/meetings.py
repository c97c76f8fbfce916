"""Meetings of a year beside the usual number; registering one."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from activities.cadence import cadence_of
from activities.choices import ActivityState, DecisionState, MeetingKind
from activities.forms.meetings import MeetingForm
from activities.models import Activity
from activities.policies import may_keep
from activities.services.activities import NewActivity, create_activity
from activities.services.decisions import add_decisions
from activities.views.chosen import chosen_in, token_in
from activities.views.common import keeper_of, reader_of
from activities.views.form_pages import form_page
from beneficiaries.views.paging import page_number
from plans.models import TaskType
from shuangyong.units.errors import Refused

PER_PAGE = 50
TAB = "meetings"
MEETING_TYPE, FORUM_TYPE = "801", "303"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The year's cadence of one unit, and the meetings of all units in sight."""
    user = reader_of(request)
    chosen, page = chosen_in(request, user), page_number(request)
    unit = chosen.unit or user.unit
    open_ones = Count("decisions", filter=Q(decisions__state=DecisionState.OPEN))
    rows = (
        chosen.narrow(Activity.objects.visible_to(user))
        .exclude(meeting="")
        .filter(day__range=(date(chosen.year, 1, 1), date(chosen.year, 12, 31)))
        .select_related("unit")
        .annotate(decided=Count("decisions"), still_open=open_ones)
        .order_by("-day", "-pk")
    )
    first = (page - 1) * PER_PAGE
    found = list(rows[first : first + PER_PAGE + 1])
    context = {
        "tab": TAB,
        "chosen": chosen,
        "cadence_unit": unit,
        "cadence": cadence_of(unit, chosen.year) if unit else [],
        "rows": found[:PER_PAGE],
        "page": page,
        "has_next": len(found) > PER_PAGE,
        "may_keep": may_keep(user, user.unit),
    }
    return render(request, "activities/meetings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A short form: an activity of the meeting's kind, with what was decided if that is known already."""
    user, unit = keeper_of(request)
    start = {"day": timezone.localdate(), "kind": request.GET.get("kind", "")}
    form = MeetingForm(request.POST if request.method == "POST" else None, initial=start)
    token, refused = uuid4(), ""
    if request.method == "POST":
        token = token_in(request)
        if form.may_save():
            kind = MeetingKind(form.cleaned_data["kind"])
            state = ActivityState.DONE if form.cleaned_data["held"] else ActivityState.PLANNED
            values: dict[str, Any] = {**form.values(), "meeting": kind.value, "type": _type_of(kind)}
            try:
                with transaction.atomic():
                    meeting = create_activity(
                        actor=user, unit=unit, new=NewActivity(values, state=state, token=token)
                    )
                    add_decisions(actor=user, activity=meeting, lines=form.decided)
                messages.success(request, "会议已经登记。议题、议定事项都在下面。")
                return redirect(meeting)
            except Refused as error:
                refused = str(error)
    back = reverse("activities:meetings")
    return form_page(request, TAB, form, "登记会议", back, token=token, refused=refused)


def _type_of(kind: MeetingKind) -> TaskType | None:
    code = FORUM_TYPE if kind is MeetingKind.FORUM else MEETING_TYPE
    return TaskType.objects.filter(code=code, is_active=True).first()
