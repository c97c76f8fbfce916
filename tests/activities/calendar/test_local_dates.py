"""地方节点: kept by a unit, seen below it."""

from datetime import date
from typing import Any

import pytest

from activities.models import LocalDate
from activities.services.local_dates import add_local_date, change_local_date, mark_of_row, remove_local_date
from activities.yearly.marks import day_of, marks_of, note_of
from shuangyong.units.errors import Forbidden, Outdated
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

GOOD = {"name": "本地解放纪念日", "month": "10", "day": "8", "year": "", "since": "1949", "note": ""}


def add(cast: Cast, **values: Any) -> LocalDate:
    plain = {"name": "本地解放纪念日", "month": 10, "day": 8, **values}
    actor = plain.pop("actor", cast.clerk)
    return add_local_date(actor=actor, unit=actor.unit, values=plain)


def test_it_falls_every_year_or_in_one(cast: Cast):
    yearly, once = add(cast), add(cast, year=2027)
    assert [day_of(yearly, year) for year in (2026, 2027)] == [date(2026, 10, 8), date(2027, 10, 8)]
    assert [day_of(once, year) for year in (2026, 2027)] == [None, date(2027, 10, 8)]


def test_the_29th_of_february_is_kept_on_the_28th_in_a_common_year(cast: Cast):
    row = add(cast, month=2, day=29)
    assert [day_of(row, year) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_an_anniversary_counts_from_its_year_and_does_not_stand_before_it(cast: Cast):
    row = add(cast, since=1949)
    assert [note_of(row, year) for year in (1949, 2026)] == ["", "77周年"]
    assert day_of(add(cast, since=2030), 2029) is None


def test_a_unit_sees_its_own_and_those_above_it_and_an_office_those_below(cast: Cast):
    add(cast, name="社区的")
    add(cast, name="街道的", actor=cast.reviewer)
    add(cast, name="区里的", actor=cast.district)
    add(cast, name="邻居的", actor=cast.clerk2)

    def names(user: Any) -> set[str]:
        return set(LocalDate.objects.visible_to(user).values_list("name", flat=True))

    assert names(cast.clerk) == {"社区的", "街道的", "区里的"}
    assert names(cast.reviewer) == {"社区的", "街道的", "区里的", "邻居的"}
    assert names(cast.reviewer2) == {"区里的"}
    assert names(cast.auditor) == set()
    marks = marks_of(
        LocalDate.objects.visible_to(cast.clerk), date(2026, 10, 8), date(2026, 10, 8), cast.clerk.unit_id
    )
    assert {mark.title for mark in marks.nodes[date(2026, 10, 8)]} == {
        "社区的", "街道的（枫林街道）", "区里的（青川区）"
    }  # fmt: skip


def test_only_the_units_own_staff_keeps_it(cast: Cast):
    row = add(cast)
    for stranger in (cast.clerk2, cast.reviewer, cast.admin):
        with pytest.raises(Forbidden):
            change_local_date(actor=stranger, row=row, seen=mark_of_row(row), values={"name": "改"})
        with pytest.raises(Forbidden):
            remove_local_date(actor=stranger, row=row, seen=mark_of_row(row))


def test_whoever_comes_second_is_told_who_was_first(cast: Cast, as_user: Any):
    row = add(cast)
    seen = mark_of_row(row)
    change_local_date(actor=cast.colleague, row=row, seen=seen, values={"note": "升旗"})
    with pytest.raises(Outdated, match="田小穗"):
        change_local_date(actor=cast.clerk, row=row, seen=seen, values={"name": "改"})
    response = as_user(cast.clerk).post(
        f"/activities/calendar/dates/{row.pk}/", {**GOOD, "name": "我的改法", "seen": seen}
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert "田小穗改过这个节点" in text
    assert "我的改法" in text  # what was typed is there
    assert "升旗" in text  # and what it says now


def test_each_step_is_in_the_audit_trail(cast: Cast):
    row = add(cast)
    row = change_local_date(actor=cast.clerk, row=row, seen=mark_of_row(row), values={"day": 9})
    remove_local_date(actor=cast.clerk, row=row, seen=mark_of_row(row))
    told = AuditEvent.objects.order_by("pk").values_list("action", "target", "detail")
    assert list(told) == [
        ("增加地方节点", "桂园社区：本地解放纪念日", "每年10月8日"),
        ("修改地方节点", "桂园社区：本地解放纪念日", "每年10月9日"),
        ("删去地方节点", "桂园社区：本地解放纪念日", "每年10月9日"),
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "  "}, "请填写名称。"),
        ({"name": "长" * 41}, "名称最多40个字"),
        ({"month": ""}, "请选择月。"),
        ({"month": "13"}, "请选择月。"),
        ({"month": "4", "day": "31"}, "4月没有31日，请核对。"),
        ({"month": "2", "day": "29", "year": "2027"}, "2027年2月没有29日，请核对。"),
        ({"month": "2", "day": "30"}, "2月没有30日，请核对。"),
        ({"year": "27"}, "年份要在2000到2099之间。"),
        ({"year": "明年"}, "年份写四位数字"),
        ({"year": "2026", "since": "2027"}, "起始年份不能晚于年份。"),
        ({"since": "9" * 40}, "起始年份要在1840到2099之间。"),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(cast: Cast, as_user: Any, typed: Any, told: str):
    response = as_user(cast.clerk).post(
        "/activities/calendar/dates/new/", {**GOOD, "note": "写好的说明", **typed}
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert told in text
    assert "写好的说明" in text
    assert not LocalDate.objects.exists()


def test_a_leap_day_of_every_year_is_taken(cast: Cast, as_user: Any):
    client = as_user(cast.clerk)
    client.post("/activities/calendar/dates/new/", {**GOOD, "month": "2", "day": "29", "since": ""})
    assert [mark.name for mark in _cell(client, "2027-02", date(2027, 2, 28)).nodes] == ["本地解放纪念日"]


def test_what_looks_like_a_designation_is_stored_with_a_warning(cast: Cast, as_user: Any):
    sent = {**GOOD, "name": "12345部队建队日"}
    response = as_user(cast.clerk).post("/activities/calendar/dates/new/", sent, follow=True)
    assert "像是部队番号" in response.content.decode()


def test_an_empty_list_says_what_to_do_first(cast: Cast, as_user: Any):
    assert "增加第一个节点" in as_user(cast.clerk).get("/activities/calendar/dates/").content.decode()
    assert "增加第一个节点" not in as_user(cast.admin).get("/activities/calendar/dates/").content.decode()


def _cell(client: Any, month: str, day: date) -> Any:
    weeks = client.get("/activities/calendar/", {"month": month}).context["weeks"]
    return next(cell for week in weeks for cell in week if cell.day == day and cell.inside)
