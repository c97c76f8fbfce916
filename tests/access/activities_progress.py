"""The lines of the table of access for activities: progress. See activities_scene.py."""

from typing import Any

TABLE = ""
SCENES: dict[str, Any] = {}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    return {}
