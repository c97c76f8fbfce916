"""One full value, once, with a reason that stands in the audit trail before it is shown."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from beneficiaries.forms.standing import RevealForm
from beneficiaries.models import Person
from beneficiaries.policies import Act
from beneficiaries.services.revealing import label_of, reveal
from beneficiaries.views.common import reader_of, require, visible_person
from beneficiaries.views.in_place import in_place
from shuangyong.units.errors import Forbidden, Refused


@in_place
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def value(request: HttpRequest, pk: int, kind: str, row: int, field: str) -> HttpResponse:
    """GET asks why; POST shows the value, on this one answer and on no other."""
    person = visible_person(request, pk)
    error, words = "", ""
    try:
        require(person, request, Act.REVEAL)
        label = label_of(person, kind, row, field)
    except Forbidden as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        raise Http404 from refused
    form = RevealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            words = _open(request, person, (kind, row, field), form.reason)
        except Refused as refused:
            error = str(refused)
    context = {"person": person, "label": label, "form": form, "words": words, "error": error}
    in_part = bool(request.headers.get("HX-Request"))
    page = "beneficiaries/parts/reveal.html" if in_part else "beneficiaries/reveal.html"
    response = render(request, page, {**context, "in_part": in_part})
    response["Cache-Control"] = "private, no-store"
    return response


def _open(request: HttpRequest, person: Person, where: tuple[str, int, str], reason: str) -> str:
    kind, row, field = where
    return reveal(actor=reader_of(request), person=person, kind=kind, pk=row, field=field, reason=reason)
