"""What holds for every request: where it came from, that no cache keeps it, the first password."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from shuangyong.privacy.errors import PrivacyError
from shuangyong.units import audit
from shuangyong.units.views.errors import keys_missing

logger = logging.getLogger(__name__)

ALLOWED_BEFORE_CHANGE = {"password_change", "logout", "login"}


class ClientAddressMiddleware:
    """Behind PROXIES of our own, the client's address is the one that the outermost of them wrote down.

    What stands further left in X-Forwarded-For came from outside and may be made up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        if 0 < settings.PROXIES <= len(hops):
            request.META["REMOTE_ADDR"] = hops[-settings.PROXIES]
        with audit.coming_from(request.META.get("REMOTE_ADDR") or ""):
            return self.get_response(request)


class PlainAddressMiddleware:
    """A NUL in the address is nobody's typing, and PostgreSQL answers it with an error: 400 for all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)


class KeysMiddleware:
    """Without the keys no page of the ledger can be shown: 503, and a sentence for the administrator."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PrivacyError):
            return None
        logger.error("%s: %s", request.path, exception)
        return keys_missing()


class NotKeptMiddleware:
    """What a signed-in user was shown stays in no cache: whoever sits here next must not go back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


class FirstPasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name in ALLOWED_BEFORE_CHANGE:
            return None
        if request.user.is_authenticated and request.user.must_change_password:
            return redirect("password_change")
        return None
