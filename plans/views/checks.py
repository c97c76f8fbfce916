"""The panel of gentle checks beside the editor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.checks import check
from plans.services.rows import content_of
from plans.views.common import visible_plan


@require_safe
def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """A fragment: each hint with links to the rows it is about."""
    plan = visible_plan(request, pk)
    hints = check(content_of(plan), plan.unit.kind, is_plan=plan.is_plan)
    response = render(request, "plans/checks.html", {"plan": plan, "hints": hints})
    response["Cache-Control"] = "private, no-store"
    return response
