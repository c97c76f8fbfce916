"""The lines of the table of access for activities: meetings and decisions. See activities_scene.py."""

from datetime import date
from typing import Any

from activities.models import Activity, Decision
from activities.services.decisions import DecisionLine, add_decisions

# "meeting": a 联席会 of 桂园社区; "decided": what it decided.
TABLE = """
activities:meetings             -        GET  302 200 200 200 200 200 200 200 200 403
activities:meetings             -        POST 302 405 405 405 405 405 405 405 405 405
activities:meeting_new          -        GET  302 200 200 200 200 200 200 200 403 403
activities:meeting_new          -        POST 302 302 302 302 302 302 302 302 403 403
activities:decisions            meeting  GET  302 200 200 200 404 403 404 403 403 403
activities:decisions            meeting  POST 302 302 302 302 404 403 404 403 403 403
activities:decision             decided  GET  302 200 200 200 404 200 404 200 200 403
activities:decision             decided  POST 302 302 302 302 404 403 404 403 403 403
activities:decision_reopen      decided  GET  302 405 405 405 405 405 405 405 405 405
activities:decision_reopen      decided  POST 302 302 302 302 404 403 404 403 403 403
activities:decision_remove      decided  GET  302 405 405 405 405 405 405 405 405 405
activities:decision_remove      decided  POST 302 302 302 302 404 403 404 403 403 403
activities:decision_task        decided  GET  302 405 405 405 405 405 405 405 405 405
activities:decision_task        decided  POST 302 302 302 302 404 403 404 403 403 403
activities:decision_activity    decided  GET  302 405 405 405 405 405 405 405 405 405
activities:decision_activity    decided  POST 302 302 302 302 404 403 404 403 403 403
"""


def meeting(cast: Any, get: Any) -> Activity:
    """`get` gives a fixture by its name."""
    activity: Activity = get("make_activity")("军地联席会", day=date(2026, 3, 5), meeting="joint")
    return activity


def decided(cast: Any, get: Any) -> Decision:
    lines = [DecisionLine("更新国防教育宣传栏", "田小禾", date(2026, 3, 31))]
    return add_decisions(actor=cast.clerk, activity=meeting(cast, get), lines=lines)[0]


SCENES: dict[str, Any] = {"meeting": meeting, "decided": decided}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if name == "activities:meeting_new":
        return {"kind": "joint", "day": "2026-03-05"}
    if name == "activities:decisions":
        return {"decisions": "排查优抚对象需求｜田小禾｜3月31日"}
    version = thing.version if thing is not None else 0
    return {"step": "done", "outcome": "已经更新。", "version": version}
