"""The same form sent twice, as a button pressed twice sends it: one row, a friendly word, nothing lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.choices import Act
from plans.models import Comment, Plan, PlanEvent
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("blank", {"year": "2031", "title": "桂园社区2031年计划"}),
        ("blank", {"year": "2031", "title": "桂园社区2031年计划", "again": "on"}),
        ("text", {"year": "2031", "title": "", "text": "桂园社区2031年双拥工作计划\n一、走访慰问"}),
    ],
)
def test_a_new_plan_is_made_once(cast: Cast, as_user: AsUser, path: str, form: dict[str, str]) -> None:
    client = as_user(cast.clerk)
    pages = [client.post(f"/plans/new/{path}/", form)["Location"] for _ in range(2)]
    assert pages == [f"/plans/{Plan.objects.get().pk}/edit/"] * 2


def test_a_second_plan_is_still_asked_about(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.clerk)
    client.post("/plans/new/blank/", {"year": "2031", "title": "桂园社区2031年计划"})
    again = client.post("/plans/new/blank/", {"year": "2031", "title": "另一份计划"})
    assert "已经有2031年的计划" in again.content.decode()
    assert Plan.objects.count() == 1


def test_handing_in_twice_says_that_it_is_done(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan, client = make_plan(), as_user(cast.clerk)
    form = {"version": plan.version, "content_version": plan.content_version, "note": "请审阅"}
    client.post(f"/plans/{plan.pk}/submit/", form)
    text = client.post(f"/plans/{plan.pk}/submit/", form, follow=True).content.decode()
    assert "您刚才已经“提交”过了" in text
    assert "没有发出" not in text
    assert PlanEvent.objects.filter(plan=plan, act=Act.SUBMIT).count() == 1


def test_a_reason_sent_twice_is_not_said_to_be_lost(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan, client = make_plan("submitted"), as_user(cast.reviewer)
    form = {"version": plan.version, "reason": "请写明责任人。"}
    client.post(f"/plans/{plan.pk}/return/", form)
    text = client.post(f"/plans/{plan.pk}/return/", form, follow=True).content.decode()
    assert "您刚才已经“退回修改”过了" in text
    assert "没有发出" not in text


def test_a_remark_and_an_answer_are_said_once(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan, client = make_plan("submitted"), as_user(cast.reviewer)
    for _ in range(2):
        client.post(f"/plans/{plan.pk}/comments/", {"at": "plan:", "body": "请补充。"})
    remark = Comment.objects.get()
    for _ in range(2):
        client.post(f"/plans/{plan.pk}/comments/{remark.pk}/reply/", {"body": "已补充。"})
    assert [row.body for row in Comment.objects.all()] == ["请补充。", "已补充。"]
    client.post(f"/plans/{plan.pk}/comments/", {"at": "plan:", "body": "另外一条。"})
    assert Comment.objects.count() == 3
