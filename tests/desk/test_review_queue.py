"""The queue: what waits, oldest first, and what was decided of late."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from plans.models import Plan, PlanEvent
from plans.review.waiting import waiting_plans
from plans.services import lifecycle
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


@pytest.mark.parametrize("who", ["clerk", "admin", "auditor"])
def test_who_decides_nothing_has_no_queue(cast: Cast, as_user: AsUser, who: str) -> None:
    assert as_user(getattr(cast, who)).get("/review/").status_code == 403


@pytest.mark.parametrize("who", ["lead", "reviewer", "district"])
def test_an_empty_queue_says_so(cast: Cast, as_user: AsUser, who: str) -> None:
    assert "没有等着审核的计划和总结" in as_user(getattr(cast, who)).get("/review/").content.decode()


def test_the_oldest_stands_first_with_its_days(make_plan: MakePlan, cast: Cast) -> None:
    new, old = make_plan("submitted"), make_plan("submitted")
    PlanEvent.objects.filter(plan=old).update(at=timezone.now() - timedelta(days=9))
    assert [(item.plan.pk, item.days) for item in waiting_plans(cast.reviewer)] == [(old.pk, 9), (new.pk, 0)]


def test_another_streets_plans_do_not_wait_here(make_plan: MakePlan, cast: Cast) -> None:
    make_plan("submitted", actor=cast.clerk3, reviewer=cast.reviewer2)
    assert waiting_plans(cast.reviewer) == []
    assert waiting_plans(cast.district) == []


def test_ones_own_plan_waits_for_a_colleague(make_plan: MakePlan, cast: Cast) -> None:
    make_plan("submitted", actor=cast.district)
    other = User.objects.create_user("district2", name="梁同事", role="district", unit=cast.district_unit)
    assert waiting_plans(cast.district) == []
    assert len(waiting_plans(other)) == 1


def test_the_head_waits_for_their_own_clerks(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    make_plan("submitted", actor=cast.clerk2)
    assert "审阅</a>" in as_user(cast.lead2).get("/review/").content.decode()


def test_a_resubmission_says_what_changed(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("returned")
    Plan.objects.filter(pk=plan.pk).update(title="桂园社区2027年双拥工作安排")
    plan.refresh_from_db()
    lifecycle.submit(plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version)
    text = as_user(cast.reviewer).get("/review/").content.decode()
    assert "第2次提交" in text
    assert "修改1" in text


def test_what_was_decided_stands_below(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    make_plan("returned")
    text = as_user(cast.coreviewer).get("/review/").content.decode()
    assert "最近审过的" in text
    assert "叶知秋" in text


@pytest.mark.parametrize("count", [1, 8])
def test_the_queue_runs_a_constant_number_of_queries(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        make_plan("submitted")
        make_plan("returned")
    client = as_user(cast.reviewer)
    with django_assert_num_queries(6):
        assert client.get("/review/").status_code == 200
