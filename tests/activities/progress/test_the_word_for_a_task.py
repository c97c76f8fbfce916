"""逾期 is said only where nothing was done; what was begun and stopped short says how much is lacking."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from activities.panels_progress import progress_panel
from activities.progress import progress_of
from activities.standing import Standing
from activities.summaries.facts import gather
from activities.summaries.periods import Period
from plans.choices import PaperKind
from plans.content import TaskContent
from shuangyong.almanac.timing import Timing, TimingKind
from tests.conftest import sample_content


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """A day in the middle of a year, for the pages too: on 1 January no day of the year would be past."""
    day = date(2026, 7, 15)
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)
    return day


@pytest.fixture
def past(today):
    return today - timedelta(days=3)


@pytest.fixture
def plan(make_plan, past):
    tasks = (
        TaskContent(
            title="走访优抚对象", target_count=40, measure_word="户",
            timings=(Timing(TimingKind.DATE, day=past),),
        ),
        TaskContent(title="讲座", timings=(Timing(TimingKind.DATE, day=past),)),
    )  # fmt: skip
    return make_plan("issued", content=replace(sample_content(past.year), tasks=tasks))


def row(plan, place=0):
    return progress_of(plan).tasks[place]


def after(past):
    return past + timedelta(days=1)


def test_nothing_done_in_time_is_overdue(plan, past):
    found = row(plan)
    assert (found.standing(after(past)), found.word(after(past))) == (Standing.LATE, "逾期")
    assert found.word(past) == "未开始"


def test_arranged_for_later_is_still_overdue(plan, past, today, make_activity):
    make_activity(task=row(plan).task, day=today + timedelta(days=9))
    assert row(plan).word(after(past)) == "逾期"


def test_some_done_and_nothing_more_arranged_says_what_is_lacking(plan, past, make_activity):
    make_activity(task=row(plan).task, day=past, households=39, done=True)
    found = row(plan)
    assert (found.standing(after(past)), found.word(after(past))) == (Standing.SHORT, "还差1户")
    assert (found.is_overdue(after(past)), found.is_behind(after(past))) == (False, True)
    progress = progress_of(plan)
    assert [len(rows) for rows in (progress.overdue(after(past)), progress.short(after(past)))] == [1, 1]
    assert len(progress.behind(after(past))) == 2


def test_done_without_its_number_lacks_the_whole_number(plan, past, make_activity):
    make_activity(task=row(plan).task, day=past, done=True)
    assert row(plan).word(after(past)) == "还差40户"


def test_some_done_and_more_arranged_is_going(plan, past, today, make_activity):
    make_activity(task=row(plan).task, day=past, households=39, done=True)
    make_activity(task=row(plan).task, day=today + timedelta(days=9))
    assert row(plan).word(after(past)) == "进行中"


def test_all_done_is_done(plan, past, make_activity):
    make_activity(task=row(plan).task, day=past, households=40, done=True)
    make_activity(task=row(plan, 1).task, day=past, done=True)
    assert [row(plan, place).word(after(past)) for place in (0, 1)] == ["已完成", "已完成"]


def test_the_pages_say_it(plan, past, today, cast, as_user, make_activity):
    make_activity(task=row(plan).task, day=past, households=39, done=True)
    panel = progress_panel(plan, cast.clerk)
    assert (panel.context["overdue"], panel.context["short"]) == (1, 1)
    client = as_user(cast.clerk)
    for address in ("/home/", "/activities/tasks/", plan.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "还差1户" in page, address
        assert "到期没办够" in page, address
    summary = gather(cast.community, Period(PaperKind.ANNUAL, today.year), today)
    assert [item.task.title for item in summary.behind] == ["走访优抚对象"]
