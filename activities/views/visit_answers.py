"""What the script of a form is answered: where to go on, or what is wrong; its page stays as it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from activities.forms.visits import VisitForm

_FROM_SCRIPT = "fetch"


def is_script(request: HttpRequest) -> bool:
    """Whether the form was sent by visits.js, which keeps what was typed when the line breaks."""
    return request.headers.get("X-Requested-With") == _FROM_SCRIPT


def go_on(request: HttpRequest, address: str) -> HttpResponse:
    """To the next page."""
    return JsonResponse({"next": address}) if is_script(request) else redirect(address)


def problems(request: HttpRequest, context: dict[str, Any]) -> JsonResponse:
    """What is wrong, and the version and token to send next; `context` is that of the whole page."""
    form: VisitForm = context["form"]
    hidden = {name: str(form[name].value()) for name in ("version", "token") if name in form.fields}
    return JsonResponse(
        {
            "problems": render_to_string("activities/visits/parts/problems.html", context, request),
            "fields": {name: list(map(str, errors)) for name, errors in form.errors.items()},
            **hidden,
        }
    )
