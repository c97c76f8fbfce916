"""Meetings: a short form makes an activity; the year stands beside the usual number, as a reminder."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.cadence import cadence_of
from activities.choices import ActivityState, MeetingKind
from activities.models import Activity
from activities.panels_meetings import decisions as decisions_panel
from plans.models import TaskType


@pytest.fixture
def types(db):
    for code, name in (("801", "会议"), ("303", "座谈会")):
        TaskType.objects.get_or_create(code=code, defaults={"name": name, "direction": "O"})


def test_kind_and_day_are_enough(cast, as_user, types):
    answer = as_user(cast.clerk).post(
        reverse("activities:meeting_new"), {"kind": "joint", "day": "2026-03-05"}
    )
    meeting = Activity.objects.get()
    assert answer["Location"] == meeting.get_absolute_url()
    assert (meeting.title, meeting.meeting, meeting.type.code) == ("2026年3月军地联席会", "joint", "801")
    assert meeting.state == ActivityState.PLANNED


def test_a_forum_has_its_own_type_and_without_the_dictionary_there_is_none(cast, as_user):
    client, form = as_user(cast.clerk), {"kind": "forum", "day": "2026-07-20"}
    client.post(reverse("activities:meeting_new"), form)
    assert Activity.objects.get().type is None
    TaskType.objects.get_or_create(code="303", defaults={"name": "座谈会", "direction": "F"})
    client.post(reverse("activities:meeting_new"), form)
    assert Activity.objects.latest("pk").type.code == "303"


def test_held_with_its_decisions_at_once_and_sent_twice_stored_once(cast, as_user, types):
    form = {
        "kind": "group",
        "day": "2026-03-05",
        "title": "领导小组会",
        "led_by": "方远山",
        "agenda": "一、通报情况\n二、部署工作",
        "held": "on",
        "decisions": "更新宣传栏｜田小禾｜3月31日",
        "token": uuid4(),
    }
    for _ in range(2):
        as_user(cast.clerk).post(reverse("activities:meeting_new"), form)
    meeting = Activity.objects.get()
    assert (meeting.state, meeting.led_by) == (ActivityState.DONE, "方远山")
    assert meeting.decisions.get().due_on == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"kind": ""}, "请选会议的种类"),
        ({"kind": "other"}, "请写会议名称"),
        ({"day": ""}, "请填写日期"),
        ({"decisions": "甲｜乙｜丙｜丁"}, "第1行"),
        ({"day": str(timezone.localdate() + timedelta(days=2)), "held": "on"}, "日期还没有到"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(cast, as_user, values, told):
    form = {"kind": "joint", "day": "2026-03-05", "place": "三楼会议室"}
    answer = as_user(cast.clerk).post(reverse("activities:meeting_new"), {**form, **values})
    assert told in answer.text
    assert "三楼会议室" in answer.text
    assert not Activity.objects.exists()


def test_the_cadence_counts_what_was_held_and_what_comes(cast, make_meeting):
    make_meeting("第一次例会", kind="regular", day=date(2026, 3, 5), done=True)
    make_meeting("第二次例会", kind="regular", day=date(2026, 6, 5))
    make_meeting("第三次例会", kind="regular", day=date(2026, 9, 5))
    make_meeting("联络员会", kind="liaison", day=date(2026, 4, 5), done=True)
    make_meeting("去年例会", kind="regular", day=date(2025, 3, 5), done=True)
    lines = {line.kind: line for line in cadence_of(cast.community, 2026)}
    regular = lines[MeetingKind.REGULAR]
    assert (regular.held, regular.coming, regular.next_day) == (1, 2, date(2026, 6, 5))
    assert (regular.words, regular.is_short) == ("通常每年4次，已开1次", True)
    assert lines[MeetingKind.JOINT].words == "通常每年1次，已开0次"
    assert lines[MeetingKind.LIAISON].words == "按需要开，已开1次"
    assert MeetingKind.OTHER not in lines


def test_the_list_of_an_office_and_of_a_clerk(cast, as_user, make_meeting):
    make_meeting("桂园联席会", day=date(2026, 3, 5))
    make_meeting("银杏联席会", day=date(2026, 3, 6), actor=cast.clerk2)
    address = reverse("activities:meetings")
    office = as_user(cast.reviewer).get(address, {"year": 2026}).text
    assert "桂园联席会" in office
    assert "银杏联席会" in office
    assert "银杏联席会" not in as_user(cast.clerk).get(address, {"year": 2026}).text
    picked = as_user(cast.reviewer).get(address, {"year": 2026, "unit": cast.community2.pk})
    assert picked.context["cadence_unit"] == cast.community2
    assert "桂园联席会" not in picked.text
    assert as_user(cast.admin).get(address, {"year": "x", "unit": "x", "page": "-1"}).status_code == 200


def test_the_panel_is_for_meetings_alone(cast, make_activity, make_meeting, make_decision):
    assert decisions_panel(make_activity("义诊"), cast.clerk) is None
    meeting = make_meeting()
    panel = decisions_panel(meeting, cast.clerk)
    assert panel.context["may_decide"]
    assert not decisions_panel(meeting, cast.reviewer).context["may_decide"]


def test_the_activitys_page_shows_agenda_and_decisions(cast, as_user, make_decision, make_meeting):
    meeting = make_meeting(agenda="通报上半年情况")
    make_decision(meeting=meeting)
    text = as_user(cast.clerk).get(meeting.get_absolute_url()).text
    assert "通报上半年情况" in text
    assert "更新国防教育宣传栏" in text
    assert "记议定事项" in text
    assert 'name="decisions"' not in as_user(cast.reviewer).get(meeting.get_absolute_url()).text


def _queries(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_queries_do_not_grow_with_the_rows(cast, as_user, make_meeting, make_decision):
    client, meeting = as_user(cast.reviewer), make_meeting()
    make_decision(meeting=meeting)
    pages = [f"{reverse('activities:meetings')}?year=2026", meeting.get_absolute_url()]
    few = [_queries(client, page) for page in pages]
    for number in range(6):
        make_decision(f"事项{number}", meeting=meeting)
        make_decision(f"另一件{number}")
    assert [_queries(client, page) for page in pages] == few
