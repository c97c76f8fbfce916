"""The steps of an activity's life."""

from django.http import HttpRequest, HttpResponse


def done(request: HttpRequest, pk: int) -> HttpResponse:
    raise NotImplementedError


postpone = cancel = reopen = remove = done
