"""Any text is read; every name is in it; the time grows with the length."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.choices import GroupRole
from plans.reading.blocks import Block, Piece
from plans.reading.group import find_group
from plans.reading.markers import Marker
from plans.reading.outline import Part

from .group_help import group_of

_TEXT = """
组长 副组长 成员 联络员 办公室 主任 领导小组 由 任 兼任 担任 为 ： ， 、 。 （ ）
林建国 方玉 石 磊 书记 同志 和 等 1. 一、
"""
WORDS = st.sampled_from([*_TEXT.split(), "\n", "\t", "\u3000", " "])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map("".join), st.text(max_size=120)))
def test_every_name_stands_in_the_text(text):
    group = group_of(text)
    plain = "".join(text.split())
    for member in group.members:
        assert member.name in plain
        assert member.role in GroupRole.values
        assert 0 <= member.confidence <= 1


def _seconds(length: int) -> float:
    unit = "由党委书记林建国（书记）任组长，主任方玉任副组长，成员：丁一凡、何小满，"
    text = unit * (length // len(unit))
    part = Part(Block(Marker(), (Piece(0, 0, len(text), text),)))
    start = time.perf_counter()
    find_group([part])
    return time.perf_counter() - start


def test_a_line_of_any_length_is_read_in_a_time_that_grows_with_it():
    _seconds(5_000)
    short = min(_seconds(10_000) for _ in range(3))
    assert _seconds(100_000) < 40 * short
