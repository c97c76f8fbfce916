"""What the tests of the pages share."""

from datetime import date
from typing import Any

from activities.models import Visit

DAY = date(2026, 2, 6)


def text_of(answer: Any) -> str:
    """The page, when it is one."""
    assert answer.status_code == 200, answer.status_code
    text: str = answer.content.decode()
    return text


def address(visit: Visit, more: str = "") -> str:
    return f"/activities/visits/{visit.activity_id}/{visit.pk}/{more}"


def good(visit: Visit, **values: Any) -> dict[str, Any]:
    """Good values for the form of a visit."""
    return {"version": visit.version, "day": DAY, "amount": "500元", "goods": "米、油", **values}
