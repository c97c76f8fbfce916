"""The page 版式."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.models import Plan
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def form(**values: str) -> dict[str, str]:
    return {"layout": "red", "sealed": "on", "recipients": "各居民小组", "copies": "", **values}


def test_the_usual_one_is_chosen_and_called_so(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    for user, value in ((cast.clerk, "plain"), (cast.reviewer, "red")):
        plan = make_plan(actor=user)
        response = as_user(user).get(f"/plans/{plan.pk}/layout/")
        assert (response.context["form"]["layout"].value(), response.context["usual"]) == (value, value)
        assert f"{plan.unit.get_kind_display()}通常用这种" in response.content.decode()


def test_it_is_saved_and_the_page_comes_again(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan, client = make_plan(), as_user(cast.clerk)
    response = client.post(f"/plans/{plan.pk}/layout/", form(with_contents="on"), follow=True)
    assert response.redirect_chain == [(f"/plans/{plan.pk}/layout/", 302)]
    assert "版式已保存" in response.content.decode()
    plan.refresh_from_db()
    assert (plan.layout, plan.sealed, plan.with_contents) == ("red", True, True)
    assert client.post(f"/plans/{plan.pk}/layout/", {"layout": "plain"}).status_code == 302
    plan.refresh_from_db()
    assert (plan.layout, plan.sealed, plan.with_contents) == ("plain", False, False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("主送：各社区、各有关单位：", "各社区、各有关单位"),
        ("主送机关 各社区、各有关单位", "各社区、各有关单位"),
        (" 各社区。 ", "各社区"),
        ("各社区，\r\n各有关单位\r\n", "各社区、各有关单位"),
        ("各社区\x00\u2028各站所", "各社区、各站所"),
        ("", ""),
    ],
)
def test_names_are_kept_without_what_the_print_adds(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, typed: str, kept: str
) -> None:
    plan = make_plan()
    as_user(cast.clerk).post(f"/plans/{plan.pk}/layout/", form(recipients=typed))
    plan.refresh_from_db()
    assert plan.recipients == kept


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan, long = make_plan(), "某" * 301
    response = as_user(cast.clerk).post(f"/plans/{plan.pk}/layout/", form(layout="blue", copies=long))
    text = response.content.decode()
    assert response.status_code == 200
    assert "没有这种版式" in text
    assert "抄送最多300字，现在有301字。" in text
    assert long in text
    assert "各居民小组" in text


def test_words_typed_too_late_are_shown_once_more(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("issued")
    response = as_user(cast.clerk).post(f"/plans/{plan.pk}/layout/", form(), follow=True)
    assert "不能改版式" in response.content.decode()
    assert "您写的话没有保存：各居民小组" in response.content.decode()


@pytest.mark.parametrize(("state", "shown"), [("draft", True), ("approved", True), ("issued", False)])
def test_the_plans_page_leads_to_it_while_it_may_be_set(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, state: str, shown: bool
) -> None:
    plan = make_plan(state)
    link = f'href="/plans/{plan.pk}/layout/"'
    assert (link in as_user(cast.clerk).get(f"/plans/{plan.pk}/").content.decode()) is shown
    assert link not in as_user(cast.reviewer).get(f"/plans/{plan.pk}/").content.decode()


def test_editor_and_issue_page_lead_to_it(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    for state, page in (("draft", "edit"), ("approved", "issue")):
        plan = make_plan(state)
        text = as_user(cast.clerk).get(f"/plans/{plan.pk}/{page}/").content.decode()
        assert f'href="/plans/{plan.pk}/layout/"' in text
