"""Remarks: said, answered, mended; refusals one by one."""

from collections.abc import Callable

import pytest

from plans.choices import ItemKind
from plans.models import Comment, Plan
from plans.review.threads import threads_of
from plans.services import commenting
from shuangyong.units.errors import Forbidden, Refused
from tests.cast import Cast

MakePlan = Callable[..., Plan]


def say(
    plan: Plan, actor: object, body: str = "请写明责任人。", kind: ItemKind = ItemKind.PARAGRAPH
) -> Comment:
    row = {ItemKind.PARAGRAPH: plan.paragraphs, ItemKind.TASK: plan.tasks}.get(kind)
    key = row.first().key.hex if row is not None else ""
    return commenting.add_comment(plan=plan, actor=actor, kind=kind, key=key, body=body)


def test_a_remark_keeps_the_words_it_was_about(make_plan: MakePlan, cast: Cast) -> None:
    assert say(make_plan("submitted"), cast.reviewer).quote.startswith("为做好新一年的双拥工作")


def test_a_long_paragraph_is_quoted_in_120_characters(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    plan.paragraphs.update(text="双拥" * 100)
    quote = say(plan, cast.reviewer).quote
    assert (len(quote), quote[-1]) == (120, "…")


def test_a_remark_on_the_whole_plan_has_no_row(make_plan: MakePlan, cast: Cast) -> None:
    comment = say(make_plan("submitted"), cast.reviewer, kind=ItemKind.PLAN)
    assert (comment.item_key, comment.quote) == (None, "")


def test_a_remark_on_a_row_that_is_gone_is_refused(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    with pytest.raises(Refused, match="不在计划里"):
        commenting.add_comment(
            plan=plan, actor=cast.reviewer, kind=ItemKind.TASK, key=plan.paragraphs.first().key.hex, body="好"
        )


def test_a_remark_outlives_its_row(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted")
    say(plan, cast.reviewer)
    plan.paragraphs.first().delete()
    (thread,) = threads_of(plan)
    assert thread.comment.quote.startswith("为做好")


@pytest.mark.parametrize("body", ["", "  \n", "\u3000"])
def test_an_empty_remark_is_refused(make_plan: MakePlan, cast: Cast, body: str) -> None:
    with pytest.raises(Refused, match="先写下意见"):
        say(make_plan("submitted"), cast.reviewer, body)


def test_a_remark_of_1001_characters_is_refused_with_its_length(make_plan: MakePlan, cast: Cast) -> None:
    with pytest.raises(Refused, match="1001字"):
        say(make_plan("submitted"), cast.reviewer, "长" * 1001)


def test_a_line_break_counts_once(make_plan: MakePlan, cast: Cast) -> None:
    assert len(say(make_plan("submitted"), cast.reviewer, "一\r\n" * 499 + "一二").body) == 1000


@pytest.mark.parametrize("who", ["reviewer2", "district", "clerk2", "admin", "auditor"])
def test_only_the_unit_and_its_reviewing_office_remark(make_plan: MakePlan, cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        say(make_plan("submitted"), getattr(cast, who))


def test_an_issued_plan_takes_no_more_remarks(make_plan: MakePlan, cast: Cast) -> None:
    with pytest.raises(Refused, match="已印发"):
        say(make_plan("issued"), cast.reviewer)


def test_the_head_remarks_while_the_plan_is_with_them(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("submitted", actor=cast.clerk2)
    assert say(plan, cast.lead2).author == cast.lead2


def test_an_answer_to_an_answer_stands_in_the_same_thread(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("returned")
    first = say(plan, cast.reviewer)
    second = commenting.reply(comment=first, actor=cast.clerk, body="已改。")
    commenting.reply(comment=second, actor=cast.reviewer, body="好。")
    (thread,) = threads_of(plan)
    assert [answer.body for answer in thread.replies] == ["已改。", "好。"]


def test_resolving_says_who_and_counts_once(make_plan: MakePlan, cast: Cast) -> None:
    comment = say(make_plan("returned"), cast.reviewer)
    assert commenting.resolve(comment=comment, actor=cast.clerk)
    assert not commenting.resolve(comment=comment, actor=cast.reviewer)
    comment.refresh_from_db()
    assert comment.resolved_by == cast.clerk


def test_a_remark_can_be_opened_again(make_plan: MakePlan, cast: Cast) -> None:
    comment = say(make_plan("returned"), cast.reviewer)
    commenting.resolve(comment=comment, actor=cast.clerk)
    assert commenting.reopen(comment=comment, actor=cast.reviewer)
    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_a_stranger_does_not_resolve(make_plan: MakePlan, cast: Cast) -> None:
    comment = say(make_plan("returned"), cast.reviewer)
    with pytest.raises(Forbidden):
        commenting.resolve(comment=comment, actor=cast.clerk3)
