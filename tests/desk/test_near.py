"""What is near in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from activities.in_force import plan_in_force
from plans.content import TaskContent
from plans.models import Plan
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.desk.near import next_dates, this_quarter
from shuangyong.desk.own_plan import plans_of_unit
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]


def test_the_next_three_dates_run_on_into_the_next_year() -> None:
    found = [(near.festival.name, near.day, near.days) for near in next_dates(date(2026, 11, 23))]
    assert found == [
        ("公祭日", date(2026, 12, 13), 20),
        ("元旦", date(2027, 1, 1), 39),
        ("春节", date(2027, 2, 6), 75),
    ]


def test_a_festival_is_near_on_its_own_day() -> None:
    assert (next_dates(date(2027, 8, 1))[0].festival.name, next_dates(date(2027, 8, 1))[0].days) == (
        "八一",
        0,
    )


def test_at_the_end_of_the_almanac_there_are_fewer_dates() -> None:
    assert next_dates(date(2099, 12, 14)) == []


def test_this_quarters_tasks_are_those_whose_times_fall_in_it(make_plan: MakePlan) -> None:
    tasks = (
        TaskContent(
            title="八一座谈", timings=(Timing(TimingKind.FESTIVAL, words="八一前", code="army_day"),)
        ),
        TaskContent(title="台账", status="done", timings=(Timing(TimingKind.FREQUENCY, code="quarterly"),)),
        TaskContent(title="春节走访", timings=(Timing(TimingKind.QUARTER, number=1),)),
        TaskContent(title="随时来访"),
    )
    quarter = this_quarter(make_plan(content=replace(sample_content(), tasks=tasks)), date(2027, 7, 9))
    assert [(near.task.title, near.when) for near in quarter.tasks] == [
        ("八一座谈", "八一前"),
        ("台账", "每季度"),
    ]
    assert (quarter.word, quarter.done) == ("三季度", 1)


def test_the_issued_plan_is_worked_by_while_its_revision_is_written(make_plan: MakePlan, cast: Cast) -> None:
    issued = make_plan("issued")
    newer = make_plan("draft")
    plans = plans_of_unit(cast.clerk, (2027,))[2027]
    assert [plan.pk for plan in plans] == [newer.pk, issued.pk]
    assert plan_in_force(plans) == issued


def test_without_an_issued_plan_the_newest_counts(make_plan: MakePlan, cast: Cast) -> None:
    draft = make_plan("draft")
    assert plan_in_force(plans_of_unit(cast.clerk, (2027,))[2027]) == draft
    assert plan_in_force([]) is None
