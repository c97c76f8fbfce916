import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.sheets.names import sheet_names


@pytest.mark.parametrize(
    ("wanted", "given_name"),
    [
        ("任务/分解[表]", "任务 分解 表"),
        ("", "工作表"),
        ("'引'", "引"),
        ("History", "History_"),
        ("长" * 40, "长" * 31),
    ],
)
def test_a_name_becomes_one_that_excel_allows(wanted: str, given_name: str):
    assert sheet_names([wanted]) == [given_name]


def test_equal_names_are_numbered_within_the_limit():
    assert sheet_names(["一季度", "一季度", "一季度"]) == ["一季度", "一季度(2)", "一季度(3)"]
    assert sheet_names(["a" * 31, "A" * 31]) == ["a" * 31, "A" * 28 + "(2)"]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_are_always_allowed_and_never_alike(wanted: list[str]):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
