"""印发 of a 红头: a number is needed, the next one is proposed, and the paper is fixed as it goes out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from plans.issuing import next_number
from plans.models import Plan
from plans.services import lifecycle
from shuangyong.units.models import Unit, UnitKind, User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]
TODAY = timezone.localdate()


def form(plan: Plan, **values: str) -> dict[str, Any]:
    return {
        "version": plan.version,
        "signatory": "枫林街道办事处",
        "signed_on": "2027-01-12",
        "printed_on": "2027-01-13",
        "number": "枫街〔2027〕3号",
        "recipients": "各社区居民委员会",
        "copies": "区双拥办",
        **values,
    }


@pytest.fixture
def approved(make_plan: MakePlan, cast: Cast) -> Callable[[], Plan]:
    """A street's own plan, approved by the district."""
    return lambda: make_plan("approved", actor=cast.reviewer, reviewer=cast.district)


@pytest.fixture
def office(cast: Cast, as_user: AsUser) -> Client:
    return as_user(cast.reviewer)


def issued_with(plan: Plan, number: str, on: date) -> Plan:
    return lifecycle.issue(
        plan=plan, actor=plan.created_by, version=plan.version, signatory="", signed_on=on, number=number
    )


def test_what_was_asked_stands_on_the_plan(approved: Callable[[], Plan], office: Client) -> None:
    plan = approved()
    assert office.post(f"/plans/{plan.pk}/issue/", form(plan)).status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.number, plan.layout) == ("issued", "枫街〔2027〕3号", "red")
    assert (plan.recipients, plan.copies) == ("各社区居民委员会", "区双拥办")
    assert (plan.signed_on, plan.printed_on) == (date(2027, 1, 12), date(2027, 1, 13))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": ""}, "红头文件要有文号"),
        ({"number": "枫街2027第3号"}, "文号里不写“第”字"),
        ({"printed_on": "2027-01-11"}, "印发日期不能早于成文日期"),
        ({"printed_on": ""}, "请填写印发日期"),
        ({"printed_on": "1027-01-13"}, "印发日期的年份要在2000到2099之间"),
        ({"signed_on": "1027-01-13"}, "成文日期的年份要在2000到2099之间"),
        ({"recipients": "某" * 301}, "主送最多300字"),
        ({"signatory": " "}, "请填写落款单位"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(
    approved: Callable[[], Plan], office: Client, wrong: dict[str, str], words: str
) -> None:
    plan = approved()
    typed = form(plan, **wrong)
    response = office.post(f"/plans/{plan.pk}/issue/", typed)
    assert response.status_code == 200
    assert words in response.content.decode()
    for name in ("number", "signatory", "recipients", "copies", "signed_on", "printed_on"):
        assert response.context["form"][name].value() == typed[name]
    plan.refresh_from_db()
    assert plan.state == "approved"


def test_a_number_in_another_form_is_not_told_that_it_may_be_empty(
    approved: Callable[[], Plan], office: Client
) -> None:
    plan = approved()
    text = office.post(f"/plans/{plan.pk}/issue/", form(plan, number="三号")).content.decode()
    assert "机关代字" in text
    assert "空着" not in text.split('id="error_', 1)[1].split("</span>", 1)[0]


def test_the_last_number_is_shown_and_the_next_one_filled_in(
    approved: Callable[[], Plan], office: Client
) -> None:
    issued_with(approved(), f"枫街〔{TODAY.year}〕7号", TODAY)
    response = office.get(f"/plans/{approved().pk}/issue/")
    assert response.context["form"]["number"].value() == f"枫街〔{TODAY.year}〕8号"
    assert f"上一份是枫街〔{TODAY.year}〕7号" in response.content.decode()


def test_a_number_is_not_used_twice(approved: Callable[[], Plan], office: Client) -> None:
    issued_with(approved(), "枫街〔2027〕3号", date(2027, 1, 5))
    plan = approved()
    text = office.post(f"/plans/{plan.pk}/issue/", form(plan)).content.decode()
    assert "枫街〔2027〕3号已经用在本单位另一份计划上了" in text


def test_a_revision_may_keep_the_number_of_what_it_replaces(
    approved: Callable[[], Plan], office: Client, cast: Cast
) -> None:
    old = issued_with(approved(), "枫街〔2027〕3号", date(2027, 1, 5))
    draft = lifecycle.revise(plan=old, actor=cast.reviewer, version=old.version, reason="改期")
    moved = lifecycle.submit(
        plan=draft, actor=cast.reviewer, version=draft.version, content_version=draft.content_version
    )
    moved = lifecycle.approve(plan=moved, actor=cast.district, version=moved.version)
    assert "上一份是枫街〔2027〕3号" in office.get(f"/plans/{moved.pk}/issue/").content.decode()
    assert office.post(f"/plans/{moved.pk}/issue/", form(moved)).status_code == 302


@pytest.mark.parametrize(
    ("numbers", "proposed"),
    [
        ([], ""),
        (["桂街〔2027〕3号"], "桂街〔2027〕4号"),
        (["桂街〔2027〕3号", "桂街〔2027〕12号"], "桂街〔2027〕13号"),
        (["桂街〔2026〕41号"], "桂街〔2027〕1号"),
        (["桂街〔2027〕3号", "桂街办〔2027〕9号"], "桂街〔2027〕4号"),
        (["无格式的旧文号", "桂街〔2027〕3号"], "桂街〔2027〕4号"),
    ],
)
def test_the_next_number_follows_the_last_of_the_year(numbers: list[str], proposed: str) -> None:
    assert next_number(numbers, 2027) == proposed


def test_recipients_that_were_only_usual_are_written_down(
    approved: Callable[[], Plan], office: Client, cast: Cast
) -> None:
    plan = approved()
    office.post(f"/plans/{plan.pk}/issue/", form(plan, recipients=""))
    Unit.objects.add_under(Unit.objects.get(pk=cast.street.pk), name="石桥村", kind=UnitKind.COMMUNITY)
    plan.refresh_from_db()
    assert plan.recipients == "各社区居民委员会"


def test_an_issued_paper_keeps_its_layout_when_the_unit_becomes_another_kind(
    approved: Callable[[], Plan], cast: Cast
) -> None:
    plan = issued_with(approved(), "枫街〔2027〕3号", date(2027, 1, 5))
    Unit.objects.filter(pk=cast.street.pk).update(kind=UnitKind.COMMUNITY)
    assert Plan.objects.select_related("unit").get(pk=plan.pk).paper_layout == "red"


def test_a_community_is_asked_for_none_of_this(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("approved")
    asked = as_user(cast.clerk).get(f"/plans/{plan.pk}/issue/").context["form"].fields
    assert list(asked) == ["version", "number", "signatory", "signed_on"]
    assert not asked["number"].required
