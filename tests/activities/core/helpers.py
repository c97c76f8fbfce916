"""What the forms of activities are sent with."""

from uuid import uuid4

ROWS = {
    "costs-TOTAL_FORMS": "0",
    "costs-INITIAL_FORMS": "0",
    "goods-TOTAL_FORMS": "0",
    "goods-INITIAL_FORMS": "0",
}


def typed(**values):
    """A new activity as the page sends it."""
    return {
        "title": "社区义诊",
        "day": "2026-05-08",
        "state": "planned",
        "token": str(uuid4()),
        **ROWS,
        **values,
    }


def changed(activity, **values):
    """A change of an activity as the page sends it."""
    return {
        "title": activity.title,
        "day": activity.day.isoformat(),
        "version": activity.version,
        **ROWS,
        **values,
    }
