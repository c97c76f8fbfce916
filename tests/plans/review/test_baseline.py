"""What the reviewer compares with."""

from collections.abc import Callable

from plans.models import Plan
from plans.review.baseline import baseline_of
from plans.services import lifecycle
from tests.cast import Cast

MakePlan = Callable[..., Plan]


def hand_in(plan: Plan, cast: Cast) -> Plan:
    return lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )


def test_a_first_submission_has_nothing_to_compare_with(make_plan: MakePlan) -> None:
    assert baseline_of(make_plan("submitted")) is None


def test_after_a_return_it_is_the_returned_submission(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("returned")
    before = plan.title
    Plan.objects.filter(pk=plan.pk).update(title="新标题")
    plan.refresh_from_db()
    baseline = baseline_of(hand_in(plan, cast))
    assert baseline is not None
    assert baseline.content.title == before
    assert baseline.words.startswith("第1次提交（")


def test_a_withdrawn_submission_is_nothing_the_reviewer_knew(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    plan = lifecycle.withdraw(plan=plan, actor=cast.clerk, version=plan.version)
    assert baseline_of(hand_in(plan, cast)) is None


def test_a_revision_is_compared_with_the_issued_plan(make_plan: MakePlan, cast: Cast) -> None:
    issued = make_plan("issued")
    draft = lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="改期")
    baseline = baseline_of(hand_in(draft, cast))
    assert baseline is not None
    assert baseline.words == "第1版（已印发）"


def test_a_returned_revision_is_compared_with_its_own_last_submission(
    make_plan: MakePlan, cast: Cast
) -> None:
    issued = make_plan("issued")
    draft = hand_in(
        lifecycle.revise(plan=issued, actor=cast.clerk, version=issued.version, reason="改期"), cast
    )
    draft = lifecycle.return_plan(plan=draft, actor=cast.reviewer, version=draft.version, reason="再改")
    baseline = baseline_of(hand_in(draft, cast))
    assert baseline is not None
    assert baseline.words.startswith("第1次提交（")
