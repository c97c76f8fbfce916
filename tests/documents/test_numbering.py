"""Numbers are filled in where nobody typed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.model import Kind, Paragraph
from shuangyong.documents.numbering import marker_for, numbered
from shuangyong.documents.numerals import read_number, to_chinese
from shuangyong.documents.text_in import split_marker


def _numbers(*paragraphs):
    return [paragraph.marker or paragraph.number for paragraph in numbered(paragraphs)]


def test_each_level_has_its_own_form_and_begins_again_below_a_higher_one():
    levels = [1, 2, 3, 4, 4, 2, 3, 1, 2, 0, 2]
    expected = ["一、", "（一）", "1.", "（1）", "（2）", "（二）", "1.", "二、", "（一）", "", "（二）"]
    assert _numbers(*(Paragraph("甲", level) for level in levels)) == expected


def test_counting_goes_on_after_a_typed_marker():
    given_ = [Paragraph("甲", 1, marker="二、 "), Paragraph("乙", 1), Paragraph("丙", 3, marker="11. ")]
    assert _numbers(*given_, Paragraph("丁", 3)) == ["二、 ", "三、", "11. ", "12."]


def test_a_part_begins_the_count_again():
    assert _numbers(Paragraph("甲", 1), Paragraph("部分", kind=Kind.PART), Paragraph("乙", 1)) == [
        "一、",
        "",
        "一、",
    ]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "三、", "（7）", "十、"])), max_size=30))
def test_typed_words_are_never_changed_and_numbering_twice_changes_nothing(shape):
    before = [Paragraph("甲", level, marker=marker if level else "") for level, marker in shape]
    after = numbered(before)
    assert [(p.text, p.level, p.marker) for p in after] == [(p.text, p.level, p.marker) for p in before]
    assert all(bool(p.number) == (p.level > 0 and not p.marker) for p in after)
    assert numbered(after) == after


@given(st.integers(1, 999))
def test_a_chinese_numeral_reads_back(number):
    assert read_number(to_chinese(number)) == number


@given(st.integers(1, 4), st.integers(1, 99))
def test_a_filled_number_is_recognised_at_its_level_when_read(level, count):
    assert split_marker(marker_for(level, count) + "走访") == ("", marker_for(level, count), "走访", level)


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")],
)
def test_numerals_are_written_as_in_headings(number, words):
    assert to_chinese(number) == words


def test_a_number_beyond_all_headings_is_an_error():
    with pytest.raises(ValueError, match="1000"):
        to_chinese(1000)
    assert read_number("甲") is None
    assert read_number("１２") == 12


def test_a_figure_stands_apart_from_the_number_before_it():
    given_ = [Paragraph("3月，走访", 3), Paragraph("走访", 3), Paragraph("3月，走访", 4), Paragraph("3月", 1)]
    assert _numbers(*given_) == ["1. ", "2.", "（1）", "一、"]
