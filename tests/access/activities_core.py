"""The lines of the table of access for activities themselves. See activities_scene.py."""

from datetime import date
from typing import Any

from activities.models import Activity

# "activity": one of 桂园社区 that is planned for a day that has passed.
TABLE = """
activities:list              -        GET  302 200 200 200 200 200 200 200 200 403
activities:list              -        POST 302 405 405 405 405 405 405 405 405 405
activities:detail            activity GET  302 200 200 200 404 200 404 200 200 403
activities:detail            activity POST 302 405 405 405 405 405 405 405 405 405
"""


def planned(cast: Any, get: Any) -> Activity:
    """`get` gives a fixture by its name."""
    activity: Activity = get("make_activity")("社区义诊", day=date(2026, 3, 5))
    return activity


SCENES: dict[str, Any] = {"activity": planned}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    return {"version": thing.version} if isinstance(thing, Activity) else {}
