"""Small truths of the pages that show a plan."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.content import ParagraphContent, TaskContent
from plans.models import Plan
from plans.review.field_words import task_words
from plans.services import commenting, lifecycle
from shuangyong.units.models import User
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_title_that_the_text_says_itself_is_shown_once(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    content = sample_content()
    own = ParagraphContent(text="桂园社区 2027年双拥工作计划")
    plan = make_plan(content=replace(content, paragraphs=(own, *content.paragraphs)))
    text = page(as_user(cast.clerk), plan.get_absolute_url())
    assert "sheet-title" not in text
    assert "is-title" in text
    other = page(as_user(cast.clerk), make_plan().get_absolute_url())
    assert "sheet-title" in other
    assert "is-title" not in other


def test_a_measure_word_without_a_number_says_nothing() -> None:
    assert task_words(TaskContent(title="走访", measure_word="户"), {})["target"][1] == ""


@pytest.mark.parametrize(("step", "data"), [("return", {"reason": " "}), ("comments", {"body": ""})])
def test_what_could_not_be_taken_is_shown_again_under_review(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, step: str, data: dict[str, str]
) -> None:
    plan = make_plan("submitted")
    filled = {"version": str(plan.version), "at": "plan:", "back": "review", **data}
    text = as_user(cast.reviewer).post(f"/plans/{plan.pk}/{step}/", filled).content.decode()
    assert '<a href="/review/" aria-current="page">' in text


def test_the_head_reads_the_clerks_note_and_no_first_time_that_is_none(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("draft", actor=cast.clerk2)
    seen = {"version": plan.version, "content_version": plan.content_version}
    lifecycle.submit(plan=plan, actor=cast.clerk2, note="请书记过目。", **seen)
    text = page(as_user(cast.lead2), f"/plans/{plan.pk}/review/")
    assert "附言：请书记过目。" in text
    assert "首次提交" not in text
    assert "江晓月" in text


def test_remarks_to_be_mended_stand_before_mended_ones(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    keys = [str(row.key.hex) for row in plan.tasks.all()[:2]]
    said = [
        commenting.add_comment(plan=plan, actor=cast.reviewer, kind=ItemKind.TASK, key=key, body=body)
        for key, body in zip(keys, ("先说的意见", "后说的意见"), strict=True)
    ]
    commenting.resolve(comment=said[0], actor=cast.reviewer)
    text = page(as_user(cast.reviewer), f"/plans/{plan.pk}/review/")
    listed = text[text.index('class="note-list"') :]
    assert listed.index("后说的意见") < listed.index("先说的意见")


def test_a_change_that_has_begun_is_gone_on_with(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("issued")
    draft = lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="增加任务")
    text = page(as_user(cast.clerk), plan.get_absolute_url())
    assert "这份计划正在变更" in text
    assert f"/plans/{plan.pk}/revise/" not in text
    answer = as_user(cast.clerk).get(f"/plans/{plan.pk}/revise/")
    assert answer["Location"] == draft.get_absolute_url()
