"""变更状态 and 年度确认 of one person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from beneficiaries.choices import ConfirmationResult, Status
from beneficiaries.forms.base import mark_of
from beneficiaries.forms.standing import ConfirmForm, StatusForm
from beneficiaries.models import Person
from beneficiaries.policies import Act
from beneficiaries.services.confirming import confirm as confirm_persons
from beneficiaries.services.statuses import change_status
from beneficiaries.views.common import reader_of, require, visible_person
from shuangyong.units.errors import Forbidden, Outdated, Refused


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """A new status from a day on, with a reason where somebody is taken off the list."""
    person = visible_person(request, pk)
    require(person, request, Act.STATUS)
    bound = request.POST if request.method == "POST" else None
    form = StatusForm(bound, person=person)
    refused, theirs = "", False
    if request.method == "POST" and form.may_save():
        try:
            change_status(
                actor=reader_of(request),
                person=person,
                version=form.cleaned_data["version"],
                status=Status(form.cleaned_data["status"]),
                day=form.cleaned_data["day"],
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"状态已经改为“{Status(form.cleaned_data['status']).label}”。")
            return redirect("people:detail", pk)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused, theirs = str(error), isinstance(error, Outdated)
            person = visible_person(request, pk)
    context = {
        "person": person,
        "form": form,
        "mark": mark_of(form.doubts),
        "refused": refused,
        "version": person.version if theirs or bound is None else request.POST.get("version", ""),
    }
    return render(request, "beneficiaries/status.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The yearly look at one person. Whoever no longer qualifies is set to 停发 by it."""
    person = visible_person(request, pk)
    try:
        require(person, request, Act.CONFIRM)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("people:detail", pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.may_save():
        result = ConfirmationResult(form.cleaned_data["result"])
        try:
            new = confirm_persons(
                actor=reader_of(request),
                persons=[person],
                year=form.cleaned_data["year"],
                result=result,
                day=form.cleaned_data["day"],
                note=form.cleaned_data["note"],
            )
            return _confirmed(request, person, result, new)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
    context = {"person": person, "form": form, "mark": mark_of(form.doubts), "refused": refused}
    return render(request, "beneficiaries/confirm.html", context)


def _confirmed(request: HttpRequest, person: Person, result: ConfirmationResult, new: int) -> HttpResponse:
    if not new:
        messages.info(request, "这个年度已经确认过，没有重复登记。")
    elif result == ConfirmationResult.STOPPED:
        messages.success(request, "已经登记：不再符合条件，状态改为停发。")
    else:
        messages.success(request, f"已经登记年度确认：{result.label}。")
    return redirect("people:detail", person.pk)
