"""工作台 tells what of the activities waits: by name for who does it, by unit for the office above."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.choices import AskedBy
from activities.models import Exchange
from activities.today import today_of, units_today, visiting
from activities.windows import visit_window
from plans.content import TaskContent
from shuangyong.almanac.timing import Timing, TimingKind
from tests.conftest import sample_content


def home(client):
    response = client.get("/home/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def days():
    today = timezone.localdate()
    return lambda number: today + timedelta(days=number)


@pytest.fixture
def this_years_plan(make_plan, days):
    """One task that is late, one that falls due in a week, both of this year's plan."""
    year = days(0).year
    tasks = (
        TaskContent(
            title="已经过期的走访", target_count=3, measure_word="户",
            timings=(Timing(TimingKind.DATE, day=days(-9)),),
        ),
        TaskContent(title="下周的讲座", timings=(Timing(TimingKind.DATE, day=days(7)),)),
    )  # fmt: skip
    return make_plan("issued", content=replace(sample_content(year), tasks=tasks))


def test_tasks_that_are_late_and_next_stand_by_name(this_years_plan, cast, as_user):
    text = home(as_user(cast.clerk))
    assert "逾期1项" in text
    assert "两周内到期1项" in text
    late = this_years_plan.tasks.first()
    assert reverse("activities:from_task", args=[late.pk]) in text
    assert "下周的讲座" in text


def test_a_task_is_done_by_its_number_and_not_by_its_state_alone(
    this_years_plan, cast, as_user, make_activity, days
):
    task = this_years_plan.tasks.first()
    make_activity("走访", task=task, day=days(-9), households=3, done=True)
    assert "逾期1项" not in home(as_user(cast.clerk))


def test_activities_that_nobody_wrote_down_and_those_to_come(cast, as_user, make_activity, days):
    late = make_activity("没有记的义诊", day=days(-2))
    make_activity("还在办的展览", day=days(-2), end_day=days(3))
    make_activity("下周的座谈", day=days(6))
    make_activity("以后的", day=days(40))
    make_activity("别的社区的", day=days(-2), actor=cast.clerk2)
    now = today_of(cast.clerk, days(0))
    assert ([row.title for row in now.late], now.late_count) == (["没有记的义诊"], 1)
    assert ([row.title for row in now.coming], now.coming_count) == (["下周的座谈"], 1)
    text = home(as_user(cast.clerk))
    assert "到期没有记的活动" in text
    assert reverse("activities:done", args=[late.pk]) in text
    assert "别的社区的" not in text


def test_all_of_many_are_a_list_away(cast, as_user, make_activity, days):
    for number in range(8):
        make_activity(f"没记的{number}", day=days(-400 - number))
    client = as_user(cast.clerk)
    now = today_of(cast.clerk, days(0))
    assert (len(now.late), now.late_count) == (6, 8)
    assert now.late_address.replace("&", "&amp;") in home(client)
    assert client.get(now.late_address).context["page"].paginator.count == 8


def test_exchanges_past_their_time_are_counted(cast, as_user, days):
    for number, state in ((-1, "open"), (-1, "done"), (5, "going")):
        Exchange.objects.create(
            unit=cast.community,
            year=2026,
            asked_by=AskedBy.FORCES,
            item="事项",
            due_on=days(number),
            state=state,
        )
    assert today_of(cast.clerk, days(0)).exchanges == 1
    assert "双清单" in home(as_user(cast.clerk))


def test_before_a_festival_the_home_page_tells_who_is_still_to_be_visited(cast, make_person):
    first, *_ = [make_person(f"石大{name}") for name in "甲乙丙"]
    type(first).objects.filter(pk=first.pk).update(visited_on=date(2027, 1, 20))
    window = visit_window("spring_festival", 2027)
    found = visiting(cast.clerk, date(2027, 1, 25))
    assert (found.window, found.days, found.persons, found.is_near) == (window, 12, 2, True)
    assert visiting(cast.clerk2, date(2027, 1, 25)).persons == 0
    assert visiting(cast.reviewer, date(2027, 1, 25)).persons == 2
    assert visiting(cast.admin, date(2027, 1, 25)) is None


def test_the_home_page_leads_to_the_round_and_to_the_list(cast, as_user, make_person):
    make_person()
    text = home(as_user(cast.clerk))
    assert f"{reverse('activities:round_new')}?window=" in text
    assert "/activities/calendar/windows/" in text
    assert reverse("activities:round_new") not in home(as_user(cast.admin))


def test_the_office_sees_what_is_late_unit_by_unit(cast, as_user, make_activity, make_person, days):
    make_activity("没有记的义诊", day=days(-2))
    make_activity("松山的", day=days(-2), actor=cast.clerk3)
    make_person()
    found = units_today(
        cast.reviewer, cast.street, [], visit_window("spring_festival", days(0).year + 1), days(0)
    )
    assert [(row.unit.name, row.activities, row.present, row.visited) for row in found] == [
        ("桂园社区", 1, 1, 0)
    ]
    text = home(as_user(cast.reviewer))
    assert "各单位的进度" in text
    assert "松山" not in text
    client = as_user(cast.reviewer)
    assert client.get(found[0].late_address).context["page"].paginator.count == 1


def test_nothing_late_is_said_in_words(cast, as_user):
    assert "没有到期没记的活动" in home(as_user(cast.clerk))
    assert "各单位都没有到期没完成的任务" in home(as_user(cast.reviewer))
