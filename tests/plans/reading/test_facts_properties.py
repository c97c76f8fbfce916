"""Any words give facts that fit the columns of a task; the time does not run away."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.choices import Direction, TaskStatus
from plans.models import Task
from plans.reading.facts import facts_of
from plans.reading.found import FoundTask

_TEXT = """
组织 邀请 志愿者 与 部队 联合 开展 在 广场 举行 由 民政科 负责 （责任人： ） 每户 200 元 万元 3 次 一 户
， 。 拟 常年 从 经费 中 列支 到 参观
"""
WORDS = st.sampled_from(_TEXT.split())


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map("".join), st.text(max_size=200)))
def test_facts_fit_the_columns(words):
    found = facts_of(words)
    task = FoundTask(text=words, spans=(), **found)
    for name, value in found.items():
        if isinstance(value, str):
            length = Task._meta.get_field(name).max_length if name != "type_code" else 10
            assert len(value) <= length
            assert name in ("type_code", "direction", "status") or all(
                part in words for part in value.split("、")
            )
    assert task.direction in ("", *Direction.values)
    assert task.status in TaskStatus.values
    assert task.target_count is None or 0 < task.target_count <= 99_999_999
    assert all(amount.value > 0 for amount in task.amounts)


@pytest.mark.parametrize("unit", ["组织", "志愿者、", "1", "元", "与部队", "（", "每户200元、", "在", "一"])
def test_very_long_words_are_read_at_once(unit):
    start = time.perf_counter()
    facts_of(unit * 100_000)
    assert time.perf_counter() - start < 1
