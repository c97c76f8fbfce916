"""The desk and the plan's page say in a sentence where a plan stands and whose turn it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from plans.models import Plan, PlanEvent
from plans.services import lifecycle
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


@pytest.mark.parametrize(
    ("state", "who", "words"),
    [
        ("draft", "clerk", "还没有提交，写好以后点“提交”。"),
        ("draft", "reviewer", "还在起草，没有提交。"),
        ("submitted", "clerk", "正在等枫林街道双拥办审核；决定以前可以撤回。"),
        ("submitted", "reviewer", "等您审核。"),
        ("submitted", "district", "正在等枫林街道双拥办审核。"),
        ("returned", "reviewer", "正在等桂园社区修改后再交。"),
        ("approved", "clerk", "审核已通过，请印发。"),
        ("approved", "reviewer", "审核已通过，等桂园社区印发。"),
    ],
)
def test_the_plan_says_whose_turn_it_is(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, state: str, who: str, words: str
) -> None:
    plan = make_plan(state)
    text = as_user(getattr(cast, who)).get(plan.get_absolute_url()).content.decode()
    assert f'<p class="head-next">{words}</p>' in text


def test_with_the_head_the_clerk_reads_the_heads_name(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    make_plan("submitted", actor=cast.clerk2)
    assert "正在等本单位负责人江长流审阅" in as_user(cast.clerk2).get("/home/?year=2027").content.decode()


def test_the_heads_one_plan_is_not_listed_twice(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    make_plan("submitted", actor=cast.clerk2)
    assert "desk-waiting" not in as_user(cast.lead2).get("/home/?year=2027").content.decode()
    assert "desk-waiting" in as_user(cast.lead2).get("/home/?year=2028").content.decode()


def test_the_district_reads_which_street_a_plan_waits_for(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    make_plan("submitted")
    assert "在枫林街道</small>" in as_user(cast.district).get("/home/?year=2027").content.decode()
    assert "在枫林街道</small>" not in as_user(cast.reviewer).get("/home/?year=2027").content.decode()


def test_what_is_still_with_the_head_has_no_date_of_handing_in(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    make_plan("submitted", actor=cast.clerk2)
    text = as_user(cast.reviewer).get("/home/?year=2027&show=missing").content.decode()
    assert "待负责人审阅" in text
    assert 'data-label="提交时间"><span class="muted">—' in text


def test_what_was_decided_last_stands_first(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    late, early = make_plan("approved"), make_plan("returned", actor=cast.clerk)
    PlanEvent.objects.filter(plan=early).update(at=timezone.now() - timedelta(days=9))
    text = as_user(cast.reviewer).get("/review/").content.decode()
    below = text[text.index("最近审过的") :]
    assert below.index(late.get_absolute_url()) < below.index(early.get_absolute_url())


def test_an_issued_plan_that_is_being_changed_is_not_missing(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("issued")
    lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="增加任务")
    text = as_user(cast.reviewer).get("/home/?year=2027&show=done").content.decode()
    assert f'href="{plan.get_absolute_url()}"' in text
