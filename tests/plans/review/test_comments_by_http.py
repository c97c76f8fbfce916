"""Remarks through the pages: where they land, what comes back when they cannot be taken."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.models import Comment, Plan
from plans.services import commenting
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def remark(plan: Plan, cast: Cast) -> Comment:
    return commenting.add_comment(plan=plan, actor=cast.reviewer, kind=ItemKind.PLAN, key="", body="请再核对")


def test_a_remark_brings_back_to_its_row(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    key = plan.tasks.first().key.hex
    form = {"at": f"task:{key}", "body": "数量核实了吗", "back": "review"}
    response = as_user(cast.reviewer).post(f"/plans/{plan.pk}/comments/", form)
    assert response["Location"] == f"/plans/{plan.pk}/review/#row-{key}"
    assert plan.comments.get().body == "数量核实了吗"


def test_the_form_opens_at_the_row_without_javascript(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    place = f"paragraph:{plan.paragraphs.first().key.hex}"
    text = as_user(cast.reviewer).get(f"/plans/{plan.pk}/review/?at={place}").content.decode()
    assert f'name="at" value="{place}"' in text


@pytest.mark.parametrize(("body", "words"), [(" ", "请先写下意见"), ("长" * 1001, "现在有1001字")])
def test_a_remark_that_cannot_be_taken_comes_back_as_typed(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, body: str, words: str
) -> None:
    plan = make_plan("submitted")
    form = {"at": f"task:{plan.tasks.first().key.hex}", "body": body, "back": "review"}
    response = as_user(cast.reviewer).post(f"/plans/{plan.pk}/comments/", form)
    text = response.content.decode()
    assert plan.comments.count() == 0
    assert words in text
    assert f">{body}</textarea>" in text


def test_an_answer_that_cannot_be_taken_comes_back_as_typed(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("returned")
    said = remark(plan, cast)
    response = as_user(cast.clerk).post(f"/plans/{plan.pk}/comments/{said.pk}/reply/", {"body": "好" * 1001})
    assert said.replies.count() == 0
    assert "好" * 1001 in response.content.decode()


def test_the_page_shown_again_leads_back_to_pages_that_exist(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    client = as_user(cast.reviewer)
    form = {"at": "plan:", "body": "", "back": "review"}
    text = client.post(f"/plans/{plan.pk}/comments/", form).content.decode()
    assert 'href="?' not in text
    assert f'href="/plans/{plan.pk}/review/?at=' in text


@pytest.mark.parametrize("at", ["", "task:", "task:zz", "comment:" + "0" * 32, "paragraph:" + "g" * 32])
def test_a_place_that_is_none_is_refused(make_plan: MakePlan, cast: Cast, as_user: AsUser, at: str) -> None:
    plan = make_plan("submitted")
    response = as_user(cast.reviewer).post(f"/plans/{plan.pk}/comments/", {"at": at, "body": "好"})
    assert "没有找到要批注的地方" in response.content.decode()
    assert plan.comments.count() == 0


def test_a_remark_is_reached_through_its_own_plan_only(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    mine, other = make_plan("returned"), make_plan("returned", actor=cast.clerk3, reviewer=cast.reviewer2)
    said = commenting.add_comment(plan=other, actor=cast.reviewer2, kind=ItemKind.PLAN, key="", body="改")
    client = as_user(cast.clerk)
    for plan in (mine, other):
        for name in ("reply", "resolve"):
            form = {"body": "好"}
            assert client.post(f"/plans/{plan.pk}/comments/{said.pk}/{name}/", form).status_code == 404
    assert other.comments.count() == 1


def test_marking_as_mended_and_back(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("returned")
    said = remark(plan, cast)
    address = f"/plans/{plan.pk}/comments/{said.pk}/resolve/"
    client = as_user(cast.clerk)
    client.post(address)
    said.refresh_from_db()
    assert said.resolved_by == cast.clerk
    client.post(address, {"reopen": "1"})
    said.refresh_from_db()
    assert said.resolved_at is None


def test_an_issued_plan_answers_with_a_message(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("issued")
    response = as_user(cast.clerk).post(
        f"/plans/{plan.pk}/comments/", {"at": "plan:", "body": "好"}, follow=True
    )
    assert "已印发" in response.content.decode()
    assert plan.comments.count() == 0


def test_what_was_said_on_a_row_that_is_gone_is_not_lost(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("returned")
    row = plan.tasks.first()
    form = {"at": f"task:{row.key.hex}", "body": "数量核实了吗"}
    row.delete()
    text = as_user(cast.clerk).post(f"/plans/{plan.pk}/comments/", form, follow=True).content.decode()
    assert "不在计划里" in text
    assert "没有发出：数量核实了吗" in text


def test_the_district_reads_but_does_not_remark(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    client = as_user(cast.district)
    assert client.post(f"/plans/{plan.pk}/comments/", {"at": "plan:", "body": "好"}).status_code == 403
    assert "批注" not in client.get(f"/plans/{plan.pk}/").content.decode()


@pytest.mark.parametrize("name", ["reply", "resolve"])
def test_answers_are_not_given_by_get(make_plan: MakePlan, cast: Cast, as_user: AsUser, name: str) -> None:
    plan = make_plan("returned")
    assert (
        as_user(cast.clerk).get(f"/plans/{plan.pk}/comments/{remark(plan, cast).pk}/{name}/").status_code
        == 405
    )
