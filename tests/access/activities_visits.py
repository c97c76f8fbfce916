"""The lines of the table of access for activities: visits. See activities_scene.py."""

from datetime import date
from typing import Any

from activities.models import Activity, Visit
from activities.services.visits import plan_visits, record_visit

# "round": one of 桂园社区 with one person on its list; "visited": that person was visited, all are.
# "at_home": that community's person. Roles: anonymous clerk colleague lead clerk2 reviewer reviewer2 district
# admin auditor.
TABLE = """
activities:rounds            -        GET  302 200 200 200 200 200 200 200 200 403
activities:rounds            -        POST 302 405 405 405 405 405 405 405 405 405
activities:round_new         -        GET  302 200 200 200 200 200 200 403 403 403
activities:round_new         -        POST 302 200 200 200 200 200 200 403 403 403
activities:round             round    GET  302 200 200 200 404 200 404 200 403 403
activities:round             round    POST 302 405 405 405 405 405 405 405 405 405
activities:round_people      round    GET  302 200 200 200 404 403 404 403 403 403
activities:round_people      round    POST 302 302 302 302 404 403 404 403 403 403
activities:round_standard    round    GET  302 200 200 200 404 403 404 403 403 403
activities:round_standard    round    POST 302 302 302 302 404 403 404 403 403 403
activities:round_take_off    round    GET  302 405 405 405 405 405 405 405 405 405
activities:round_take_off    round    POST 302 302 302 302 404 403 404 403 403 403
activities:round_done        visited  GET  302 405 405 405 405 405 405 405 405 405
activities:round_done        visited  POST 302 302 302 302 404 403 404 403 403 403
activities:round_sheet       round    GET  302 405 405 405 405 405 405 405 405 405
activities:round_sheet       round    POST 302 200 200 200 404 200 404 200 403 403
activities:round_sheet_excel round    GET  302 405 405 405 405 405 405 405 405 405
activities:round_sheet_excel round    POST 302 200 200 200 404 200 404 200 403 403
activities:visits_many       round    GET  302 200 200 200 404 403 404 403 403 403
activities:visits_many       round    POST 302 302 302 302 404 403 404 403 403 403
activities:visit             round    GET  302 200 200 200 404 403 404 403 403 403
activities:visit             round    POST 302 302 302 302 404 403 404 403 403 403
activities:visit_undo        visited  GET  302 405 405 405 405 405 405 405 405 405
activities:visit_undo        visited  POST 302 302 302 302 404 403 404 403 403 403
activities:visit_person      at_home  GET  302 200 200 200 404 200 404 403 403 403
activities:visit_person      at_home  POST 302 302 302 302 404 302 404 403 403 403
"""


def round_with_one(cast: Any, get: Any) -> Visit:
    """`get` gives a fixture by its name."""
    activity: Activity = get("make_activity")("春节走访慰问", day=date(2026, 2, 5))
    return plan_visits(actor=cast.clerk, activity=activity, persons=[get("make_person")()])[0]


def visited(cast: Any, get: Any) -> Visit:
    visit = round_with_one(cast, get)
    return record_visit(actor=cast.clerk, visit=visit, version=visit.version, day=date(2026, 2, 6))


def at_home(cast: Any, get: Any) -> Any:
    return get("make_person")()


SCENES: dict[str, Any] = {"round": round_with_one, "visited": visited, "at_home": at_home}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    if not isinstance(thing, Visit):
        return {"pk": thing.pk} if thing is not None else {}
    own = {"visit": thing.pk} if name in ("activities:visit", "activities:visit_undo") else {}
    return {"pk": thing.activity_id, **own}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if not isinstance(thing, Visit):
        return {"day": "2026-02-06", "amount": "500"}
    ticked = {"visits": f"{thing.pk}:{thing.version}"}
    given = {"day": "2026-02-06", "amount": "500", "goods": "米"}
    forms: dict[str, dict[str, Any]] = {
        "round_people": {"act": "save"},
        "round_standard": {"amount": "500"},
        "round_take_off": ticked,
        "round_done": {"version": thing.activity.version},
        "visits_many": {**given, **ticked},
        "visit": {**given, "version": thing.version},
        "visit_undo": {"version": thing.version},
    }
    return forms.get(name.removeprefix("activities:"), {})
