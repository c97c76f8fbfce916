"""The review: who opens it, what it shows, and the decision by HTTP."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.models import Plan
from plans.services import editing, lifecycle
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def resubmitted(make_plan: MakePlan, cast: Cast) -> Plan:
    """Returned, one paragraph changed and one deleted, handed in again."""
    plan = make_plan("returned")
    first, last = plan.paragraphs.first(), plan.paragraphs.last()
    common = {"plan_id": plan.pk, "actor": cast.clerk, "kind": ItemKind.PARAGRAPH}
    editing.save_row(**common, key=first.key.hex, version=first.version, fields={"text": "前言改过了。"})
    editing.delete_row(**common, key=last.key.hex, version=last.version)
    plan.refresh_from_db()
    return lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )


def test_a_first_submission_carries_no_marks(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    text = as_user(cast.reviewer).get(f"/plans/{make_plan('submitted').pk}/review/").content.decode()
    assert "首次提交" in text
    assert "<ins>" not in text
    assert 'id="view-old"' not in text


def test_changes_since_the_last_decision_stand_in_place(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = resubmitted(make_plan, cast)
    text = as_user(cast.reviewer).get(f"/plans/{plan.pk}/review/").content.decode()
    assert "删除1处，修改1处" in text
    assert "<del>组织领导</del>" in text
    assert "<ins>" in text


@pytest.mark.parametrize("who", ["clerk", "district", "admin"])
def test_who_sees_the_plan_but_does_not_review_it_gets_403(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, who: str
) -> None:
    plan = make_plan("submitted")
    client = as_user(getattr(cast, who))
    assert client.get(f"/plans/{plan.pk}/review/").status_code == 403
    for name in ("approve", "return"):
        form = {"version": plan.version, "reason": "缺"}
        assert client.post(f"/plans/{plan.pk}/{name}/", form).status_code == 403
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_the_units_head_decides_nothing_once_it_is_with_the_street(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    client = as_user(cast.lead)
    assert client.get(f"/plans/{plan.pk}/review/")["Location"] == f"/plans/{plan.pk}/"
    assert client.post(f"/plans/{plan.pk}/approve/", {"version": plan.version}).status_code == 403


@pytest.mark.parametrize("who", ["clerk2", "reviewer2", "auditor"])
def test_who_does_not_see_the_plan_gets_404(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, who: str
) -> None:
    plan = make_plan("submitted")
    client = as_user(getattr(cast, who))
    assert client.get(f"/plans/{plan.pk}/review/").status_code == 404
    for name in ("approve", "return", "forward", "head_return", "comments"):
        assert client.post(f"/plans/{plan.pk}/{name}/", {"version": plan.version}).status_code == 404


def test_nobody_approves_their_own(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted", actor=cast.district, unit=cast.district_unit)
    client = as_user(cast.district)
    assert client.get(f"/plans/{plan.pk}/review/").status_code == 403
    assert client.post(f"/plans/{plan.pk}/approve/", {"version": plan.version}).status_code == 403
    assert (
        client.post(f"/plans/{plan.pk}/return/", {"version": plan.version, "reason": ""}).status_code == 403
    )


def test_a_draft_is_not_reviewed_yet_and_the_page_says_so(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("draft")
    response = as_user(cast.reviewer).get(f"/plans/{plan.pk}/review/", follow=True)
    assert response.redirect_chain == [(f"/plans/{plan.pk}/", 302)]
    assert "现在是“草稿”" in response.content.decode()


def test_after_a_decision_the_next_plan_opens(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    first, second = make_plan("submitted"), make_plan("submitted")
    client = as_user(cast.reviewer)
    response = client.post(f"/plans/{first.pk}/approve/", {"version": first.version})
    assert response["Location"] == f"/plans/{second.pk}/review/"
    response = client.post(f"/plans/{second.pk}/return/", {"version": second.version, "reason": "缺责任人"})
    assert response["Location"] == "/review/"


def test_the_second_reviewer_is_told_who_decided_and_sees_the_new_state(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    form = {"version": plan.version}
    as_user(cast.reviewer).post(f"/plans/{plan.pk}/approve/", form)
    late = as_user(cast.coreviewer).post(
        f"/plans/{plan.pk}/return/", form | {"reason": "经费没有来源"}, follow=True
    )
    text = late.content.decode()
    assert late.status_code == 200
    assert "叶知秋已在" in text
    assert "state-approved" in text
    assert "没有发出：经费没有来源" in text
    plan.refresh_from_db()
    assert plan.state == "approved"


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_returning_without_a_reason_is_refused(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, reason: str
) -> None:
    plan = make_plan("submitted")
    response = as_user(cast.reviewer).post(
        f"/plans/{plan.pk}/return/", {"version": plan.version, "reason": reason}
    )
    assert response.status_code == 200
    assert "请写明理由" in response.content.decode()
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_a_reason_that_is_too_long_comes_back_as_typed(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    typed = "责任人没有写明" * 200
    response = as_user(cast.reviewer).post(
        f"/plans/{plan.pk}/return/", {"version": plan.version, "reason": typed}
    )
    assert typed in response.content.decode()
    assert "最多1000字，现在有1400字" in response.content.decode()


def test_the_head_reviews_first_where_the_unit_wants_it(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted", actor=cast.clerk2)
    client = as_user(cast.lead2)
    assert "同意上报" in client.get(f"/plans/{plan.pk}/review/").content.decode()
    assert as_user(cast.clerk2).get(f"/plans/{plan.pk}/review/").status_code == 403
    client.post(f"/plans/{plan.pk}/forward/", {"version": plan.version})
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_the_head_gives_it_back_with_a_reason(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted", actor=cast.clerk2)
    client = as_user(cast.lead2)
    refused = client.post(f"/plans/{plan.pk}/head_return/", {"version": plan.version})
    assert "请写明理由" in refused.content.decode()
    client.post(f"/plans/{plan.pk}/head_return/", {"version": plan.version, "reason": "补上责任人"})
    assert "补上责任人" in as_user(cast.clerk2).get(f"/plans/{plan.pk}/").content.decode()


@pytest.mark.parametrize("name", ["approve", "return", "forward", "head_return", "comments"])
def test_decisions_are_not_made_by_get(make_plan: MakePlan, cast: Cast, as_user: AsUser, name: str) -> None:
    assert as_user(cast.reviewer).get(f"/plans/{make_plan('submitted').pk}/{name}/").status_code == 405


def test_a_revision_is_read_with_its_reason_beside_the_issued_plan(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    issued = make_plan("issued")
    draft = lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="八一走访改期")
    lifecycle.submit(
        plan=draft, actor=cast.clerk, version=draft.version, content_version=draft.content_version
    )
    text = as_user(cast.reviewer).get(f"/plans/{draft.pk}/review/").content.decode()
    assert "变更理由：八一走访改期" in text
    assert "第1版（已印发）" in text
