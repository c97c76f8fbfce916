"""The lines of the table of access for activities themselves. See activities_scene.py."""

from datetime import date
from typing import Any
from uuid import uuid4

from activities.models import Activity
from plans.models import Task

# "activity": one of 桂园社区 that is planned for a day that has passed; "done_activity" one that is over.
# "plan_task": a task of 桂园社区's plan.
TABLE = """
activities:list              -             GET  302 200 200 200 200 200 200 200 200 403
activities:list              -             POST 302 405 405 405 405 405 405 405 405 405
activities:new               -             GET  302 200 200 200 200 200 200 200 403 403
activities:new               -             POST 302 302 302 302 302 302 302 302 403 403
activities:detail            activity      GET  302 200 200 200 404 200 404 200 200 403
activities:detail            activity      POST 302 405 405 405 405 405 405 405 405 405
activities:edit              activity      GET  302 200 200 200 404 403 404 403 403 403
activities:edit              activity      POST 302 302 302 302 404 403 404 403 403 403
activities:done              activity      GET  302 200 200 200 404 403 404 403 403 403
activities:done              activity      POST 302 302 302 302 404 403 404 403 403 403
activities:postpone          activity      GET  302 200 200 200 404 403 404 403 403 403
activities:postpone          activity      POST 302 302 302 302 404 403 404 403 403 403
activities:cancel            activity      GET  302 200 200 200 404 403 404 403 403 403
activities:cancel            activity      POST 302 302 302 302 404 403 404 403 403 403
activities:remove            activity      GET  302 200 200 200 404 403 404 403 403 403
activities:remove            activity      POST 302 302 302 302 404 403 404 403 403 403
activities:reopen            done_activity GET  302 200 200 200 404 403 404 403 403 403
activities:reopen            done_activity POST 302 302 302 302 404 403 404 403 403 403
activities:tasks             plan_task     GET  302 200 200 200 200 200 200 200 200 403
activities:tasks             -             POST 302 405 405 405 405 405 405 405 405 405
activities:from_task         plan_task     GET  302 200 200 200 404 403 404 403 403 403
activities:from_task         plan_task     POST 302 302 302 302 404 403 404 403 403 403
"""


def planned(cast: Any, get: Any) -> Activity:
    """`get` gives a fixture by its name."""
    activity: Activity = get("make_activity")("社区义诊", day=date(2026, 3, 5))
    return activity


def over(cast: Any, get: Any) -> Activity:
    activity: Activity = get("make_activity")("社区义诊", day=date(2026, 3, 5), done=True)
    return activity


def plan_task(cast: Any, get: Any) -> Task:
    task: Task = get("make_plan")("issued").tasks.first()
    return task


SCENES: dict[str, Any] = {"activity": planned, "done_activity": over, "plan_task": plan_task}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    if name in ("activities:tasks", "activities:list", "activities:new"):
        return {}
    return {"task": thing.pk} if isinstance(thing, Task) else {"pk": thing.pk}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    good = {
        "title": "义诊", "day": "2026-03-06", "state": "planned", "token": str(uuid4()), "reason": "下雨",
        "costs-TOTAL_FORMS": "0", "costs-INITIAL_FORMS": "0", "goods-TOTAL_FORMS": "0",
        "goods-INITIAL_FORMS": "0", "row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "1", "row-0-pick": "on",
        "row-0-title": "走访", "row-0-day": "2027-01-20", "row-0-token": str(uuid4()),
    }  # fmt: skip
    return {**good, "version": thing.version} if isinstance(thing, Activity) else good
