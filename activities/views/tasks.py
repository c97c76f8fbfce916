"""From a task of the plan to its activities."""

from django.http import HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def from_task(request: HttpRequest, task: int) -> HttpResponse:
    raise NotImplementedError
