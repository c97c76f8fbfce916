"""Each field that the editor sends is checked, and refused with a sentence that helps."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.content import new_key
from plans.forms.text import one_line, read_amount, read_money, without_control_characters
from plans.models import Plan, TaskType
from tests.cast import Cast
from tests.plans.editor.conftest import Send

MakePlan = Callable[..., Plan]


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("paragraph", {"line": "长" * 20_001}, "最多20000个字"),
        ("paragraph", {"level": 5}, "层次"),
        ("paragraph", {"level": True}, "层次"),
        ("paragraph", {"role": "king"}, "请从列表里选"),
        ("paragraph", {"line": 5}, "格式不对"),
        ("goal", {}, "目标不能空着"),
        ("goal", {"text": "  "}, "目标不能空着"),
        ("member", {"name": "甲", "role": ""}, "请从列表里选"),
        ("member", {"role": "leader"}, "请写姓名"),
        ("task", {"title": ""}, "请写任务名称"),
        ("task", {"title": "长" * 301}, "最多300个字"),
        ("task", {"title": "甲", "budget": "很多"}, "经费请填数字"),
        ("task", {"title": "甲", "budget": "99999999999"}, "经费太大"),
        ("task", {"title": "甲", "amount": "999999999户"}, "数量太大"),
        ("task", {"title": "甲", "type": "999"}, "任务类型"),
        ("task", {"title": "甲", "type": ["302"]}, "任务类型"),
        ("task", {"title": "甲", "direction": "Z"}, "请从列表里选"),
        ("task", {"title": "甲", "status": ["planned"]}, "请从列表里选"),
        ("task", {"title": "甲", "time": "长" * 201}, "最多200个字"),
        ("task", {"title": "甲", "time": "八一、" * 50}, "最多写24个时间"),
        ("task", {"title": "甲", "timings": [{"kind": "never"}]}, "时间"),
        ("task", {"title": "甲", "timings": "八一"}, "时间的格式不对"),
        ("task", {"title": "甲", "paragraph": "x"}, "请从列表里选段落"),
        ("task", {"title": "甲", "version": 9}, "没有这一项"),
    ],
)
def test_a_field_that_will_not_do_is_refused(
    make_plan: MakePlan, cast: Cast, send: Send, kind: str, fields: dict[str, Any], sentence: str
) -> None:
    answer = send(cast.clerk, make_plan(), op="add", kind=kind, key=new_key(), fields=fields)
    assert answer.status_code == 400
    assert sentence in "".join(answer.json()["errors"].values())


def add(send: Send, cast: Cast, plan: Plan, kind: str, **fields: Any) -> Any:
    answer = send(cast.clerk, plan, op="add", kind=kind, key=new_key(), fields=fields)
    assert answer.status_code == 200
    return answer.json()["row"]


def save(send: Send, cast: Cast, plan: Plan, row: dict[str, Any], **fields: Any) -> Any:
    answer = send(
        cast.clerk, plan, op="save", kind=row["kind"], key=row["key"], version=row["version"], fields=fields
    )
    assert answer.status_code == 200
    return answer.json()["row"]


def test_the_marker_says_the_level_and_takes_it_away_again(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    row = add(send, cast, plan, "paragraph", line="  二、总体要求")
    assert (row["level"], row["marker"]) == (1, "二、")
    row = save(send, cast, plan, row, line="总体要求")
    assert row["level"] == 0


def test_a_level_somebody_chose_stays_while_the_words_change(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    row = add(send, cast, plan, "paragraph", line="总体要求")
    row = save(send, cast, plan, row, level=2)
    row = save(send, cast, plan, row, line="总体的要求")
    assert row["level"] == 2


def test_every_character_of_a_line_is_kept(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    line = "　　(五)、 关于《未闭合 ①② ___ * "
    assert add(send, cast, make_plan(), "paragraph", line=line)["line"] == line


def test_control_characters_and_half_characters_are_dropped(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    row = add(send, cast, make_plan(), "paragraph", line="甲\x00乙\x1b\ud800丙\r\n丁")
    assert row["line"] == "甲乙丙 丁"


def test_a_type_that_is_no_longer_in_use_can_stay(
    make_plan: MakePlan, cast: Cast, send: Send, task_type: TaskType
) -> None:
    TaskType.objects.update(is_active=False)
    assert add(send, cast, make_plan(), "task", title="甲", type="302")["type"] == "302"


def test_a_paragraph_of_another_plan_is_none(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    other = make_plan().paragraphs.first()
    assert add(send, cast, make_plan(), "task", title="甲", paragraph=other.key.hex)["paragraph"] == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("32户", (32, "户")), ("１，２００ 人", (1200, "人")), ("若干", (None, "若干")), ("", (None, "")),
        ("1.5万元", (None, "1.5万元")), ("96%", (None, "96%")), ("3", (3, "")), ("两期", (None, "两期")),
    ],
)  # fmt: skip
def test_an_amount_is_a_count_and_a_word(typed: str, read: tuple[int | None, str]) -> None:
    assert read_amount(typed) == read


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("5000", "5000"),
        ("５，０００元", "5000"),
        ("1.2万", "12000"),
        ("0.5万元", "5000"),
        ("12.50", "12.5"),
        (".5", "0.5"),
    ],
)
def test_money_is_read_as_it_is_written(typed: str, yuan: str) -> None:
    assert read_money(typed) == Decimal(yuan)


@pytest.mark.parametrize("typed", ["-5", "1e9", "五百", "5000元/户", "1.234", "NaN", "Infinity"])
def test_what_is_no_money_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="经费"):
        read_money(typed)


@given(st.text())
def test_cleaned_text_can_be_stored_and_cleaning_it_again_changes_nothing(text: str) -> None:
    once = without_control_characters(text)
    assert once.encode("utf-8").decode("utf-8") == once
    assert without_control_characters(once) == once
    assert "\n" not in one_line(text)


@given(st.text(max_size=40))
def test_an_amount_never_breaks(text: str) -> None:
    count, word = read_amount(text)
    assert count is None or count >= 0
    assert isinstance(word, str)
