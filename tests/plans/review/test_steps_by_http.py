"""The unit's own steps through their pages: submit, withdraw, issue, archive, revise, void."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.models import Plan
from plans.services import commenting, editing
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def test_the_submit_page_says_where_it_goes(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    text = as_user(cast.clerk).get(f"/plans/{make_plan().pk}/submit/").content.decode()
    assert "提交后由枫林街道双拥办审核" in text


def test_where_the_head_looks_first_the_page_names_them(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan(actor=cast.clerk2)
    assert (
        "提交后先由本单位负责人江长流审阅"
        in as_user(cast.clerk2).get(f"/plans/{plan.pk}/submit/").content.decode()
    )


def test_the_submit_page_names_remarks_that_are_still_open(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("returned")
    commenting.add_comment(plan=plan, actor=cast.reviewer, kind=ItemKind.PLAN, key="", body="经费来源没有写")
    text = as_user(cast.clerk).get(f"/plans/{plan.pk}/submit/").content.decode()
    assert "还有1条意见" in text
    assert "经费来源没有写" in text


def test_submitting_sends_the_plan_with_its_note(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan()
    form = {"version": plan.version, "content_version": plan.content_version, "note": "请审阅"}
    assert as_user(cast.clerk).post(f"/plans/{plan.pk}/submit/", form)["Location"] == f"/plans/{plan.pk}/"
    assert plan.submissions.get().note == "请审阅"


def test_a_colleagues_late_edit_brings_back_to_the_summary(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan()
    form = {"version": plan.version, "content_version": plan.content_version, "note": "请尽快审阅"}
    row = plan.paragraphs.first()
    editing.save_row(
        plan_id=plan.pk, actor=cast.colleague, kind=ItemKind.PARAGRAPH, key=row.key.hex, version=row.version,
        fields={"text": "新句。"},
    )  # fmt: skip
    response = as_user(cast.clerk).post(f"/plans/{plan.pk}/submit/", form, follow=True)
    assert response.redirect_chain == [(f"/plans/{plan.pk}/submit/", 302)]
    assert "又有改动" in response.content.decode()
    assert "没有发出：请尽快审阅" in response.content.decode()


def test_a_note_that_is_too_long_comes_back_as_typed(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan()
    form = {"version": plan.version, "content_version": plan.content_version, "note": "请审阅" * 200}
    text = as_user(cast.clerk).post(f"/plans/{plan.pk}/submit/", form).content.decode()
    assert "请审阅" * 200 in text
    assert "最多500字" in text


@pytest.mark.parametrize(
    ("state", "name", "form", "after"),
    [
        ("submitted", "withdraw", {}, "draft"),
        ("issued", "archive", {}, "archived"),
        ("draft", "void", {"reason": "重复了"}, "void"),
        ("approved", "issue", {"signatory": "桂园社区居民委员会", "signed_on": "2027-01-12"}, "issued"),
    ],
)
def test_each_step_has_a_page_that_asks_and_a_post_that_does(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, state: str, name: str, form: dict[str, str], after: str
) -> None:
    plan = make_plan(state)
    client = as_user(cast.clerk)
    assert client.get(f"/plans/{plan.pk}/{name}/").status_code == 200
    plan.refresh_from_db()
    assert plan.state == state
    assert client.post(f"/plans/{plan.pk}/{name}/", {"version": plan.version, **form}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == after


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("draft", "submit"),
        ("submitted", "withdraw"),
        ("approved", "issue"),
        ("issued", "revise"),
        ("draft", "void"),
    ],
)
def test_the_reviewer_does_not_take_the_units_steps(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, state: str, name: str
) -> None:
    plan = make_plan(state)
    client = as_user(cast.reviewer)
    form = {
        "version": plan.version,
        "content_version": plan.content_version,
        "reason": "改",
        "signatory": "甲",
    }
    assert client.get(f"/plans/{plan.pk}/{name}/").status_code == 403
    response = client.post(f"/plans/{plan.pk}/{name}/", form | {"signed_on": "2027-01-12"})
    assert response.status_code == 403


@pytest.mark.parametrize("name", ["submit", "withdraw", "issue", "archive", "revise", "void"])
def test_another_unit_finds_nothing_there(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, name: str
) -> None:
    plan = make_plan("draft")
    assert as_user(cast.clerk3).get(f"/plans/{plan.pk}/{name}/").status_code == 404
    assert as_user(cast.clerk3).post(f"/plans/{plan.pk}/{name}/", {"version": 1}).status_code == 404


def test_a_step_out_of_its_time_leads_back_with_a_message(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("draft")
    response = as_user(cast.clerk).get(f"/plans/{plan.pk}/issue/", follow=True)
    assert response.redirect_chain == [(f"/plans/{plan.pk}/", 302)]
    assert "不能印发" in response.content.decode()


def test_withdrawing_after_the_decision_says_who_decided(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("approved")
    response = as_user(cast.clerk).post(
        f"/plans/{plan.pk}/withdraw/", {"version": plan.version - 1}, follow=True
    )
    assert "叶知秋已在" in response.content.decode()


@pytest.mark.parametrize("name", ["void", "revise"])
def test_voiding_and_revising_need_a_reason(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, name: str
) -> None:
    plan = make_plan("issued")
    text = as_user(cast.clerk).post(f"/plans/{plan.pk}/{name}/", {"version": plan.version}).content.decode()
    assert "请写明理由" in text
    plan.refresh_from_db()
    assert plan.state == "issued"


def test_revising_opens_the_new_draft(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("issued")
    response = as_user(cast.clerk).post(
        f"/plans/{plan.pk}/revise/", {"version": plan.version, "reason": "改期"}
    )
    assert response["Location"] == f"/plans/{plan.replaced_by.get().pk}/"


def test_the_issue_form_offers_what_is_usual(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    text = as_user(cast.clerk).get(f"/plans/{make_plan('approved').pk}/issue/").content.decode()
    assert 'value="桂园社区居民委员会"' in text


def test_issuing_mends_the_number(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("approved")
    form = {"version": plan.version, "signatory": "甲", "signed_on": "2027-01-12", "number": "桂社[2027]3号"}
    as_user(cast.clerk).post(f"/plans/{plan.pk}/issue/", form)
    plan.refresh_from_db()
    assert (plan.number, plan.state) == ("桂社〔2027〕3号", "issued")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("number", "桂社〔2027〕第3号", "不写“第”字"),
        ("signed_on", "1899-01-01", "年份要在2000到2099之间"),
        ("signed_on", "昨天", "真实的日期"),
        ("signed_on", "", "请填写成文日期"),
        ("signatory", " ", "请填写落款单位"),
    ],
)
def test_what_cannot_be_issued_is_said_in_a_sentence(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, field: str, value: str, words: str
) -> None:
    plan = make_plan("approved")
    form = {"version": plan.version, "signatory": "甲", "signed_on": "2027-01-12", "number": ""}
    text = as_user(cast.clerk).post(f"/plans/{plan.pk}/issue/", form | {field: value}).content.decode()
    assert words in text
    plan.refresh_from_db()
    assert plan.state == "approved"
