"""版式 as a service: who sets it, until when, and what the unit's next plan takes over."""

from collections.abc import Callable
from typing import Any

import pytest

from plans.choices import PaperLayout
from plans.models import Plan
from plans.policies import layout_refusal
from plans.services import lifecycle
from plans.services.layout import CARRIED_OVER, set_layout
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

MakePlan = Callable[..., Plan]
WISH: dict[str, Any] = {
    "layout": PaperLayout.RED,
    "sealed": False,
    "with_contents": True,
    "recipients": "各居民小组",
    "copies": "枫林街道办事处",
}


def layout_of(plan: Plan) -> dict[str, Any]:
    return {name: getattr(Plan.objects.get(pk=plan.pk), name) for name in CARRIED_OVER}


@pytest.mark.parametrize("state", ["draft", "returned", "approved"])
def test_the_unit_sets_it_until_the_paper_is_out(make_plan: MakePlan, cast: Cast, state: str) -> None:
    plan = make_plan(state)
    set_layout(plan=plan, actor=cast.clerk, **WISH)
    assert layout_of(plan) == WISH


@pytest.mark.parametrize("state", ["submitted", "issued", "archived"])
def test_while_others_look_at_it_and_after_it_is_out_it_stays(
    make_plan: MakePlan, cast: Cast, state: str
) -> None:
    plan = make_plan(state)
    before = layout_of(plan)
    with pytest.raises(Refused, match="不能改版式"):
        set_layout(plan=plan, actor=cast.clerk, **WISH)
    assert layout_of(plan) == before


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "issued"])
def test_the_reviewer_does_not_set_it(make_plan: MakePlan, cast: Cast, state: str) -> None:
    plan = make_plan(state)
    with pytest.raises(Forbidden):
        set_layout(plan=plan, actor=cast.reviewer, **WISH)
    assert isinstance(layout_refusal(plan, cast.reviewer), Forbidden)


def test_neither_content_nor_state_are_touched(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("approved")
    after = set_layout(plan=plan, actor=cast.clerk, **WISH)
    for name in ("state", "version", "content_version", "title_version", "edited_by_id", "edited_at"):
        assert getattr(after, name) == getattr(plan, name), name


def test_what_changed_stands_in_the_audit_trail_once(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    for _ in range(2):
        set_layout(plan=plan, actor=cast.clerk, **{**WISH, "sealed": True})
    event = AuditEvent.objects.get(action="设定版式（计划）")
    assert (event.actor, event.target) == (
        cast.clerk,
        f"桂园社区：桂园社区2027年双拥工作计划（编号{plan.pk}）",
    )
    assert event.detail == (
        "版式：红头（通知，计划作为附件）；印目录：是；主送：各居民小组；抄送：枫林街道办事处"
    )


def test_the_units_next_plan_takes_it_over(make_plan: MakePlan, cast: Cast) -> None:
    set_layout(plan=make_plan(), actor=cast.clerk, **WISH)
    assert layout_of(make_plan()) == WISH
    assert layout_of(make_plan(actor=cast.clerk2))["layout"] == ""  # another unit's is its own


def test_a_void_plan_is_no_model(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    set_layout(plan=plan, actor=cast.clerk, **WISH)
    plan.refresh_from_db()
    lifecycle.void(plan=plan, actor=cast.clerk, version=plan.version, reason="建错了")
    assert layout_of(make_plan())["recipients"] == ""


def test_a_revision_takes_it_from_the_version_it_replaces(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("approved")
    set_layout(plan=plan, actor=cast.clerk, **WISH)
    plan = lifecycle.issue(
        plan=plan, actor=cast.clerk, version=plan.version, signatory="", signed_on=plan.created_at.date()
    )
    make_plan()
    set_layout(plan=Plan.objects.latest("pk"), actor=cast.clerk, **{**WISH, "recipients": "别处"})
    draft = lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="八一改期")
    assert layout_of(draft) == WISH
