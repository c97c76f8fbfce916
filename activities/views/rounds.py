"""The rounds of a year, a new one, and who stands on its list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.choices import Act, ActivityState, VisitState
from activities.choosing import Chosen, choose, may_visit, people_in_care
from activities.forms.visits import FIRST_YEAR, ChoiceForm, RoundForm, StandardForm
from activities.models import Activity
from activities.round_counts import VISIT_TYPE, RoundCounts, counts_of, counts_of_one, rounds_in, unit_lines
from activities.sent import number_sent
from activities.services import rounds as service
from activities.services.activities import NewActivity, complete, create_activity
from activities.views.chosen import version_in
from activities.views.common import keeper_of, reader_of, refusals_as_messages, require
from activities.views.visiting import round_of, ticked_visits
from activities.windows import VisitWindow, next_windows, not_visited, window_of_key
from beneficiaries.forms.base import mark_of
from beneficiaries.models import Person
from beneficiaries.policies import may_read as may_read_persons
from plans.models import Task, TaskType
from shuangyong.units.errors import Refused
from shuangyong.units.models import Unit, User

_LAST_YEAR = 2099
_SHOWN = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The year's rounds of the own unit; for an office, a line for each unit, and those of the one picked."""
    user = reader_of(request)
    today = timezone.localdate()
    year = _number(request, "year", FIRST_YEAR, _LAST_YEAR) or today.year
    rounds = rounds_in(Activity.objects.visible_to(user), year)
    window, waiting = _window(user)
    several = user.unit is None or user.unit.is_office
    unit = _unit(request, user) if several else user.unit
    shown = rounds.filter(unit=unit) if unit is not None else rounds.none()
    rows = list(shown.select_related("unit").order_by("-day", "-pk")[:_SHOWN])
    counts = counts_of(row.pk for row in rows)
    context = {
        "tab": "visits",
        "year": year,
        "today": today,
        "rounds": [(row, counts.get(row.pk, RoundCounts())) for row in rows],
        "units": unit_lines(rounds, waiting) if several else [],
        "several": several,
        "unit": unit,
        "window": window,
        "days_to": window.days_to(today) if window else 0,
        "window_open": window is not None and window.start <= today,
        "waiting": sum(waiting.values()),
        "sees_persons": may_read_persons(user),
        "may_plan": may_visit(user),
        "most_shown": _SHOWN,
    }
    return render(request, "activities/visits/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A round with its people on one page: what it is called, whom it visits, done."""
    user, unit = keeper_of(request)
    if not may_visit(user):
        raise PermissionDenied("您的岗位不排走访名单。")
    window = window_of_key(request.GET.get("window", ""))
    task = _task(request, unit)
    posted = request.method == "POST"
    finding = posted and request.POST.get("act") != "save"
    form = RoundForm(request.POST if posted else None, initial=_start(window, task))
    choice, chosen = _chosen(request, user, window)
    if posted and not finding and form.may_save():
        with refusals_as_messages(request):
            return redirect("activities:round", _make(user, unit, task, form, _ticked(request, user)).pk)
    if finding:
        form.errors.clear()
    context = {
        "tab": "visits",
        "form": form,
        "mark": mark_of(form.doubts),
        "window": window,
        "task": task,
        **_choosing(request, choice, chosen),
    }
    return render(request, "activities/visits/round_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """More people for a round, found as for a new one."""
    activity = round_of(request, pk)
    with refusals_as_messages(request):
        require(activity, request, Act.VISIT)
        user = reader_of(request)
        choice, chosen = _chosen(request, user, None, activity)
        if request.method == "POST" and request.POST.get("act") == "save":
            rows = service.plan_visits(actor=user, activity=activity, persons=_ticked(request, user))
            messages.success(request, f"名单加入{len(rows)}人。" if rows else "没有勾选新的人，名单没有变。")
            return redirect("activities:round", pk)
        context = {
            "tab": "visits",
            "activity": activity,
            "counts": counts_of_one(activity),
            "planned": activity.visits.filter(state=VisitState.PLANNED).select_related("person"),
            **_choosing(request, choice, chosen),
        }
        return render(request, "activities/visits/round_people.html", context)
    return redirect("activities:detail", pk)


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take those ticked off the list."""
    activity = round_of(request, pk)
    with refusals_as_messages(request):
        require(activity, request, Act.VISIT)
        visits = [visit for visit, _ in ticked_visits(request, activity)]
        count = service.take_off(actor=reader_of(request), activity=activity, visits=visits)
        if count:
            messages.success(request, f"名单去掉{count}人。")
        else:
            messages.info(request, "没有勾选要去掉的人。")
    return redirect("activities:round", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def standard(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody is given as a rule."""
    activity = round_of(request, pk)
    with refusals_as_messages(request):
        require(activity, request, Act.VISIT)
        amount, goods = service.standard_of(activity)
        bound = request.POST if request.method == "POST" else None
        form = StandardForm(bound, initial={"amount": amount, "goods": goods})
        if request.method == "POST" and form.may_save():
            data = form.cleaned_data
            service.set_standard(
                actor=reader_of(request), activity=activity, amount=data["amount"], goods=data["goods"]
            )
            messages.success(request, "慰问标准已经记下，每一户都会先填好它。")
            return redirect("activities:round", pk)
        context = {"tab": "visits", "activity": activity, "form": form, "mark": mark_of(form.doubts)}
        return render(request, "activities/visits/standard.html", context)
    return redirect("activities:round", pk)


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """本轮走访完了: the round is done on the days on which its people were visited."""
    activity = round_of(request, pk)
    counts = counts_of_one(activity)
    with refusals_as_messages(request):
        require(activity, request, Act.COMPLETE)
        if not counts.visited or counts.first is None or counts.last is None:
            raise Refused("这一轮还没有走访过人，不能记为已完成。")
        last = counts.last if counts.last > counts.first else None
        version = version_in(request)
        values = {"day": counts.first, "end_day": last}
        complete(actor=reader_of(request), activity=activity, version=version, values=values)
        messages.success(request, "这一轮已经记为已完成。")
    return redirect("activities:round", pk)


@transaction.atomic
def _make(user: User, unit: Unit, task: Task | None, form: RoundForm, persons: list[Person]) -> Activity:
    """The activity, its standard and its list, or nothing of them. Sent twice it is the same round."""
    data = form.cleaned_data
    if not persons:
        raise Refused("请至少勾选一个人；找不到人时，把条件放宽再点“查找”。")
    kind = task.type if task is not None and task.type is not None else None
    values = {
        **form.values_of_activity,
        "type": kind or TaskType.objects.filter(code=VISIT_TYPE).first(),
    }
    new = NewActivity(values, task=task, token=data["token"], state=ActivityState.PLANNED)
    activity = create_activity(actor=user, unit=unit, new=new)
    if data["amount"] is not None or data["goods"]:
        service.set_standard(actor=user, activity=activity, amount=data["amount"], goods=data["goods"])
    service.plan_visits(actor=user, activity=activity, persons=persons)
    return activity


def _start(window: VisitWindow | None, task: Task | None) -> dict[str, Any]:
    """What the form begins with: 2027年春节走访慰问, a day of the window."""
    today = timezone.localdate()
    if window is not None:
        day = min(max(today, window.start), window.end)
        return {"title": f"{window.day.year}年{window.name}走访慰问", "day": day}
    if task is not None:
        return {"title": task.title[:120], "day": today}
    return {"title": f"{today.year}年{today.month}月走访慰问", "day": today}


def _chosen(
    request: HttpRequest, user: User, window: VisitWindow | None, activity: Activity | None = None
) -> tuple[ChoiceForm, Chosen]:
    data = (request.POST if request.method == "POST" else request.GET).copy()
    if window is not None and request.method != "POST":
        data.setdefault("not_since", window.start.isoformat())
    form = ChoiceForm(data, user=user)
    return form, choose(user, form.choice, activity=activity)


def _choosing(request: HttpRequest, choice: ChoiceForm, chosen: Chosen) -> dict[str, Any]:
    """For the list with the ticks: all are ticked until somebody ticked otherwise and it was not saved."""
    kept = request.POST.get("act") == "save"
    ticked = set(request.POST.getlist("people")) if kept else None
    return {
        "choice": choice,
        "people": [(row, ticked is None or str(row.pk) in ticked) for row in chosen.people],
        "too_many": chosen.too_many,
        "most": service.MOST_PEOPLE,
    }


def _ticked(request: HttpRequest, user: User) -> list[Person]:
    """The persons ticked, in the order of the list; whoever is not in the user's care is not there."""
    sent = request.POST.getlist("people")
    keys = [key for text in sent if (key := number_sent(text)) is not None]
    if len(keys) > service.MOST_PEOPLE:
        raise Refused(f"一轮最多{service.MOST_PEOPLE}人，请分成几轮，例如每个网格一轮。")
    rows = people_in_care(user).filter(pk__in=keys).select_related("unit")
    return list(rows.order_by("unit__path", "household__grid", "pinyin", "pk"))


def _window(user: User) -> tuple[VisitWindow | None, dict[int, int]]:
    """The window that is open or comes next, and by unit how many wait for a visit in it."""
    windows = next_windows(timezone.localdate(), 1)
    if not windows or not may_read_persons(user):
        return (windows[0] if windows else None), {}
    window = windows[0]
    if window.start > timezone.localdate():
        return window, {}
    return window, dict(not_visited(user, window).order_by().values_list("unit").annotate(Count("pk")))


def _unit(request: HttpRequest, user: User) -> Unit | None:
    """The unit picked in the address, else the own one."""
    key = number_sent(request.GET.get("unit", ""))
    found: Unit | None = Unit.objects.visible_to(user).filter(pk=key).first() if key else None
    return found or user.unit


def _task(request: HttpRequest, unit: Unit) -> Task | None:
    """The own plan's task that the address names; none for what makes no sense."""
    key = number_sent(request.GET.get("task", ""))
    if key is None:
        return None
    found: Task | None = Task.objects.filter(pk=key, plan__unit=unit).select_related("plan", "type").first()
    return found


def _number(request: HttpRequest, name: str, least: int, most: int) -> int | None:
    found = number_sent(request.GET.get(name, ""))
    return found if found is not None and least <= found <= most else None
