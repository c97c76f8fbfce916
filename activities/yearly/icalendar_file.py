"""The calendar as RFC 5545: what programs on a computer or a phone subscribe to. It names no person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from activities.choices import ActivityState
from activities.models import Activity
from activities.yearly.marks import Marks

ZONE = ZoneInfo("Asia/Shanghai")
_STATUS = {ActivityState.CANCELLED: "CANCELLED", ActivityState.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class FeedContents:
    """`name` is what the program calls the calendar; `several`: titles say whose activity it is."""

    name: str
    activities: Iterable[Activity]
    marks: Marks
    several: bool
    made_at: datetime


def feed_bytes(contents: FeedContents) -> bytes:
    """The file."""
    calendar = Calendar()
    calendar.add("prodid", "-//shuangyong//calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", contents.name)
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for activity in contents.activities:
        calendar.add_component(_of_activity(activity, contents.several))
    for day, marks in sorted(contents.marks.nodes.items()):
        for mark in marks:
            calendar.add_component(_of_node(day, mark.title, contents.made_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _of_activity(activity: Activity, several: bool) -> Event:
    event = Event()
    word = activity.get_state_display()
    title = f"{activity.unit.name}：{activity.title}" if several else activity.title
    # Many programs show a cancelled event like any other.
    event.add("summary", title if activity.state == ActivityState.PLANNED else f"{title}（{word}）")
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'shuangyong:activity:{activity.token}')}@shuangyong")
    event.add("sequence", activity.version)
    event.add("dtstamp", activity.edited_at)
    event.add("last-modified", activity.edited_at)
    event.add("status", _STATUS.get(ActivityState(activity.state), "CONFIRMED"))
    lines = [f"状态：{word}", f"单位：{activity.unit.name}"]
    if activity.first_day:
        lines.append(f"原定日期：{activity.first_day:%Y-%m-%d}")
    _add_time(event, activity, lines)
    if activity.place:
        event.add("location", activity.place)
    event.add("description", "\n".join(lines))
    return event


def _add_time(event: Event, activity: Activity, lines: list[str]) -> None:
    """An hour of the day where one day has one; what runs for days stands on all of them."""
    if activity.starts_at and not activity.end_day:
        event.add("dtstart", datetime.combine(activity.day, activity.starts_at, ZONE))
        return
    if activity.starts_at:
        lines.append(f"时间：{activity.starts_at:%H:%M}")
    event.add("dtstart", activity.day)
    event.add("dtend", (activity.end_day or activity.day) + timedelta(days=1))


def _of_node(day: date, title: str, made_at: datetime) -> Event:
    event = Event()
    event.add("summary", title)
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'shuangyong:node:{day}:{title}')}@shuangyong")
    event.add("dtstamp", made_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
