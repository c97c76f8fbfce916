"""The lines of the table of access for activities: summaries. See activities_scene.py."""

from typing import Any

from django.utils import timezone

from activities.services.summaries import create_summary
from activities.summaries.periods import Period
from plans.choices import PaperKind

# "summary": the one of 桂园社区 for the year that is running, a draft.
TABLE = """
activities:summaries         -       GET  302 200 200 200 200 200 200 200 200 403
activities:summaries         -       POST 302 405 405 405 405 405 405 405 405 405
activities:summary_new       -       GET  302 405 405 405 405 405 405 405 405 405
activities:summary_new       -       POST 302 302 302 302 302 302 302 302 403 403
activities:summary_figures   summary GET  302 200 200 200 404 200 404 200 200 403
activities:summary_figures   summary POST 302 405 405 405 405 405 405 405 405 405
activities:summary_recount   summary GET  302 405 405 405 405 405 405 405 405 405
activities:summary_recount   summary POST 302 302 302 302 404 403 404 403 403 403
activities:summary_photos    summary GET  302 405 405 405 405 405 405 405 405 405
activities:summary_photos    summary POST 302 302 302 302 404 403 404 403 403 403
"""


def summary(cast: Any, get: Any) -> Any:
    """Written by the service."""
    period = Period(PaperKind.ANNUAL, timezone.localdate().year)
    return create_summary(actor=cast.clerk, unit=cast.community, period=period)


SCENES: dict[str, Any] = {"summary": summary}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if name == "activities:summary_new":
        return {"year": timezone.localdate().year, "period": "annual-0"}
    return {}
