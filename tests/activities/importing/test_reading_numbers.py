"""Counts and money as people type them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.importing.numbers import read_count, read_money
from beneficiaries.importing.telling import Wrong


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", 30), ("30人", 30), ("３０人", 30), ("1,200人次", 1200), ("共30人", 30), ("30.0", 30),
        ("30名", 30), ("三十人", 30), ("二十", 20), ("12户", 12), ("1.2万人次", 12000), (" 30 人 ", 30),
    ],
)  # fmt: skip
def test_a_count_with_its_unit(text: str, value: int) -> None:
    found = read_count(text)
    assert found is not None
    assert (int(found.value), found.hint) == (value, "")


@pytest.mark.parametrize("text", ["约50人", "50余人", "50多人", "近50人", "50人左右", "50人以上", "大约50"])
def test_about_fifty_is_fifty_with_a_hint(text: str) -> None:
    found = read_count(text)
    assert found is not None
    assert found.value == 50
    assert "读作50" in found.hint


@pytest.mark.parametrize("text", ["", "无", "/", "—", "0", "暂无"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_count(text) is None
    assert read_money(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20-30人", "范围"),
        ("军10地20", "看不出"),
        ("-5", "负数"),
        ("30.5", "整数"),
        ("若干", "看不出"),
        ("99999999", "太大"),
    ],
)
def test_what_is_no_count_is_told(text: str, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200元", "1200"), ("1200.50", "1200.50"), ("￥360", "360"), ("¥1,200.00", "1200"),
        ("0.5万元", "5000"),
        ("2万", "20000"), ("300元整", "300"), ("人民币500元", "500"), ("3千元", "3000"),
    ],
)  # fmt: skip
def test_money(text: str, value: str) -> None:
    found = read_money(text)
    assert found is not None
    assert found.value == Decimal(value)
    assert found.hint == ""


def test_money_in_ten_thousands_says_so() -> None:
    found = read_money("0.36", in_ten_thousands=True)
    assert found is not None
    assert found.value == 3600
    assert "3600元" in found.hint
    told = read_money("360元", in_ten_thousands=True)
    assert told is not None
    assert told.value == 360


@given(st.text(max_size=30))
def test_no_words_break_the_readers(text: str) -> None:
    for reader in (read_count, read_money):
        with suppress(Wrong):
            found = reader(text)
            assert found is None or found.value >= 0


@given(st.text(alphabet="0123456789,.约近余多人元万-~至+¥ ", max_size=16))
def test_nothing_that_looks_like_a_number_breaks_the_readers(text: str) -> None:
    for reader in (read_count, read_money):
        with suppress(Wrong):
            reader(text)


@given(st.integers(1, 9_999_999), st.sampled_from(["", "人", "人次", "名", "户"]))
def test_every_count_is_read_back(count: int, unit: str) -> None:
    for text in (f"{count}{unit}", f"{count:,}{unit}"):
        found = read_count(text)
        assert found is not None
        assert found.value == count
