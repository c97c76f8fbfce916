"""From rows to paper in the two layouts: by the unit's kind, or as chosen; plain text knows neither."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plans.choices import PaperLayout
from plans.issuing import usual_recipients
from plans.models import Plan
from plans.paper.document import document_of
from shuangyong.documents.model import Imprint, SignOff
from shuangyong.documents.text_out import to_text
from shuangyong.units.models import Unit, UnitKind
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
TITLE = "枫林街道2027年双拥工作计划"


@pytest.fixture
def street_plan(make_plan: MakePlan, cast: Cast) -> Plan:
    return make_plan(actor=cast.reviewer, content=sample_content(title=TITLE))


def test_a_street_writes_a_notice_and_a_community_a_plain_plan(
    make_plan: MakePlan, street_plan: Plan
) -> None:
    assert document_of(street_plan).title == f"关于印发《{TITLE}》的通知"
    plain = document_of(make_plan())
    assert (plain.title, plain.head_mark, plain.imprint) == ("桂园社区2027年双拥工作计划", "", None)


def test_each_may_choose_the_other_layout(make_plan: MakePlan, street_plan: Plan) -> None:
    street_plan.layout = PaperLayout.PLAIN
    assert document_of(street_plan).title == TITLE
    plan = make_plan()
    plan.layout = PaperLayout.RED
    assert document_of(plan).head_mark == "桂园社区居民委员会文件"


def test_the_annexes_are_the_plan_then_its_own(street_plan: Plan) -> None:
    plain = document_of(replace_layout(street_plan, PaperLayout.PLAIN))
    red = document_of(replace_layout(street_plan, PaperLayout.RED))
    assert red.annexes[0].title == TITLE
    assert red.annexes[0].blocks == plain.blocks
    assert red.annexes[1:] == plain.annexes != ()


@pytest.mark.parametrize("layout", list(PaperLayout))
def test_plain_text_is_the_plan_itself_in_either_layout(street_plan: Plan, layout: PaperLayout) -> None:
    before = to_text(document_of(replace_layout(street_plan, PaperLayout.PLAIN), for_text=True))
    plan = replace_layout(street_plan, layout)
    plan.recipients, plan.copies, plan.with_contents = "各社区", "区双拥办", True
    assert to_text(document_of(plan, for_text=True)) == before
    assert before.startswith(f"{TITLE}\n为做好")


def test_before_it_is_issued_the_notice_has_no_day(street_plan: Plan) -> None:
    paper = document_of(street_plan)
    assert paper.sign_off == SignOff("枫林街道双拥工作领导小组办公室", None, sealed=True)
    assert paper.imprint == Imprint("", "枫林街道双拥工作领导小组办公室", None)


def test_the_body_named_at_the_head_signs_and_the_office_prints(street_plan: Plan) -> None:
    street_plan.unit.head_mark = "枫林街道办事处文件"
    paper = document_of(street_plan)
    assert (paper.head_mark, paper.sign_off.signatory) == ("枫林街道办事处文件", "枫林街道办事处")
    assert paper.imprint.printer == "枫林街道双拥工作领导小组办公室"


def test_what_was_set_for_the_plan_stands_on_it(street_plan: Plan) -> None:
    street_plan.signed_on, street_plan.printed_on = date(2027, 1, 12), date(2027, 1, 14)
    street_plan.recipients, street_plan.copies = "各社区居民委员会", "区双拥办"
    street_plan.sealed, street_plan.with_contents = False, True
    paper = document_of(street_plan)
    assert paper.recipients == "各社区居民委员会"
    assert paper.imprint == Imprint("区双拥办", street_plan.unit.signed_as, date(2027, 1, 14))
    assert (paper.sign_off.sealed, paper.with_contents) == (False, True)


def test_without_a_day_of_printing_it_is_the_day_of_signing(street_plan: Plan) -> None:
    street_plan.signed_on = date(2027, 1, 12)
    assert document_of(street_plan).imprint.day == date(2027, 1, 12)


def test_a_plain_paper_leaves_room_for_the_seal_too(make_plan: MakePlan) -> None:
    plan = make_plan()
    assert document_of(plan).sign_off.sealed
    plan.sealed = False
    assert not document_of(plan).sign_off.sealed


@pytest.mark.parametrize("goals", [1, 30])
def test_a_notice_takes_the_same_queries_whatever_its_length(
    make_plan: MakePlan, cast: Cast, goals: int, django_assert_num_queries: Any
) -> None:
    content = sample_content(title=TITLE)
    content = replace(content, goals=tuple(replace(content.goals[0], key=f"{n:032x}") for n in range(goals)))
    plan = make_plan(actor=cast.reviewer, content=content)
    with django_assert_num_queries(7):
        document_of(plan)


def test_a_street_writes_to_what_lies_below_it(cast: Cast) -> None:
    assert usual_recipients(cast.street) == "各社区居民委员会"
    assert usual_recipients(cast.district_unit) == "各街道办事处、有关单位"  # 水务局 lies below it as well
    assert usual_recipients(cast.bureau_unit) == "各有关单位"


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("石桥村", UnitKind.COMMUNITY, "各社区居民委员会、各村民委员会"),
        ("枫林小学", UnitKind.SCHOOL, "各社区居民委员会、有关单位"),
        ("驻区某部", UnitKind.PARTNER, "各社区居民委员会"),
    ],
)
def test_other_units_below_are_written_to_but_the_forces_are_not(
    cast: Cast, name: str, kind: UnitKind, words: str
) -> None:
    Unit.objects.add_under(cast.street, name=name, kind=kind)
    assert usual_recipients(Unit.objects.get(pk=cast.street.pk)) == words


def replace_layout(plan: Plan, layout: PaperLayout) -> Plan:
    plan.layout = layout
    return plan
