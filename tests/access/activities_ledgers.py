"""The lines of the table of access for activities: ledgers. See activities_scene.py."""

from typing import Any

# An empty ledger cannot be taken along: a POST leads back to the page with a sentence.
TABLE = """
activities:ledgers           -        GET  302 200 200 200 200 200 200 200 200 403
activities:ledgers           -        POST 302 405 405 405 405 405 405 405 405 405
activities:ledger_file       -        GET  302 405 405 405 405 405 405 405 405 405
activities:ledger_file       -        POST 302 302 302 302 302 302 302 302 302 403
"""
SCENES: dict[str, Any] = {}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    return {"format": "pdf"}
