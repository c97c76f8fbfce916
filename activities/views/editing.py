"""Registering and changing an activity."""

from django.http import HttpRequest, HttpResponse


def new(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    raise NotImplementedError
