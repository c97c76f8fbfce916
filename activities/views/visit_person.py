"""记一次走访 from a person's page: in a round the person stands on, or in the day's 日常走访."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from activities.choices import COMING, VisitState
from activities.forms.visits import VisitForm
from activities.models import Visit
from activities.policies import may_keep
from activities.records import records_of
from activities.services.daily import record_daily
from activities.services.rounds import standard_of
from activities.services.visits import record_visit
from activities.views.visit_answers import go_on, is_script, problems
from activities.views.visit_pictures import keep_pictures, takes_pictures
from beneficiaries.forms.base import mark_of
from beneficiaries.models import Person
from beneficiaries.policies import Act
from beneficiaries.views.common import reader_of, require, visible_person
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

DAILY = "daily"


@takes_pictures
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One form: the day, what was given, what was heard, where it belongs."""
    person = visible_person(request, pk)
    user = reader_of(request)
    require(person, request, Act.EDIT)
    if user.unit is None or not may_keep(user, user.unit):
        raise PermissionDenied("只有单位的工作人员可以记走访。")
    rounds = _open_rounds(user, person)
    picked = _picked(request, rounds)
    standard = standard_of(picked.activity) if picked is not None else (None, "")
    form = VisitForm(request.POST if request.method == "POST" else None, standard=standard)
    refused = ""
    if request.method == "POST" and form.may_save():
        try:
            stored = _store(request, user, person, picked, form)
            keep_pictures(request, user, stored)
            messages.success(request, f"走访已经记下，在“{stored.activity.title}”里。")
            return go_on(request, reverse("people:detail", args=[pk]))
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
    context = {
        "person": person,
        "form": form,
        "mark": mark_of(form.doubts),
        "refused": refused,
        "rounds": rounds,
        "picked": picked,
        "stands": "",
    }
    if request.method == "POST" and is_script(request):
        return problems(request, context)
    return render(request, "activities/visits/visit_person.html", context)


def _open_rounds(user: User, person: Person) -> list[Visit]:
    """The person's lines in rounds of the user's unit that are not over and where nobody has been."""
    rows = Visit.objects.visible_to(user).filter(
        person__in=records_of(person),
        activity__unit=user.unit,
        activity__state__in=COMING,
        state__in=(VisitState.PLANNED, VisitState.ABSENT),
    )
    return list(rows.select_related("activity__unit", "activity__type").order_by("activity__day", "pk"))


def _picked(request: HttpRequest, rounds: list[Visit]) -> Visit | None:
    """The line of the round that was picked; the first one when nothing was; None for 日常走访."""
    place = request.POST.get("place", "")
    if place == DAILY or not rounds:
        return None
    return next((row for row in rounds if str(row.pk) == place), rounds[0])


def _store(request: HttpRequest, user: User, person: Person, picked: Visit | None, form: VisitForm) -> Visit:
    """Sent twice over a slow line it is the first one, whichever round is open by now."""
    data = form.cleaned_data
    sent = Visit.objects.visible_to(user).filter(token=data["token"], person__in=records_of(person))
    there: Visit | None = sent.exclude(state=VisitState.PLANNED).select_related("activity").first()
    values = {name: data[name] for name in ("day", "amount", "goods", "token")}
    if there is not None:
        return record_visit(actor=user, visit=there, version=there.version, need=form.heard, **values)
    place = request.POST.get("place", "")
    if place not in ("", DAILY) and (picked is None or str(picked.pk) != place):
        raise Refused("您打开以后，这个人在那一轮里已经记过，或者那一轮变了。请看看“记在哪里”，再点一次。")
    if picked is None:
        return record_daily(actor=user, person=person, need=form.heard, **values)
    return record_visit(actor=user, visit=picked, version=picked.version, need=form.heard, **values)
