"""Error pages: rendered without a request, so that no query of theirs can fail in turn."""

import contextlib

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from shuangyong.units import audit


def _page(name: str, status: int, **context: str) -> HttpResponse:
    return HttpResponse(render_to_string(f"{name}.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("400", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the reason that was given; the attempt goes into the audit trail."""
    reason = str(exception)
    with contextlib.suppress(DatabaseError):
        audit.record_denied(request, reason)
    return _page("403", 403, reason=reason)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("404", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500", 500)


def keys_missing() -> HttpResponse:
    """503: what is encrypted cannot be opened now."""
    return _page("503", 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit; `reason` is Django's English and is not shown."""
    return _page("403_csrf", 403)
