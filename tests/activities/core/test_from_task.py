"""From a task of the plan to its activities: shown, ticked, made together, never twice."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Partner
from activities.services.activities import NewActivity
from activities.services.series import create_series, money_left
from plans.content import TaskContent
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.units.errors import Refused
from tests.conftest import sample_content

TASKS = reverse("activities:tasks")


@pytest.fixture
def year():
    return timezone.localdate().year


@pytest.fixture
def plan(make_plan, year, task_type):
    """A plan of this year with a task a quarter and one for a day to come."""
    soon = timezone.localdate() + timedelta(days=0)
    tasks = (
        TaskContent(
            title="国防教育讲座",
            responsible_person="田小禾",
            responsible_unit="社区居委会",
            partners="驻区某部",
            participants="居民",
            place="社区活动室",
            budget=Decimal(1000),
            fund_source="社区经费",
            timings=(Timing(TimingKind.FREQUENCY, code="quarterly"),),
        ),
        TaskContent(title="八一座谈会", timings=(Timing(TimingKind.DATE, day=soon),)),
        TaskContent(title="新年走访", timings=(Timing(TimingKind.DATE, day=soon.replace(month=1, day=1)),)),
    )
    return make_plan("issued", content=replace(sample_content(year), tasks=tasks))


def task(plan, title="国防教育讲座"):
    return plan.tasks.get(title=title)


def at(row):
    return reverse("activities:from_task", args=[row.pk])


def sent(response, **picks):
    """The page's rows as they would be sent back, all ticked."""
    rows = response.context["form"].forms
    data: dict[str, object] = {"row-TOTAL_FORMS": len(rows), "row-INITIAL_FORMS": len(rows)}
    for place, row in enumerate(rows):
        data |= {
            f"row-{place}-pick": "on", f"row-{place}-title": row["title"].value(),
            f"row-{place}-day": row["day"].value().isoformat(),
            f"row-{place}-token": str(row["token"].value()),
        }  # fmt: skip
    return data | picks


def test_a_series_is_shown_and_made_with_all_the_task_says(cast, as_user, plan):
    Partner.objects.create(unit=cast.community, name="驻区某部")
    client, row = as_user(cast.clerk), task(plan)
    response = client.get(at(row))
    assert len(response.context["form"].forms) == 4
    data = sent(response)
    made = client.post(at(row), data)
    assert made.url == f"{reverse('activities:list')}?task={row.key.hex}"
    activities = Activity.objects.order_by("day")
    assert [item.title for item in activities] == [f"国防教育讲座（{word}季度）" for word in "一二三四"]
    first = activities[0]
    assert (first.place, first.host, first.responsible) == ("社区活动室", "社区居委会", "田小禾")
    assert first.participants == "驻区某部、居民"
    assert [partner.name for partner in first.partners.all()] == ["驻区某部"]
    assert (first.costs.get().source, first.costs.get().planned) == ("社区经费", Decimal(250))
    assert money_left(row) == 0
    client.post(at(row), data)
    assert Activity.objects.count() == 4
    page = client.get(at(row)).content.decode()
    assert "4次都已经安排了" in page
    assert "可以排成下面" not in page
    assert not any(form.is_picked for form in client.get(at(row)).context["form"].forms)


def test_only_the_ticked_are_made_and_without_a_tick_one_is_told(cast, as_user, plan):
    client, row = as_user(cast.clerk), task(plan)
    data = sent(client.get(at(row)))
    none = {name: value for name, value in data.items() if not name.endswith("pick")}
    assert "至少勾选一次" in client.post(at(row), none).content.decode()
    one = {**none, "row-2-pick": "on", "row-2-title": "秋季讲座", "row-0-title": ""}
    client.post(at(row), one)
    assert [item.title for item in Activity.objects.all()] == ["秋季讲座"]


def test_a_wrong_day_is_told_and_nothing_is_made(cast, as_user, plan):
    client, row = as_user(cast.clerk), task(plan)
    data = sent(client.get(at(row)), **{"row-1-day": "2026-02-31", "row-2-title": "改过的名称"})
    page = client.post(at(row), data).content.decode()
    assert "真实的日期" in page
    assert "改过的名称" in page
    assert not Activity.objects.exists()


def test_all_or_none(cast, plan):
    row = task(plan)
    day = timezone.localdate()
    good = NewActivity({"title": "讲座", "day": day})
    bad = NewActivity({"title": "讲座", "day": day, "end_day": day - timedelta(days=2)})
    with pytest.raises(Refused):
        create_series(actor=cast.clerk, unit=cast.community, task=row, news=[good, bad])
    assert not Activity.objects.exists()


def test_one_proposal_is_one_press_and_twice_is_one(cast, as_user, plan):
    client, row = as_user(cast.clerk), task(plan, "八一座谈会")
    page = client.get(TASKS)
    lines = {line.progress.task.title: line for _, group in page.context["groups"] for line in group}
    assert lines["八一座谈会"].only is not None
    assert lines["国防教育讲座"].only is None
    form = {"quick": "1", "token": str(lines["八一座谈会"].token)}
    first, second = client.post(at(row), form), client.post(at(row), form)
    assert first.url == second.url == Activity.objects.get().get_absolute_url()
    assert client.post(at(row), {**form, "token": str(uuid4())}).url == at(row)
    assert client.post(at(row), {"quick": "1", "token": "x"}).url == at(row)
    assert Activity.objects.count() == 1


def test_the_tasks_stand_by_quarter_and_what_is_late_comes_first(cast, as_user, plan, year):
    page = as_user(cast.clerk).get(TASKS)
    names = [name for name, _ in page.context["groups"]]
    assert "每个季度都有的" in names
    if timezone.localdate().timetuple().tm_yday > 1:
        assert names[0] == "已经逾期"
    assert "国防教育讲座" in page.content.decode()
    assert "安排活动" not in as_user(cast.reviewer).get(TASKS, {"unit": cast.community.pk}).content.decode()


def test_without_a_plan_it_says_what_to_do_first(cast, as_user):
    year = timezone.localdate().year
    page = as_user(cast.clerk).get(TASKS).content.decode()
    assert f"写{year}年计划" in page
    assert f"?year={year}" in page
    assert "请先选择单位" in as_user(cast.admin).get(TASKS).content.decode()
    for junk in ("x", "-1", "9" * 30, "²", "1850"):
        assert as_user(cast.district).get(TASKS, {"year": junk, "unit": junk}).status_code == 200


def test_the_number_of_queries_does_not_grow(cast, as_user, plan, make_activity):
    client = as_user(cast.clerk)
    counts = []
    for number in (1, 8):
        for _ in range(number):
            make_activity(task=task(plan), day=timezone.localdate())
        with CaptureQueriesContext(connection) as queries:
            client.get(TASKS)
        counts.append(len(queries))
    assert counts[0] == counts[1]
