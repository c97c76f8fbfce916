"""The content hash: what is in it, what is not, how it is printed and read again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.content import PlanContent, TaskContent
from plans.models import Paragraph, Plan
from plans.paper.hashing import (
    PLAN_FIELDS,
    bounds_of,
    content_hash,
    fine_print,
    hash_of,
    is_unaltered,
    printed_code,
    read_code,
)
from plans.services import lifecycle
from plans.services.rows import content_of
from shuangyong.almanac.timing import Timing, TimingKind
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
SHOWN: dict[str, Any] = {
    "revision": 1, "number": "桂社〔2027〕3号", "signatory": "桂园社区居民委员会",
    "signed_on": date(2027, 1, 12), "layout": "plain", "sealed": True, "with_contents": False,
    "recipients": "", "copies": "", "printed_on": None,
}  # fmt: skip
OTHER: dict[str, Any] = {
    "revision": 2, "number": "桂社〔2027〕4号", "signatory": "银杏社区居民委员会",
    "signed_on": date(2027, 1, 13), "layout": "red", "sealed": False, "with_contents": True,
    "recipients": "各网格", "copies": "各网格", "printed_on": date(2027, 1, 14),
}  # fmt: skip
TASK = TaskContent(
    title="走访", key="1" * 32, timings=(Timing(TimingKind.QUARTER, words="三季度", number=3),)
)
SMALL = PlanContent(title="计划", year=2027, tasks=(TASK,))


def with_task(**changes: Any) -> PlanContent:
    return replace(SMALL, tasks=(replace(TASK, **changes),))


def test_the_canonical_text_is_what_it_was_when_the_first_papers_went_out() -> None:
    """Another value here makes every code in every office false: then `_FORM` has to know both."""
    assert content_hash(SMALL, SHOWN) == "f48a42cc8b19692ef9564f64749fb62412322951df89bddf3c232ff64c13c603"


@pytest.mark.parametrize("name", PLAN_FIELDS)
def test_whatever_shows_of_the_plan_is_in_it(name: str) -> None:
    assert content_hash(SMALL, SHOWN | {name: OTHER[name]}) != content_hash(SMALL, SHOWN)


@pytest.mark.parametrize(
    "other",
    [
        replace(SMALL, title="规划"),
        replace(SMALL, year=2028),
        replace(SMALL, group_name="领导小组"),
        replace(SMALL, show_task_table=False),
        replace(SMALL, tasks=(TASK, TASK)),
        with_task(title="走 访"),
        with_task(responsible_person="田小禾"),
        with_task(budget=Decimal("0")),
        with_task(target_count=0),
        with_task(status="trial"),
        with_task(timings=()),
        with_task(timings=(Timing(TimingKind.QUARTER, words="四季度", number=4),)),
    ],
)
def test_whatever_shows_of_the_content_is_in_it(other: PlanContent) -> None:
    assert content_hash(other, SHOWN) != content_hash(SMALL, SHOWN)


@pytest.mark.parametrize("other", [with_task(key="2" * 32), with_task(paragraph_key="3" * 32)])
def test_keys_of_rows_are_not_in_it(other: PlanContent) -> None:
    assert content_hash(other, SHOWN) == content_hash(SMALL, SHOWN)


def test_the_order_of_rows_is_in_it() -> None:
    content = sample_content()
    turned = replace(content, goals=content.goals, members=content.members[::-1])
    assert content_hash(turned, SHOWN) != content_hash(content, SHOWN)


def test_words_do_not_move_over_into_the_next_field_unseen() -> None:
    one, other = with_task(place="河东", fund_source="办"), with_task(place="河", fund_source="东办")
    assert content_hash(one, SHOWN) != content_hash(other, SHOWN)


@pytest.mark.parametrize("budget", ["500", "500.0", "500.00", "5E+2"])
def test_an_amount_counts_not_how_it_was_written(budget: str) -> None:
    assert content_hash(with_task(budget=Decimal(budget)), SHOWN) == content_hash(
        with_task(budget=Decimal("500.000")), SHOWN
    )


def test_issuing_sets_it_and_later_steps_leave_it(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    first = plan.content_hash
    assert first == hash_of(plan)
    archived = lifecycle.archive(plan=plan, actor=cast.clerk, version=plan.version)
    assert (archived.content_hash, is_unaltered(archived)) == (first, True)


def test_it_is_of_what_was_issued_with_all_that_issuing_adds(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("approved")
    issue = {"plan": plan, "actor": cast.clerk, "version": plan.version, "signed_on": date(2027, 1, 12)}
    issued = lifecycle.issue(
        **issue, signatory="桂园社区居委会", number="桂社〔2027〕9号", printed_on=date(2027, 1, 13)
    )
    assert issued.content_hash == content_hash(
        content_of(issued), {name: getattr(issued, name) for name in PLAN_FIELDS}
    )


def test_a_plan_not_issued_has_none(make_plan: MakePlan) -> None:
    assert [make_plan(state).content_hash for state in ("draft", "submitted", "approved")] == ["", "", ""]


def test_a_row_changed_behind_the_back_is_found_out(make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    Paragraph.objects.filter(plan=plan, level=0).update(text="对辖区优抚对象逐户走访，每户发放慰问金。")
    assert not is_unaltered(Plan.objects.get(pk=plan.pk))


def test_a_unit_renamed_later_has_altered_no_paper(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    cast.community.name = "桂园新村社区"
    cast.community.signature = "桂园新村社区居民委员会"
    cast.community.save()
    assert is_unaltered(Plan.objects.select_related("unit").get(pk=plan.pk))


def test_the_next_version_of_the_same_words_has_a_code_of_its_own(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    assert hash_of(plan, revision=2) != plan.content_hash


def test_the_fine_print(make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    plan.content_hash = "3f2a9c4177b0e5d2" + "0" * 48
    assert fine_print(plan) == "第1版　校验码 3F2A-9C41-77B0-E5D2"


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "void"])
def test_a_paper_that_is_not_in_force_has_none(make_plan: MakePlan, state: str) -> None:
    plan = make_plan("issued")
    plan.state = state
    assert fine_print(plan) == ""


@given(st.text("0123456789abcdef", min_size=64, max_size=64), st.data())
def test_what_is_printed_is_read_again_however_it_is_typed(full: str, data: Any) -> None:
    typed = list(printed_code(full))
    wide = {**{chr(0x30 + n): chr(0xFF10 + n) for n in range(10)}, "-": "－"}
    wide |= {chr(0x41 + n): chr(0xFF21 + n) for n in range(6)}
    ways = [
        str.lower,
        str,
        lambda letter: wide[letter],
        lambda letter: f" {letter}",
        lambda letter: f"{letter}　",
    ]
    sent = "".join(data.draw(st.sampled_from(ways))(letter) for letter in typed)
    assert read_code(f"校验码：{sent}") == full[:16]
    low, high = bounds_of(full[:16])
    assert low <= full <= high


@pytest.mark.parametrize("typed", ["", "3F2A-9C41", "3F2A-9C41-77B0-E5DG", "3F2A9C4177B0E5D23", "校验码"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) == ""


def test_letters_that_look_like_digits_are_forgiven() -> None:
    assert read_code("3F2A-9C4l-77BO-E5D2") == "3f2a9c4177b0e5d2"
