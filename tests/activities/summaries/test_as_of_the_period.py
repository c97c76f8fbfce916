"""A summary counted months later tells its period as it stood at its end, and the rows say the same."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from activities.models import Activity, SummaryFigure
from activities.progress import progress_of_plans
from activities.services.activities import cancel, postpone
from activities.services.summaries import count, create_summary, recount
from beneficiaries.choices import NeedState
from beneficiaries.models import Need
from plans.content import PlanContent, TaskContent
from plans.models import Plan
from plans.services import lifecycle
from shuangyong.almanac.timing import Timing, TimingKind
from tests.activities.summaries.conftest import FIRST_QUARTER
from tests.cast import Cast

NOVEMBER = date(2026, 11, 20)
BOARDS, MEETING = "出好宣传栏", "召开军民座谈会"


def month(number: int) -> Timing:
    return Timing(TimingKind.MONTHS, start_month=number, end_month=number)


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    tasks = (
        TaskContent(title=BOARDS, timings=(month(2), month(5)), target_count=2, measure_word="期"),
        TaskContent(title=MEETING, timings=(month(3),)),
    )
    return make_plan("issued", content=PlanContent(title="2026年双拥工作计划", year=2026, tasks=tasks))


def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, *args: NOVEMBER if value is None else value.date()
    )


def whole(plan: Plan) -> str:
    return "\n".join(row.text for row in plan.paragraphs.all())


@pytest.fixture
def boards(plan: Plan, make_activity: Callable[..., Activity], monkeypatch: pytest.MonkeyPatch) -> Plan:
    """One in February, one in May; it is November."""
    in_november(monkeypatch)
    task = plan.tasks.get(title=BOARDS)
    for month in (2, 5):
        make_activity(f"{BOARDS}（{month}月）", task=task, done=True, day=date(2026, month, 5))
    return plan


def test_what_was_done_later_is_no_part_of_the_quarter(boards: Plan, cast: Cast) -> None:
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    key = boards.tasks.get(title=BOARDS).key.hex
    values = {row.code: row.value for row in SummaryFigure.objects.filter(plan=summary)}
    assert (values[f"want:{key}"], values[f"did:{key}"], values[f"held:{key}"]) == (2, 1, 1)
    assert values["tasks.done"] == 0
    (table,) = summary.summary.tables
    assert table["rows"][0][3:6] == ["2期", "1期", "1次"]
    assert [title for title, *_ in table["columns"]][3:6] == ["全年计划数", "累计完成数", "累计开展活动"]


def test_a_task_that_was_late_then_is_late_though_it_was_done_since(
    plan: Plan, make_activity: Callable[..., Activity], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_november(monkeypatch)
    make_activity(MEETING, task=plan.tasks.get(title=MEETING), done=True, day=date(2026, 6, 9))
    (then,) = progress_of_plans([plan], FIRST_QUARTER.end)
    (now,) = progress_of_plans([plan])
    assert [row.is_done for row in then.tasks if row.task.title == MEETING] == [False]
    assert [row.is_done for row in now.tasks if row.task.title == MEETING] == [True]


def test_each_figure_of_a_task_shows_just_its_rows(
    boards: Plan, cast: Cast, as_user: Callable[..., Any]
) -> None:
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    key = boards.tasks.get(title=BOARDS).key.hex
    for code in (f"held:{key}", f"did:{key}"):
        address = SummaryFigure.objects.get(plan=summary, code=code).address
        assert as_user(cast.clerk).get(address).context["page"].paginator.count == 1, code


def test_what_was_called_off_is_told_once(
    plan: Plan, make_activity: Callable[..., Activity], cast: Cast
) -> None:
    activity = make_activity(MEETING, task=plan.tasks.get(title=MEETING), day=date(2026, 3, 20))
    cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="连续降雨")
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    text = whole(summary)
    assert text.count(MEETING) == 1
    assert f"取消的活动1项：{MEETING}（原定3月20日，原因：连续降雨）。" in text
    assert summary.summary.tables[0]["rows"][1][-1] == "活动取消"


def test_what_was_moved_out_of_the_period_has_its_rows(
    make_activity: Callable[..., Activity], cast: Cast, as_user: Callable[..., Any]
) -> None:
    activity = make_activity("国防教育讲座", day=date(2026, 3, 20))
    postpone(
        actor=cast.clerk, activity=activity, version=activity.version, day=date(2026, 4, 20), reason="装修"
    )
    make_activity("清明祭扫", day=date(2026, 4, 3))
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    assert "原定第一季度开展、改期到以后的活动1项：国防教育讲座" in whole(summary)
    figure = SummaryFigure.objects.get(plan=summary, code="activities.moved")
    page = as_user(cast.clerk).get(figure.address).context["page"]
    assert figure.value == 1
    assert [row.title for row in page] == ["国防教育讲座"]


def test_a_long_series_is_one_line_with_its_count(
    make_activity: Callable[..., Activity], cast: Cast, as_user: Callable[..., Any]
) -> None:
    for day in range(1, 6):
        make_activity(f"接待日（第{day}次）", done=True, day=date(2026, 2, day))
    make_activity("接待日", done=True, day=date(2026, 4, 1))
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    assert "接待日（2月1日至2月5日，5次）" in whole(summary)
    figure = SummaryFigure.objects.get(plan=summary, code__startswith="series.")
    assert as_user(cast.clerk).get(figure.address).context["page"].paginator.count == figure.value == 5


def test_needs_lead_to_the_people_who_had_them(
    make_person: Callable[..., Any], cast: Cast, as_user: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        ("石大山", 2, NeedState.OPEN, None),
        ("石大川", 3, NeedState.CLOSED, date(2026, 6, 1)),
        ("石大河", 3, NeedState.DONE, date(2026, 3, 30)),
        ("石大海", 7, NeedState.OPEN, None),
    )
    for name, month, state, done_on in rows:
        Need.objects.create(
            person=make_person(name), heard_on=date(2026, month, 5), state=state, done_on=done_on
        )
    in_november(monkeypatch)
    figures = {figure.code: figure for figure in count(cast.community, FIRST_QUARTER).figures.all}
    wanted = {"needs.heard": 3, "needs.settled": 1, "needs.waiting": 2}
    for code, number in wanted.items():
        page = as_user(cast.clerk).get(figures[code].address)
        assert figures[code].value == number, code
        assert len(page.context["people"]) == number, code
    assert (
        "2026年1月1日至2026年3月31日提出诉求的人"
        in as_user(cast.clerk).get(figures["needs.heard"].address).content.decode()
    )


def test_a_recount_in_november_changes_nothing_of_the_quarter(
    plan: Plan, make_activity: Callable[..., Activity], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = plan.tasks.get(title=BOARDS)
    make_activity(f"{BOARDS}（2月）", task=task, done=True, day=date(2026, 2, 5))
    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    before = whole(summary)
    in_november(monkeypatch)
    make_activity(f"{BOARDS}（5月）", task=task, done=True, day=date(2026, 5, 5))
    assert recount(actor=cast.clerk, plan=summary) == []
    assert whole(summary) == before


def test_the_reviewer_sees_the_annexes_where_they_decide(
    boards: Plan, cast: Cast, as_user: Callable[..., Any]
) -> None:

    summary = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    lifecycle.submit(
        plan=summary, actor=cast.clerk, version=summary.version, content_version=summary.content_version
    )
    page = as_user(cast.reviewer).get(f"/plans/{summary.pk}/review/").content.decode()
    assert "任务完成情况表" in page
    assert BOARDS in page
