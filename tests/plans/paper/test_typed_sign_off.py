"""Signature and date that stand at the end of a typed text are set as signature and date."""

from collections.abc import Callable
from datetime import date

import pytest

from plans.choices import PaperLayout
from plans.content import ParagraphContent, PlanContent
from plans.models import Plan
from plans.paper.document import document_of
from plans.paper.signing import with_typed_sign_off
from shuangyong.documents.model import Document, Kind, Paragraph, SignOff

MakePlan = Callable[..., Plan]

NAME = "桂园社区居民委员会"
DAY = date(2027, 1, 12)
TEXT = Paragraph("走访全覆盖。")
SEALED = SignOff("", None, True)


def _signed(*lines: str, given: SignOff = SEALED) -> tuple[int, SignOff]:
    """How many lines stay text, and the sign-off."""
    blocks = (TEXT, *(Paragraph(line) for line in lines))
    paper = with_typed_sign_off(Document("计划", blocks, sign_off=given), NAME)
    return len(paper.blocks) - 1, paper.sign_off


@pytest.mark.parametrize(
    "day",
    ["2027年1月12日", "2027年01月12日", " 2027 年 1 月 12 日", "二〇二七年一月十二日", "二○二七年一月十二日"],
)
def test_both_are_taken_from_the_text_however_the_day_was_typed(day: str) -> None:
    assert _signed(f"　　{NAME}", day) == (0, SignOff(NAME, DAY, True))


def test_the_day_may_stand_above_the_name() -> None:
    assert _signed("2027年1月12日", NAME) == (0, SignOff(NAME, DAY, True))


def test_what_was_not_typed_is_the_plans_own() -> None:
    other = date(2027, 2, 1)
    assert _signed("2027年1月12日", given=SignOff("别的署名", other)) == (0, SignOff("别的署名", DAY))
    assert _signed(NAME, given=SignOff("", other)) == (0, SignOff(NAME, other))


@pytest.mark.parametrize(
    "lines",
    [
        ("联系人：田小禾",),
        (NAME, "2027年1月12日", "联系人：田小禾"),
        ("2027年13月12日",),
        ("二〇二七年一月卅日",),
        ("自2027年1月12日",),
        ("另一个单位",),
    ],
)
def test_any_other_ending_stays_text(lines: tuple[str, ...]) -> None:
    assert _signed(*lines) == (len(lines), SEALED)


def test_only_the_last_two_lines_are_looked_at_and_each_kind_once() -> None:
    assert _signed("2027年1月12日", "2027年1月12日")[0] == 1
    assert _signed(NAME, NAME)[0] == 1


def test_a_heading_or_a_numbered_line_is_no_signature() -> None:
    blocks = (TEXT, Paragraph(NAME, 1, kind=Kind.HEADING), Paragraph("2027年1月12日", 3, marker="1."))
    paper = Document("计划", blocks)
    assert with_typed_sign_off(paper, NAME) == paper


def test_a_paper_of_nothing_else_keeps_its_text() -> None:
    paper = Document("计划", (Paragraph(NAME),))
    assert with_typed_sign_off(paper, NAME) == paper


def _ended(make_plan: MakePlan, title: str = "计划") -> Plan:
    rows = ("走访全覆盖。", NAME, "2027年1月12日")
    content = PlanContent(
        title=title, year=2027, paragraphs=tuple(ParagraphContent(text=row) for row in rows)
    )
    return make_plan(content=content)


def test_a_plain_paper_is_signed_by_its_own_last_lines(make_plan: MakePlan) -> None:
    paper = document_of(_ended(make_plan))
    assert len(paper.blocks) == 1
    assert (paper.sign_off.signatory, paper.sign_off.day) == (NAME, DAY)


def test_a_carried_plan_keeps_them_and_the_notice_is_signed_for_itself(make_plan: MakePlan) -> None:
    plan = _ended(make_plan)
    plan.layout = PaperLayout.RED
    paper = document_of(plan)
    assert len(paper.annexes[0].blocks) == 3
    assert paper.sign_off.day is None


def test_a_plan_that_is_a_notice_is_signed_by_them_too(make_plan: MakePlan) -> None:
    plan = _ended(make_plan, "关于做好双拥工作的通知")
    plan.layout = PaperLayout.RED
    assert (document_of(plan).sign_off.signatory, document_of(plan).sign_off.day) == (NAME, DAY)


def test_plain_text_comes_out_as_it_was_typed(make_plan: MakePlan) -> None:
    assert len(document_of(_ended(make_plan), for_text=True).blocks) == 3
