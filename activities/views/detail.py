"""The page of one activity."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.views.common import visible_activity


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "activities/detail.html", {"activity": visible_activity(request, pk)})
