"""The round on the phone: its list, one person, several at once, one taken back."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.choices import Act, ActivityState, VisitState
from activities.forms.visits import GivenForm, VisitForm
from activities.models import Activity, Visit
from activities.policies import allowed_acts
from activities.records import chain_of, records_of
from activities.round_counts import counts_of_one
from activities.sent import number_sent
from activities.services.rounds import standard_of
from activities.services.visits import gift, record_many, record_visit, take_back, told
from activities.views.chosen import version_in
from activities.views.common import reader_of, refusals_as_messages, require, visible_activity
from activities.views.visit_answers import go_on, is_script, problems
from activities.views.visit_pictures import keep_pictures, takes_pictures
from activities.visit_list import cards_of, matching, next_waiting
from beneficiaries.choices import ENDED, NeedState
from beneficiaries.forms.base import mark_of, one_line
from beneficiaries.models import Person
from beneficiaries.policies import may_read as may_read_persons
from shuangyong.units.errors import Forbidden, Outdated, Refused

_PAST = 3


def round_of(request: HttpRequest, pk: int) -> Activity:
    """The round, or 404; 403 for who sees no persons."""
    activity = visible_activity(request, pk)
    if not may_read_persons(reader_of(request)):
        raise PermissionDenied("您的岗位不接触优抚对象的信息。")
    return activity


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The list: who waits first, who is done folded away."""
    activity = round_of(request, pk)
    acts = allowed_acts(activity, reader_of(request))
    words = one_line(request.GET.get("q", ""))[:40]
    cards = cards_of(activity)
    found = matching(cards, words)
    amount, goods = standard_of(activity)
    counts = counts_of_one(activity)
    context = {
        "tab": "visits",
        "activity": activity,
        "counts": counts,
        "words": words,
        "waiting": [card for card in found if card.is_waiting],
        "finished": [card for card in found if not card.is_waiting],
        "found": len(found),
        "on_list": len(cards),
        "standard": gift(amount, goods),
        "may_write": Act.VISIT in acts,
        "may_complete": Act.COMPLETE in acts and counts.visited > 0 and counts.waiting == 0,
        "several": activity.unit.is_office,
        "is_cancelled": activity.state == ActivityState.CANCELLED,
    }
    return render(request, "activities/visits/round.html", context)


@takes_pictures
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, pk: int, visit: int) -> HttpResponse:
    """One person: what was given, what was heard; saved, the next one of the list is shown."""
    activity = round_of(request, pk)
    row = visit_of(activity, visit)
    posted = request.method == "POST"
    try:
        require(activity, request, Act.VISIT)
    except Refused as error:
        # What was typed comes back with the reason, from the service below.
        if not posted:
            messages.error(request, str(error))
            return redirect("activities:round", pk)
    data = request.POST.copy() if posted else None
    form = VisitForm(data, visit=row, standard=standard_of(activity))
    refused = ""
    if data is not None and form.may_save():
        try:
            stored = _store(request, row, form)
            keep_pictures(request, reader_of(request), stored)
            return _onward(request, activity, stored)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
            if not activity.visits.filter(pk=visit).exists():
                messages.error(request, refused)
                return go_on(request, reverse("activities:round", args=[pk]))
            row = visit_of(activity, visit)
            if isinstance(error, Outdated):
                data["version"], data["token"] = str(row.version), str(uuid4())
    context = {
        "tab": "visits",
        "activity": activity,
        "visit": row,
        "form": form,
        "mark": mark_of(form.doubts),
        "refused": refused,
        "stands": told(row) if row.state != VisitState.PLANNED else "",
        "counts": counts_of_one(activity),
        **_about(chain_of(row.person)[-1], row),
    }
    if posted and is_script(request):
        return problems(request, context)
    return render(request, "activities/visits/visit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for several persons at once: ticked, given, saved together."""
    activity = round_of(request, pk)
    with refusals_as_messages(request):
        require(activity, request, Act.VISIT)
        amount, goods = standard_of(activity)
        bound = request.POST if request.method == "POST" else None
        form = GivenForm(bound, initial={"amount": amount, "goods": goods})
        ticked: set[int] = set()
        if request.method == "POST":
            visits = ticked_visits(request, activity)
            ticked = {row.pk for row, _ in visits}
            if form.is_valid() and not visits:
                form.add_error(None, "请先勾选走访过的人。")
            if form.may_save() and _write_several(request, activity, form, visits):
                return redirect("activities:round", pk)
        cards = [card for card in cards_of(activity) if card.is_waiting]
        context = {
            "tab": "visits",
            "activity": activity,
            "form": form,
            "mark": mark_of(form.doubts),
            "cards": [(card, card.visit.pk in ticked) for card in cards],
        }
        return render(request, "activities/visits/several.html", context)
    return redirect("activities:round", pk)


@require_POST
def undo(request: HttpRequest, pk: int, visit: int) -> HttpResponse:
    """Back to 待走访."""
    activity = round_of(request, pk)
    row = visit_of(activity, visit)
    with refusals_as_messages(request):
        require(activity, request, Act.VISIT)
        take_back(actor=reader_of(request), visit=row, version=version_in(request))
        left = "听到的诉求还在这个人的台账里，不要了请到那里删去。" if row.need_id else ""
        messages.success(request, f"已经撤回，这一户回到待走访。{left}")
    return redirect("activities:round", pk)


def visit_of(activity: Activity, pk: int) -> Visit:
    """The round's own line, or 404."""
    rows = activity.visits.select_related("activity__unit", "person__unit", "person__household", "by", "need")
    found: Visit | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def ticked_visits(request: HttpRequest, activity: Activity) -> list[tuple[Visit, int]]:
    """The round's lines that were ticked, with the version that was seen: `visits` holds "12:3"."""
    seen: dict[int, int] = {}
    for text in request.POST.getlist("visits"):
        key, _, version = text.partition(":")
        seen[number_sent(key) or 0] = number_sent(version) or 0
    rows = activity.visits.select_related("activity__unit").filter(pk__in=seen).order_by("position", "pk")
    return [(row, seen[row.pk]) for row in rows]


def _write_several(
    request: HttpRequest, activity: Activity, form: GivenForm, visits: list[tuple[Visit, int]]
) -> bool:
    data = form.cleaned_data
    with refusals_as_messages(request):
        count = record_many(
            actor=reader_of(request),
            visits=visits,
            day=data["day"],
            amount=data["amount"],
            goods=data["goods"],
            token=data["token"],
        )
        messages.success(request, f"记下了{count}户。{_left(activity)}")
        return True
    return False


def _store(request: HttpRequest, row: Visit, form: VisitForm) -> Visit:
    data = form.cleaned_data
    return record_visit(
        actor=reader_of(request),
        visit=row,
        version=data["version"],
        day=data["day"],
        amount=data["amount"],
        goods=data["goods"],
        need=form.heard,
        met=request.POST.get("act") != "absent",
        token=data["token"],
    )


def _onward(request: HttpRequest, activity: Activity, stored: Visit) -> HttpResponse:
    """To the next one who waits, or back to the list."""
    following = next_waiting(activity, stored) if request.POST.get("act") != "list" else None
    word = "记为未遇到" if stored.state == VisitState.ABSENT else "已记下"
    messages.success(request, f"第{stored.position}户{word}。{_left(activity)}")
    if following is not None:
        address = reverse("activities:visit", args=[activity.pk, following.pk])
    else:
        address = reverse("activities:round", args=[activity.pk])
    return go_on(request, address)


def _left(activity: Activity) -> str:
    left = counts_of_one(activity).left
    return f"还有{left}户没有走访。" if left else "本轮都走访过了。"


def _about(person: Person, row: Visit) -> dict[str, Any]:
    """What one wants to know at the door; secrets as their masks."""
    past = (
        Visit.objects.visited()
        .filter(person__in=records_of(person))
        .exclude(pk=row.pk)
        .select_related("activity")
        .order_by("-day", "-pk")[:_PAST]
    )
    return {
        "person": person,
        "gone": person.get_status_display() if person.status in ENDED else "",
        "identities": person.identities.select_related("category"),
        "past": [(there, gift(there.amount, there.goods)) for there in past],
        "open_needs": person.needs.exclude(state=NeedState.CLOSED),
        "photos": row.photos.all(),
        "today": timezone.localdate(),
    }
