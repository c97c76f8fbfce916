"""The calendar behind a secret address."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from activities.models import Activity, FeedAddress
from activities.services.activities import cancel, postpone
from activities.services.feeds import MOST, open_feed, stop_feed
from activities.services.local_dates import add_local_date
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import AuditEvent, User
from tests.cast import Cast

MakeActivity = Callable[..., Activity]


def subscribe(user: User) -> tuple[FeedAddress, str]:
    return open_feed(actor=user, name="办公室电脑")


def read(secret: str, **headers: str) -> Any:
    return Client().get(f"/feed/{secret}.ics", headers=headers)


def events(secret: str) -> dict[str, Any]:
    calendar = Calendar.from_ical(read(secret).content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def test_only_the_digest_of_the_secret_is_kept(cast: Cast):
    feed, secret = subscribe(cast.clerk)
    assert len(secret) == 43
    feed.refresh_from_db()
    assert feed.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(FeedAddress.objects.values().get())


def test_it_is_read_without_signing_in_and_kept_by_no_shared_cache(cast: Cast):
    response = read(subscribe(cast.clerk)[1])
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    assert "private" in response["Cache-Control"]


def test_unknown_stopped_and_of_a_closed_account_are_all_the_same(cast: Cast):
    feed, secret = subscribe(cast.clerk)
    _, other = subscribe(cast.colleague)
    stop_feed(actor=cast.clerk, feed=feed)
    User.objects.filter(pk=cast.colleague.pk).update(is_active=False)
    answers = [read(text) for text in (secret, other, "x" * 43, "一" * 43, "x")]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert len({answer.content for answer in answers}) == 1


def test_an_account_that_became_an_auditor_reads_no_more(cast: Cast):
    _, secret = subscribe(cast.clerk)
    User.objects.filter(pk=cast.clerk.pk).update(role="auditor")
    assert read(secret).status_code == 404


def test_an_activity_says_when_where_and_how_it_stands(cast: Cast, make_activity: MakeActivity, today: date):
    place = "桂园社区党群服务中心二楼的多功能活动室，从东门进来上楼左转，门口有指示牌" * 2
    timed = make_activity("社区义诊", day=today, starts_at=time(9, 30), place=place)
    make_activity("国防教育周", day=today, end_day=today + timedelta(days=3), starts_at=time(8))
    found = events(subscribe(cast.clerk)[1])
    event = found["社区义诊"]
    assert event["dtstart"].dt == datetime.combine(today, time(9, 30), ZoneInfo("Asia/Shanghai"))
    assert str(event["location"]) == place  # folded, and put together again
    assert "状态：计划" in str(event["description"])
    assert (event["sequence"], str(event["status"])) == (timed.version, "CONFIRMED")
    week = found["国防教育周"]
    assert (week["dtstart"].dt, week["dtend"].dt) == (today, today + timedelta(days=4))


def test_no_line_is_longer_than_the_standard_allows(cast: Cast, make_activity: MakeActivity, today: date):
    make_activity("军民共建联谊活动" * 10, day=today, place="活动室" * 30)
    lines = read(subscribe(cast.clerk)[1]).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_its_uid_stays_and_its_sequence_grows(cast: Cast, make_activity: MakeActivity, today: date):
    activity = make_activity("军属座谈会", day=today)
    _, secret = subscribe(cast.clerk)
    before = events(secret)["军属座谈会"]
    postpone(
        actor=cast.clerk,
        activity=activity,
        version=activity.version,
        day=today + timedelta(days=5),
        reason="雨",
    )
    after = events(secret)["军属座谈会（延期）"]
    assert str(before["uid"]) == str(after["uid"])
    assert after["sequence"] > before["sequence"]
    assert f"原定日期：{today:%Y-%m-%d}" in str(after["description"])


def test_a_cancelled_one_says_so(cast: Cast, make_activity: MakeActivity, today: date):
    activity = make_activity("春季植树", day=today)
    cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="地块未定")
    event = events(subscribe(cast.clerk)[1])["春季植树（取消）"]
    assert str(event["status"]) == "CANCELLED"


def test_it_reaches_one_year_back_and_ahead_with_the_nodes(
    cast: Cast, make_activity: MakeActivity, today: date
):
    make_activity("很久以前", day=today - timedelta(days=400))
    make_activity("很久以后", day=today + timedelta(days=400))
    make_activity("去年的", day=today - timedelta(days=360))
    add_local_date(actor=cast.reviewer, unit=cast.street, values={"name": "宣传月启动", "month": 7, "day": 1})
    found = events(subscribe(cast.clerk)[1])
    assert "去年的" in found
    assert not {"很久以前", "很久以后"} & found.keys()
    assert "宣传月启动（枫林街道）" in found
    assert any(title.startswith("八一（建军") for title in found)


def test_a_street_reads_its_subtree_and_a_community_its_own(
    cast: Cast, make_activity: MakeActivity, today: date
):
    make_activity("义诊", day=today)
    make_activity("座谈", day=today, actor=cast.clerk2)
    make_activity("别处的", day=today, actor=cast.clerk3)
    street, own = events(subscribe(cast.reviewer)[1]), events(subscribe(cast.clerk)[1])
    assert {"桂园社区：义诊", "银杏社区：座谈"} <= street.keys()
    assert not any("别处的" in title for title in street)
    assert "义诊" in own
    assert not any("座谈" in title for title in own)


def test_it_names_no_person(cast: Cast, make_activity: MakeActivity, make_person: Any, today: date):
    make_person("石大山")
    make_activity(
        "走访", day=today, responsible="田小禾", led_by="方远山", participants="石大山", needs="石大山"
    )
    text = read(subscribe(cast.clerk)[1]).content.decode()
    assert not [name for name in ("石大山", "田小禾", "方远山") if name in text.replace("\r\n ", "")]


def test_reading_is_noted_at_most_once_an_hour_and_changes_nothing_else(cast: Cast):
    feed, secret = subscribe(cast.clerk)
    read(secret)
    feed.refresh_from_db()
    first = feed.read_at
    assert first is not None
    read(secret)
    feed.refresh_from_db()
    assert feed.read_at == first
    FeedAddress.objects.filter(pk=feed.pk).update(read_at=first - timedelta(hours=2))
    read(secret)
    feed.refresh_from_db()
    assert feed.read_at > first - timedelta(hours=1)


def test_what_has_not_changed_is_not_sent_again(cast: Cast, make_activity: MakeActivity, today: date):
    activity = make_activity("义诊", day=today)
    _, secret = subscribe(cast.clerk)
    tag = read(secret)["ETag"]
    assert read(secret, if_none_match=tag).status_code == 304
    cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="下雨")
    assert read(secret, if_none_match=tag).status_code == 200


def test_the_number_of_queries_does_not_grow(cast: Cast, make_activity: MakeActivity, today: date):
    _, secret = subscribe(cast.reviewer)

    def queries() -> int:
        read(secret)  # its reading is noted by now
        with CaptureQueriesContext(connection) as seen:
            read(secret)
        return len(seen)

    make_activity(day=today)
    few = queries()
    for number in range(9):
        make_activity(f"义诊{number}", day=today, actor=(cast.clerk, cast.clerk2)[number % 2])
    assert queries() == few


def test_making_and_stopping_are_in_the_audit_trail_without_the_secret(cast: Cast):
    feed, secret = subscribe(cast.clerk)
    stop_feed(actor=cast.clerk, feed=feed)
    stop_feed(actor=cast.clerk, feed=feed)
    told = list(AuditEvent.objects.order_by("pk").values_list("action", "target"))
    assert told == [("建立日历订阅", "办公室电脑"), ("停用日历订阅", "办公室电脑")]
    assert secret not in str(list(AuditEvent.objects.values()))


def test_nobody_stops_anothers_and_nobody_has_too_many(cast: Cast):
    feed, _ = subscribe(cast.clerk)
    with pytest.raises(Forbidden):
        stop_feed(actor=cast.colleague, feed=feed)
    for _ in range(MOST - 1):
        subscribe(cast.clerk)
    with pytest.raises(Refused, match="请先停用"):
        subscribe(cast.clerk)
    with pytest.raises(Forbidden):
        subscribe(cast.admin)


def test_the_address_is_shown_once(cast: Cast, as_user: Any):
    client = as_user(cast.clerk)
    made = client.post("/activities/calendar/feeds/", {"name": "我的手机"})
    address = made.context["address"]
    assert address in made.content.decode()
    assert Client().get(address).status_code == 200
    later = client.get("/activities/calendar/feeds/").content.decode()
    assert "/feed/" not in later
    assert "我的手机" in later
    assert "最近读取" in later
    feed = FeedAddress.objects.get()
    client.post(f"/activities/calendar/feeds/{feed.pk}/stop/")
    assert "已停用" in client.get("/activities/calendar/feeds/").content.decode()
    assert Client().get(address).status_code == 404


def test_a_name_is_asked_for(cast: Cast, as_user: Any):
    for name, told in (("", "请填写用在哪里。"), (" \u200b ", "请填写用在哪里。"), ("长" * 41, "最多40个字")):
        assert (
            told in as_user(cast.clerk).post("/activities/calendar/feeds/", {"name": name}).content.decode()
        )
    assert not FeedAddress.objects.exists()
