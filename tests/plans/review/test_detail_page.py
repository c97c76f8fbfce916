"""The page of a plan: what stands on it, for whom."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.content import ParagraphContent, PlanContent
from plans.models import Plan
from plans.services import commenting, lifecycle
from shuangyong.units.models import User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def page(client: Client, plan: Plan, path: str = "") -> str:
    response = client.get(f"/plans/{plan.pk}/{path}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("state", "who", "shown", "hidden"),
    [
        ("draft", "clerk", ["edit", "submit", "void"], ["withdraw", "issue", "review"]),
        ("submitted", "clerk", ["withdraw"], ["edit", "submit", "review", "issue"]),
        ("submitted", "reviewer", ["review"], ["withdraw", "edit"]),
        ("submitted", "district", [], ["review", "withdraw", "edit"]),
        ("approved", "clerk", ["issue", "void"], ["edit", "archive"]),
        ("issued", "clerk", ["archive", "revise", "void"], ["edit", "issue"]),
        ("archived", "clerk", ["revise"], ["archive", "void"]),
    ],
)
def test_the_buttons_are_what_the_user_may_do(
    make_plan: MakePlan,
    cast: Cast,
    as_user: AsUser,
    state: str,
    who: str,
    shown: list[str],
    hidden: list[str],
) -> None:
    plan = make_plan(state)
    text = page(as_user(getattr(cast, who)), plan)
    assert [name for name in shown + hidden if f'href="/plans/{plan.pk}/{name}/"' in text] == shown


def test_a_returned_plan_shows_the_reason_on_top(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    text = page(as_user(cast.clerk), make_plan("returned"))
    assert text.index("请写明责任人。") < text.index('class="sheet')


def test_a_remark_stands_at_its_row_with_answer_and_resolve(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    row = plan.paragraphs.first()
    commenting.add_comment(
        plan=plan, actor=cast.reviewer, kind=ItemKind.PARAGRAPH, key=row.key.hex, body="写具体一些"
    )
    text = page(as_user(cast.clerk), plan)
    after = text[text.index(f'id="row-{row.key.hex}"') :]
    assert after.index("写具体一些") < after.index('class="line line-same', 10)
    assert "/resolve/" in after
    assert "/reply/" in after


def test_a_remark_on_a_deleted_row_stays_readable(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    row = plan.paragraphs.first()
    commenting.add_comment(
        plan=plan, actor=cast.reviewer, kind=ItemKind.PARAGRAPH, key=row.key.hex, body="写具体一些"
    )
    row.delete()
    text = page(as_user(cast.clerk), plan)
    assert "已经删去的内容" in text
    assert "为做好新一年的双拥工作" in text


def test_script_in_a_paragraph_or_a_remark_is_shown_as_text(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    bad = "<script>alert(1)</script>"
    content = PlanContent(title=f"计划{bad}", year=2027, paragraphs=(ParagraphContent(text=bad, level=1),))
    plan = make_plan("submitted", content=content)
    commenting.add_comment(plan=plan, actor=cast.reviewer, kind=ItemKind.PLAN, key="", body=bad)
    for text in (page(as_user(cast.clerk), plan), page(as_user(cast.reviewer), plan, "review/")):
        assert bad not in text
        assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_another_units_plan_is_not_there(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    for who in (cast.clerk2, cast.clerk3, cast.reviewer2, cast.auditor):
        assert as_user(who).get(f"/plans/{plan.pk}/").status_code == 404
        assert as_user(who).get(f"/plans/{plan.pk}/submissions/1/").status_code == 404


def test_the_first_revision_points_at_the_second_and_stays_readable(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    first = make_plan("issued")
    second = lifecycle.revise(plan=first, actor=cast.clerk, version=first.version, reason="改期")
    text = page(as_user(cast.clerk), first)
    assert f'<a href="/plans/{second.pk}/">第2版</a>' in text
    assert "第1版（现在看的）" in text


def test_a_plan_without_revisions_lists_none(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    other = make_plan("draft")
    assert "各版" not in page(as_user(cast.clerk), make_plan("issued"))
    assert "各版" not in page(as_user(cast.clerk), other)


def test_an_earlier_submission_shows_what_stood_then(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("returned")
    plan.paragraphs.all().delete()
    assert "为做好新一年的双拥工作" in page(as_user(cast.clerk), plan, "submissions/1/")


def test_a_submission_that_never_was_is_404(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("returned")
    assert as_user(cast.clerk).get(f"/plans/{plan.pk}/submissions/2/").status_code == 404
