"""The steps of an activity's life. Each asks once more before it is done; out of turn it says why not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from activities.choices import Act
from activities.forms.activity import DoneForm
from activities.forms.steps import PostponeForm, ReasonForm, StepForm
from activities.models import Activity
from activities.services import activities as service
from activities.services.history import Line
from activities.views.common import reader_of
from activities.views.turns import differences, gone, in_turn, sentences, still_there
from shuangyong.units.errors import Forbidden, Outdated, Refused

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """记为已完成, with what is known now that it is over; all but the day may be left out."""
    activity, elsewhere = in_turn(request, pk, Act.COMPLETE)
    if elsewhere is not None:
        return elsewhere
    posted = request.POST if request.method == "POST" else None
    form = DoneForm(posted, today=timezone.localdate(), unit=activity.unit, activity=activity)
    version: Any = activity.version
    refused, now = "", list[Line]()
    if posted is not None and form.may_save():
        version = form.cleaned_data["version"] or 0
        try:
            service.complete(
                actor=reader_of(request),
                activity=activity,
                version=version,
                values=form.values(),
                lines=form.written_lines(),
            )
            messages.success(request, "记好了。有照片的话，可以接着加上。")
            return redirect(activity)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Outdated as error:
            current = still_there(pk)
            if current is None:
                return gone(request)
            refused, version = str(error), current.version
            now = differences(current, form.values(), form.written_lines())
        except (Refused, ValidationError) as error:
            refused = sentences(error)
    elif posted is not None:
        version = form["version"].value() or ""
    context = {
        "tab": "list", "activity": activity, "form": form, "refused": refused, "now": now, "version": version,
        "back": activity.get_absolute_url(),
    }  # fmt: skip
    return render(request, "activities/done.html", context)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a small form asks about; `run` does it."""

    act: Act
    form: type[StepForm]
    run: Callable[..., Any]
    explanation: str
    button: str
    done: str
    names: tuple[str, ...] = ()


POSTPONE = Step(
    Act.POSTPONE, PostponeForm, service.postpone,
    "原定的日期会留着，年底总结时看得到改过几次、为什么改。", "延期", "已经延期。", ("day", "reason"),
)  # fmt: skip
CANCEL = Step(
    Act.CANCEL, ReasonForm, service.cancel,
    "取消以后不再算进完成数，记录还在；以后又要办，可以恢复。", "取消这项活动", "已经取消。", ("reason",),
)  # fmt: skip
REOPEN = Step(
    Act.REOPEN, StepForm, service.reopen,
    "恢复以后又成为“计划”，填过的人数、经费和概况都还在。", "恢复为计划", "已经恢复为计划。",
)  # fmt: skip
REMOVE = Step(
    Act.REMOVE, StepForm, service.remove,
    "只有登记错了才删去，删去以后不能恢复。定了又不办的活动，请用“取消”，年底总结时才说得清。",
    "删去", "已经删去。",
)  # fmt: skip


@form_page
def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, POSTPONE)


@form_page
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, CANCEL)


@form_page
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, REOPEN)


@form_page
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, REMOVE)


def _step(request: HttpRequest, pk: int, step: Step) -> HttpResponse:
    activity, elsewhere = in_turn(request, pk, step.act)
    if elsewhere is not None:
        return elsewhere
    posted = request.POST if request.method == "POST" else None
    form = step.form(posted, initial={"version": activity.version})
    version, refused = activity.version, ""
    if posted is not None and form.is_valid():
        try:
            return _run(request, activity, step, form)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Outdated as error:
            current = still_there(pk)
            if current is None:
                return gone(request)
            # The reason stays as typed; with what stands now in view, a second press is meant.
            refused, activity, version = str(error), current, current.version
        except (Refused, ValidationError) as error:
            refused = sentences(error)
    context = {
        "tab": "list", "activity": activity, "form": form, "step": step, "refused": refused,
        "version": version,
    }  # fmt: skip
    return render(request, "activities/step.html", context)


def _run(request: HttpRequest, activity: Activity, step: Step, form: StepForm) -> HttpResponse:
    data = form.cleaned_data
    step.run(
        actor=reader_of(request),
        activity=activity,
        version=data["version"],
        **{name: data[name] for name in step.names},
    )
    messages.success(request, step.done)
    return redirect("activities:list") if step.act is Act.REMOVE else redirect(activity)
