import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.almanac.chinese_numbers import to_chinese, to_int


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (82, "八十二"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (999, "九百九十九"),
    ],
)
def test_numbers_are_written_as_they_are_said(number: int, words: str):
    assert to_chinese(number) == words


@given(st.integers(0, 999))
def test_a_written_number_reads_back(number: int):
    assert to_int(to_chinese(number)) == number
    assert to_int(str(number)) == number


def test_years_are_read_figure_by_figure():
    assert to_int("二〇二七") == to_int("二○二七") == to_int("２０２７") == 2027


@pytest.mark.parametrize("words", ["", "xx", "八a", "²"])
def test_what_is_no_number_is_refused(words: str):
    with pytest.raises(ValueError, match="不是数字"):
        to_int(words)


@pytest.mark.parametrize("number", [-1, 1000])
def test_numbers_out_of_range_are_refused(number: int):
    with pytest.raises(ValueError, match="0到999"):
        to_chinese(number)
