"""The list of activities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.views.common import reader_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    reader_of(request)
    return render(request, "activities/list.html")
