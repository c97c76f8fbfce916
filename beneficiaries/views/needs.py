"""The two steps of a need: done, and answered by a return visit."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from beneficiaries.choices import NeedState
from beneficiaries.forms.base import mark_of
from beneficiaries.forms.care import NeedDoneForm, NeedRevisitForm
from beneficiaries.models import Need, Person
from beneficiaries.services import care
from beneficiaries.views.caring import back_to, row_of, writable_person
from beneficiaries.views.common import reader_of
from shuangyong.units.errors import Refused

Save = Callable[[Person, Need, str, dict[str, Any]], object]


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """办结: 待办 → 已办，待回访."""

    def save(person: Person, need: Need, seen: str, data: dict[str, Any]) -> object:
        return care.finish_need(
            actor=reader_of(request),
            person=person,
            need=need,
            seen=seen,
            done_on=data["done_on"],
            outcome=data["outcome"],
        )

    return _step(request, (pk, row), NeedDoneForm, NeedState.OPEN, save)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def revisit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """回访: 已办 → 已回访, or back to 待办."""

    def save(person: Person, need: Need, seen: str, data: dict[str, Any]) -> object:
        return care.revisit_need(
            actor=reader_of(request),
            person=person,
            need=need,
            seen=seen,
            revisited_on=data["revisited_on"],
            satisfied=data["answer"] == "yes",
            again=data["answer"] == "again",
        )

    return _step(request, (pk, row), NeedRevisitForm, NeedState.DONE, save)


def _step(
    request: HttpRequest, where: tuple[int, int], form_class: Any, state: NeedState, save: Save
) -> HttpResponse:
    person = writable_person(request, where[0])
    need: Need = row_of(person, "need", where[1])
    if need.state != state:
        messages.info(request, f"这项诉求现在是“{need.get_state_display()}”，不用再办这一步。")
        return back_to(person, "need")
    form = form_class(request.POST if request.method == "POST" else None, need=need)
    seen, refused = request.POST.get("seen") or care.fingerprint(need), ""
    if request.method == "POST" and form.may_save():
        try:
            save(person, need, seen, form.cleaned_data)
            messages.success(request, "已经记下。")
            return back_to(person, "need")
        except Refused as error:
            refused = str(error)
            seen = care.fingerprint(row_of(person, "need", need.pk))
    context = {
        "person": person,
        "need": need,
        "form": form,
        "mark": mark_of(form.doubts),
        "seen": seen,
        "refused": refused,
        "heading": "办结诉求" if state == NeedState.OPEN else "回访",
        "place": "needs",
    }
    return render(request, "beneficiaries/need_step.html", context)
