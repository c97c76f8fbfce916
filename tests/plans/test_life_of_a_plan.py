"""The steps of a plan's life, refusals one by one."""

from collections.abc import Callable

import pytest

from plans.models import Plan
from plans.services import lifecycle
from shuangyong.units.errors import Forbidden, Outdated, Refused
from tests.cast import Cast

MakePlan = Callable[..., Plan]


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "issued", "archived"])
def test_a_plan_reaches_every_state(make_plan: MakePlan, state: str) -> None:
    assert make_plan(state).state == state


def test_returning_needs_a_reason(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    with pytest.raises(Refused, match="理由"):
        lifecycle.return_plan(plan=plan, actor=cast.reviewer, version=plan.version, reason="  ")


def test_another_streets_reviewer_cannot_decide(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    with pytest.raises(Forbidden):
        lifecycle.approve(plan=plan, actor=cast.reviewer2, version=plan.version)


def test_the_district_does_not_decide_for_the_street(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    with pytest.raises(Forbidden):
        lifecycle.approve(plan=plan, actor=cast.district, version=plan.version)


def test_the_district_decides_for_a_bureau(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted", actor=cast.bureau)
    assert lifecycle.approve(plan=plan, actor=cast.district, version=plan.version).state == "approved"


def test_of_two_reviewers_the_second_is_told_who_decided(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    lifecycle.approve(plan=plan, actor=cast.reviewer, version=plan.version)
    with pytest.raises(Outdated, match=r"叶知秋.*通过"):
        lifecycle.return_plan(plan=plan, actor=cast.coreviewer, version=plan.version, reason="缺经费")


def test_a_colleagues_late_edit_stops_the_submission(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("draft")
    with pytest.raises(Outdated, match="又有改动"):
        lifecycle.submit(
            plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version - 1
        )
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_where_the_head_looks_first_the_plan_stops_there(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted", actor=cast.clerk2)
    assert plan.state == "head_check"
    plan = lifecycle.forward(plan=plan, actor=cast.lead2, version=plan.version)
    assert (plan.state, plan.submissions.open().count()) == ("submitted", 1)


def test_the_submitter_takes_it_back_until_a_decision(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    plan = lifecycle.withdraw(plan=plan, actor=cast.clerk, version=plan.version)
    assert (plan.state, plan.submissions.open().count()) == ("draft", 0)


def test_a_change_after_issue_leaves_the_issued_one_readable(make_plan: MakePlan, cast: Cast) -> None:
    issued = make_plan("issued")
    draft = lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="八一走访改期")
    issued.refresh_from_db()
    assert (issued.state, draft.state, draft.revision) == ("issued", "draft", 2)
    assert [row.key for row in draft.paragraphs.all()] == [row.key for row in issued.paragraphs.all()]


def test_one_plan_has_one_open_revision(make_plan: MakePlan, cast: Cast) -> None:
    issued = make_plan("issued")
    lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="改期")
    with pytest.raises(Refused, match="第2版"):
        lifecycle.revise(plan=issued, actor=cast.lead, version=issued.version, reason="改期")


def test_issuing_the_revision_supersedes_the_first(make_plan: MakePlan, cast: Cast) -> None:
    issued = make_plan("issued")
    draft = lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="改期")
    draft = lifecycle.submit(
        plan=draft, actor=cast.clerk, version=draft.version, content_version=draft.content_version
    )
    draft = lifecycle.approve(plan=draft, actor=cast.reviewer, version=draft.version)
    lifecycle.issue(
        plan=draft, actor=cast.clerk, version=draft.version, signatory="", signed_on=draft.created_at
    )
    issued.refresh_from_db()
    assert issued.state == "superseded"


def test_nobody_approves_a_plan_of_their_own_office_that_they_wrote_in(
    make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan("submitted", actor=cast.district)
    with pytest.raises(Forbidden, match="另一个人"):
        lifecycle.approve(plan=plan, actor=cast.district, version=plan.version)


def test_without_a_head_the_plan_goes_straight_to_the_street(make_plan: MakePlan, cast: Cast) -> None:
    cast.lead2.is_active = False
    cast.lead2.save()
    assert make_plan("submitted", actor=cast.clerk2).state == "submitted"
