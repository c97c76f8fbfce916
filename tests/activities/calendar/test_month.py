"""The month as a grid."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.management.commands.load_days_off import load_factory_days_off
from activities.models import Activity
from activities.services.activities import cancel, postpone
from activities.services.local_dates import add_local_date
from activities.yearly.board import MOST_IN_A_CELL
from tests.cast import Cast

MakeActivity = Callable[..., Activity]


def month(client: Any, key: str, **query: Any) -> Any:
    return client.get("/activities/calendar/", {"month": key, **query})


def cell(response: Any, day: date) -> Any:
    return next(
        cell for week in response.context["weeks"] for cell in week if cell.inside and cell.day == day
    )


def test_each_state_is_told_by_word(cast: Cast, as_user: Any, make_activity: MakeActivity):
    make_activity("清明祭扫", day=date(2026, 4, 3), done=True)
    make_activity("社区义诊", day=date(2026, 4, 7), starts_at=time(9, 30))
    late = make_activity("军属座谈会", day=date(2026, 4, 2))
    postpone(actor=cast.clerk, activity=late, version=late.version, day=date(2026, 4, 9), reason="下雨")
    off = make_activity("春季植树", day=date(2026, 4, 10))
    cancel(actor=cast.clerk, activity=off, version=off.version, reason="地块未定")
    response = month(as_user(cast.clerk), "2026-04")
    words = {
        day: [(item.word, item.clock) for item in cell(response, date(2026, 4, day)).items]
        for day in (2, 3, 7, 9, 10)
    }
    assert words == {
        2: [], 3: [("已完成", "")], 7: [("计划", "09:30")], 9: [("延期", "")], 10: [("取消", "")]
    }  # fmt: skip
    text = response.content.decode()
    assert "<s>春季植树</s>" in text
    assert "<time>09:30</time> 社区义诊" in text


def test_weeks_begin_on_monday_and_the_table_has_heads(cast: Cast, as_user: Any):
    response = month(as_user(cast.clerk), "2026-11")
    weeks = response.context["weeks"]
    assert all(week[0].day.weekday() == 0 and len(week) == 7 for week in weeks)
    text = response.content.decode()
    assert text.count('<th scope="col">') == 7
    assert "<caption" in text


def test_festivals_with_their_anniversary_stand_on_their_days(cast: Cast, as_user: Any):
    response = month(as_user(cast.clerk), "2026-08")
    assert [mark.title for mark in cell(response, date(2026, 8, 1)).nodes] == ["八一（建军99周年）"]
    assert "/activities/calendar/windows/army_day-2026/" in response.content.decode()


def test_days_off_and_workdays_are_marked_and_a_year_without_them_says_so(cast: Cast, as_user: Any):
    client = as_user(cast.clerk)
    assert "2026年调休安排还没有导入，只标出周末。" in month(client, "2026-10").content.decode()
    load_factory_days_off()
    response = month(client, "2026-10")
    assert "调休安排还没有导入" not in response.content.decode()
    assert (cell(response, date(2026, 10, 1)).off, cell(response, date(2026, 10, 10)).off) == (
        ("休", "国庆"), ("班", "国庆")
    )  # fmt: skip
    assert not cell(response, date(2026, 10, 10)).is_rest  # a Saturday that is worked
    assert cell(response, date(2026, 10, 11)).is_rest
    assert "2027年调休安排还没有导入" in month(client, "2027-01").content.decode()


def test_an_activity_of_several_days_stands_on_each_and_in_both_months(
    cast: Cast, as_user: Any, make_activity: MakeActivity
):
    make_activity("国防教育周", day=date(2026, 8, 30), end_day=date(2026, 9, 2))
    client = as_user(cast.clerk)
    august, september = month(client, "2026-08"), month(client, "2026-09")
    assert [item.runs_on for item in cell(august, date(2026, 8, 31)).items] == [True]
    assert [len(cell(september, date(2026, 9, day)).items) for day in (1, 2, 3)] == [1, 1, 0]
    assert "国防教育周（续）" in september.content.decode()


def test_a_full_day_leads_to_its_list(cast: Cast, as_user: Any, make_activity: MakeActivity):
    for number in range(MOST_IN_A_CELL + 3):
        make_activity(f"社区义诊{number}", day=date(2026, 8, 3))
    response = month(as_user(cast.clerk), "2026-08")
    full = cell(response, date(2026, 8, 3))
    assert (len(full.items), full.more) == (MOST_IN_A_CELL, 3)
    text = response.content.decode()
    assert "还有3项" in text
    assert "/activities/?since=2026-08-03&amp;until=2026-08-03" in text


def test_an_office_sees_all_and_narrows_to_a_unit(cast: Cast, as_user: Any, make_activity: MakeActivity):
    make_activity("桂园义诊", day=date(2026, 8, 3))
    make_activity("银杏义诊", day=date(2026, 8, 3), actor=cast.clerk2)
    make_activity("街道联席会", day=date(2026, 8, 3), actor=cast.reviewer)
    make_activity("荷塘义诊", day=date(2026, 8, 3), actor=cast.clerk3)

    def titles(user: Any, **query: Any) -> set[str]:
        response = month(as_user(user), "2026-08", **query)
        return {item.title for item in cell(response, date(2026, 8, 3)).items}

    assert titles(cast.clerk) == {"桂园义诊"}
    assert titles(cast.reviewer) == {"桂园义诊", "银杏义诊", "街道联席会"}
    assert titles(cast.reviewer, unit=cast.community2.pk) == {"银杏义诊"}
    assert titles(cast.reviewer, unit=cast.street.pk) == {"街道联席会"}
    assert titles(cast.district, unit=cast.street.pk) == {"桂园义诊", "银杏义诊", "街道联席会"}
    # A unit out of sight, and what is no unit, mean everything in sight.
    for odd in (cast.community3.pk, "x", "9" * 30):
        assert titles(cast.reviewer, unit=odd) == {"桂园义诊", "银杏义诊", "街道联席会"}
    assert titles(cast.clerk, unit=cast.community2.pk) == {"桂园义诊"}
    assert "<span>银杏社区</span>" in month(as_user(cast.reviewer), "2026-08").content.decode()


def test_a_title_is_written_as_words_and_never_as_markup(
    cast: Cast, as_user: Any, make_activity: MakeActivity
):
    make_activity("<b>义诊</b>&", day=date(2026, 8, 3))
    text = month(as_user(cast.clerk), "2026-08").content.decode()
    assert "&lt;b&gt;义诊&lt;/b&gt;&amp;" in text
    assert "<b>义诊" not in text


@pytest.mark.parametrize("view", ["?month=2026-08", "quarter/?quarter=2026-3", "year/?year=2026"])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, as_user: Any, make_activity: MakeActivity, make_plan: Any, view: str
):
    make_plan("issued", actor=cast.reviewer, reviewer=cast.district)
    client = as_user(cast.reviewer)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(f"/activities/calendar/{view}").status_code == 200
        return len(seen)

    make_activity(day=date(2026, 8, 3))
    add_local_date(actor=cast.clerk, unit=cast.community, values={"name": "宣传月", "month": 8, "day": 3})
    few = queries()
    for number in range(12):
        actor = (cast.clerk, cast.clerk2)[number % 2]
        make_activity(f"义诊{number}", day=date(2026, 8, 1 + number), actor=actor, done=number % 3 == 0)
        values = {"name": f"节点{number}", "month": 8, "day": 1 + number}
        add_local_date(actor=actor, unit=actor.unit, values=values)
    assert queries() == few
