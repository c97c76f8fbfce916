"""The lines of the table of access for activities: calendar. See activities_scene.py."""

from dataclasses import dataclass
from typing import Any

from activities.models import FeedAddress, LocalDate
from activities.services.feeds import open_feed
from activities.services.local_dates import add_local_date, mark_of_row

# "local_date" and "window": of 桂园社区; "feed": clerk's subscription.
TABLE = """
activities:calendar          -          GET  302 200 200 200 200 200 200 200 200 403
activities:calendar          -          POST 302 405 405 405 405 405 405 405 405 405
activities:calendar_quarter  -          GET  302 200 200 200 200 200 200 200 200 403
activities:calendar_quarter  -          POST 302 405 405 405 405 405 405 405 405 405
activities:calendar_year     -          GET  302 200 200 200 200 200 200 200 200 403
activities:calendar_year     -          POST 302 405 405 405 405 405 405 405 405 405
activities:local_dates       -          GET  302 200 200 200 200 200 200 200 200 403
activities:local_dates       -          POST 302 405 405 405 405 405 405 405 405 405
activities:local_date_new    -          GET  302 200 200 200 200 200 200 200 403 403
activities:local_date_new    -          POST 302 302 302 302 302 302 302 302 403 403
activities:local_date        local_date GET  302 200 200 200 404 403 404 403 403 403
activities:local_date        local_date POST 302 302 302 302 404 403 404 403 403 403
activities:local_date_remove local_date GET  302 405 405 405 405 405 405 405 405 405
activities:local_date_remove local_date POST 302 302 302 302 404 403 404 403 403 403
activities:window            -          GET  302 200 200 200 200 200 200 200 200 403
activities:window            -          POST 302 405 405 405 405 405 405 405 405 405
activities:window_list       -          GET  302 405 405 405 405 405 405 405 405 405
activities:window_list       listed     POST 302 200 200 200 302 200 302 200 403 403
activities:feeds             -          GET  302 200 200 200 200 200 200 200 403 403
activities:feeds             -          POST 302 200 200 200 200 200 200 200 403 403
activities:feed_stop         feed       GET  302 405 405 405 405 405 405 405 405 405
activities:feed_stop         feed       POST 302 302 404 404 404 404 404 404 403 403
calendar_feed                feed       GET  200 200 200 200 200 200 200 200 200 200
calendar_feed                feed       POST 405 405 405 405 405 405 405 405 405 405
"""


@dataclass(frozen=True)
class Subscribed:
    feed: FeedAddress
    secret: str


def local_date(cast: Any, get: Any) -> LocalDate:
    values = {"name": "本地双拥宣传月启动", "month": 7, "day": 1}
    return add_local_date(actor=cast.clerk, unit=cast.community, values=values)


def subscribed(cast: Any, get: Any) -> Subscribed:
    return Subscribed(*open_feed(actor=cast.clerk, name="办公室电脑"))


def listed(cast: Any, get: Any) -> None:
    """Somebody whom nobody has visited: else there is nothing to print."""
    get("make_person")()


SCENES: dict[str, Any] = {"local_date": local_date, "feed": subscribed, "listed": listed}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    if name in ("activities:window", "activities:window_list"):
        return {"key": "army_day-2026"}
    if isinstance(thing, Subscribed):
        return {"secret": thing.secret} if name == "calendar_feed" else {"pk": thing.feed.pk}
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    values = {"name": "本地解放纪念日", "month": "10", "day": "8"}
    return {**values, "seen": mark_of_row(thing)} if isinstance(thing, LocalDate) else values
