"""The steps on their pages: asked once more, done, told; out of turn they say so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.choices import ActivityState
from activities.models import Activity
from activities.services import activities as service
from tests.activities.core.helpers import ROWS

S = ActivityState


def at(name, activity):
    return reverse(f"activities:{name}", args=[activity.pk])


def test_done_takes_what_is_known_afterwards(cast, as_user, make_activity, task_type):
    task_type.asks = "people money"
    task_type.save()
    activity = make_activity(type=task_type)
    client = as_user(cast.clerk)
    page = client.get(at("done", activity)).content.decode()
    assert 'name="civilians"' in page
    assert 'name="agenda"' not in page
    form = {"version": 1, "day": "2026-03-06", "civilians": "40", "account": "来了四十人。", **ROWS}
    form |= {"costs-TOTAL_FORMS": "1", "costs-0-spent": "300"}
    assert client.post(at("done", activity), form).url == activity.get_absolute_url()
    activity.refresh_from_db()
    assert (activity.state, activity.day, activity.civilians) == (S.DONE, date(2026, 3, 6), 40)
    assert activity.costs.get().spent == Decimal(300)


def test_done_begins_with_a_day_that_has_come(cast, as_user, make_activity):
    today = timezone.localdate()
    activity = make_activity(day=today + timedelta(days=4))
    form = as_user(cast.clerk).get(at("done", activity)).context["form"]
    assert form["day"].value() == today


def test_done_by_two_at_once_shows_both(cast, as_user, make_activity):
    activity = make_activity()
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={"civilians": 12})
    form = {"version": 1, "day": "2026-03-05", "civilians": "40", **ROWS}
    page = as_user(cast.clerk).post(at("done", activity), form)
    assert "<td>12</td><td>40</td>" in page.content.decode()
    as_user(cast.clerk).post(at("done", activity), {**form, "version": page.context["version"]})
    activity.refresh_from_db()
    assert (activity.state, activity.civilians) == (S.DONE, 40)


def test_put_off_needs_a_later_day_and_a_reason(cast, as_user, make_activity):
    activity, client = make_activity(), as_user(cast.clerk)
    page = client.post(at("postpone", activity), {"version": 1, "day": "2026-03-20", "reason": " "})
    assert "请填写原因" in page.content.decode()
    page = client.post(at("postpone", activity), {"version": 1, "day": "2026-03-01", "reason": "下雨"})
    assert "要晚于原来的日期" in page.content.decode()
    assert "下雨" in page.content.decode()
    client.post(at("postpone", activity), {"version": 1, "day": "2026-03-20", "reason": "下雨"})
    activity.refresh_from_db()
    assert (activity.state, activity.first_day, activity.reason) == (S.POSTPONED, date(2026, 3, 5), "下雨")
    shown = client.get(activity.get_absolute_url()).content.decode()
    assert "2026年3月5日" in shown
    assert "下雨" in shown


def test_cancelled_and_taken_back(cast, as_user, make_activity):
    activity, client = make_activity(), as_user(cast.clerk)
    client.post(at("cancel", activity), {"version": 1, "reason": "场地在修"})
    client.post(at("reopen", activity), {"version": 2})
    activity.refresh_from_db()
    assert (activity.state, activity.reason) == (S.PLANNED, "")


def test_removed_only_after_it_was_asked(cast, as_user, make_activity):
    activity, client = make_activity(), as_user(cast.clerk)
    assert "不能恢复" in client.get(at("remove", activity)).content.decode()
    assert Activity.objects.exists()
    assert client.post(at("remove", activity), {"version": 1}).url == reverse("activities:list")
    assert not Activity.objects.exists()


def test_a_reason_stays_when_somebody_was_first(cast, as_user, make_activity):
    activity = make_activity()
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={"place": "广场"})
    page = as_user(cast.clerk).post(at("cancel", activity), {"version": 1, "reason": "场地在修"})
    assert "场地在修" in page.content.decode()
    assert page.context["version"] == 2


@pytest.mark.parametrize("name", ["done", "postpone", "cancel", "remove"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_out_of_turn_one_is_told_and_nothing_moves(cast, as_user, make_activity, name, method):
    activity = make_activity(done=True)
    client = as_user(cast.clerk)
    form = {"version": 1, "reason": "下雨", "day": "2026-04-01", **ROWS}
    response = getattr(client, method)(at(name, activity), form)
    assert response.url == activity.get_absolute_url()
    assert "现在是“已完成”" in client.get(response.url).content.decode()
    activity.refresh_from_db()
    assert activity.version == 1


@pytest.mark.parametrize("name", ["done", "postpone", "cancel", "remove"])
@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_junk_version_is_no_error_of_ours(cast, as_user, make_activity, name, version):
    activity = make_activity()
    form = {"version": version, "reason": "下雨", "day": "2026-04-01", **ROWS}
    response = as_user(cast.clerk).post(at(name, activity), form)
    assert response.status_code == 200
    activity.refresh_from_db()
    assert activity.state == S.PLANNED
