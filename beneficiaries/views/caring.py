"""Pages of the rows that hang on a person: add, change, take away; a need goes on to its return visit."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from beneficiaries.describing import changes_of
from beneficiaries.forms.base import mark_of
from beneficiaries.forms.care import FORMS, PaymentForm
from beneficiaries.models import Person, Standard
from beneficiaries.policies import Act
from beneficiaries.services import care
from beneficiaries.views.common import reader_of, refusals_as_messages, require, visible_person
from beneficiaries.views.in_place import in_place
from shuangyong.units.errors import Forbidden, Outdated, Refused

PLACES = {
    "contact": "family",
    "need": "needs",
    "honour": "honours",
    "payment": "payments",
    "helper": "helpers",
}
"""Where on the person's page a kind of row stands."""


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A new row."""
    person = writable_person(request, pk)
    form = _form_class(kind)(request.POST if request.method == "POST" else None, person=person)
    refused = ""
    if request.method == "POST" and form.may_save():
        try:
            care.add_row(actor=reader_of(request), person=person, kind=kind, values=form.values())
            messages.success(request, "已经登记。")
            return back_to(person, kind)
        except Refused as error:
            refused = str(error)
    return _page(request, person, kind, form, None, refused)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """A row that is there. After a conflict the form is as typed, beside what the row says now."""
    person = writable_person(request, pk)
    form_class, found = _form_class(kind), row_of(person, kind, row)
    form = form_class(request.POST if request.method == "POST" else None, person=person, row=found)
    refused, outdated = "", False
    seen = request.POST.get("seen") or care.fingerprint(found)
    if request.method == "POST" and form.may_save():
        try:
            care.change_row(
                actor=reader_of(request), person=person, row=found, seen=seen, values=form.values()
            )
            messages.success(request, "已经保存。")
            return back_to(person, kind)
        except Outdated as error:
            refused, outdated, seen = str(error), True, care.fingerprint(found)
        except Refused as error:
            refused = str(error)
    return _page(request, person, kind, form, found, refused, seen=seen, outdated=outdated)


@require_POST
def remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Take away what was written by mistake."""
    person = writable_person(request, pk)
    _form_class(kind)
    found = row_of(person, kind, row)
    with refusals_as_messages(request):
        seen = request.POST.get("seen", "")
        care.remove_row(actor=reader_of(request), person=person, row=found, seen=seen)
        messages.success(request, "已经删去。档案记录里还看得到删过。")
    return back_to(person, kind)


@in_place
@require_POST
def payment_fill(request: HttpRequest, pk: int) -> HttpResponse:
    """The fields of a payment with what the standard says that was just picked."""
    person = writable_person(request, pk)
    typed = request.POST.copy()
    form = PaymentForm(typed, person=person)
    wanted = typed.get("standard", "")
    picked = None
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 18:
        picked = form.standards().filter(pk=wanted).first()
    if isinstance(picked, Standard):
        typed["name"], typed["amount"] = picked.name, str(picked.amount)
    elif wanted:
        typed["standard"] = ""
    form = PaymentForm(typed, person=person)
    form.errors.clear()
    return render(request, "beneficiaries/parts/lines.html", {"lines": form.lines()})


def writable_person(request: HttpRequest, pk: int) -> Person:
    """The person whose rows the user may change: else 404, 403."""
    person = visible_person(request, pk)
    try:
        require(person, request, Act.EDIT)
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        raise Http404 from error
    return person


def row_of(person: Person, kind: str, pk: int) -> Any:
    """The person's own row, or 404."""
    found = care.ROWS[kind]._base_manager.filter(pk=pk, person=person).first()
    if found is None:
        raise Http404
    return found


def back_to(person: Person, kind: str) -> HttpResponseRedirect:
    """To the part of the person's page where the row stands."""
    return HttpResponseRedirect(f"{reverse('people:detail', args=[person.pk])}#{PLACES[kind]}")


def _form_class(kind: str) -> Any:
    if kind not in FORMS:
        raise Http404
    return FORMS[kind]


def _page(
    request: HttpRequest,
    person: Person,
    kind: str,
    form: Any,
    row: models.Model | None,
    refused: str,
    **more: object,
) -> HttpResponse:
    name = care.ROWS[kind]._meta.verbose_name
    context = {
        "person": person,
        "kind": kind,
        "place": PLACES[kind],
        "form": form,
        "mark": mark_of(form.doubts),
        "row": row,
        "refused": refused,
        "heading": f"修改{name}" if row else f"登记{name}",
        "now": _said(row) if row is not None and more.get("outdated") else [],
        **more,
    }
    return render(request, "beneficiaries/row.html", context)


def _said(row: models.Model) -> list[tuple[str, str]]:
    """What a row says, masked."""
    names = [field.name for field in row._meta.fields if field.name not in ("id", "person", "standard")]
    lines = changes_of(type(row)(), {name: getattr(row, name) for name in names})
    return [(line.label, line.after) for line in lines]
