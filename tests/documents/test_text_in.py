"""Reading plain text loses nothing and recognises the four levels of a 公文."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.model import Kind
from shuangyong.documents.text_in import read_paragraphs, split_lines, split_marker

LINES = st.lists(
    st.text(st.sampled_from("一二十、（(五)）1.．9 \u3000\t:：。年月ab①*\x85\x1c\xa0"), max_size=12)
)


@given(LINES)
def test_every_line_that_is_not_blank_comes_back_exactly(lines):
    kept = [line for line in lines if line.strip()]
    read = read_paragraphs("\r\n".join(lines))
    assert [paragraph.indent + paragraph.marker + paragraph.text for paragraph in read] == kept


@given(st.text())
def test_any_text_comes_back_line_by_line(text):
    kept = [line for line in split_lines(text) if line.strip()]
    assert "\n".join(paragraph.source for paragraph in read_paragraphs(text)) == "\n".join(kept)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、指导思想", ("", "一、", "指导思想", 1)),
        ("　　二、 20xx 年 4—6 月 :", ("　　", "二、 ", "20xx 年 4—6 月 :", 1)),
        ("二十一、其他 ", ("", "二十一、", "其他 ", 1)),
        ("（一）宣传", ("", "（一）", "宣传", 2)),
        (" (五)、落实", (" ", "(五)、", "落实", 2)),
        ("1.宣传", ("", "1.", "宣传", 3)),
        ("11. 配合", ("", "11. ", "配合", 3)),
        ("1、 运用", ("", "1、 ", "运用", 3)),
        ("1．运用", ("", "1．", "运用", 3)),
        ("１、运用", ("", "１、", "运用", 3)),
        ("1、3月5日学雷锋", ("", "1、", "3月5日学雷锋", 3)),
        ("（1）张贴", ("", "（1）", "张贴", 4)),
        ("(12)张贴", ("", "(12)", "张贴", 4)),
    ],
)
def test_a_marker_is_kept_as_typed_and_gives_the_level(line, expected):
    assert split_marker(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "20xx年双拥工作", "2027年，本社区", "3月开展学雷锋活动", "1.5万元用于慰问", "三、四季度各走访一次",
        "12、13日走访", "三、四月植树", "一是广泛宣传", "①建立联系", "*调整小组", "(2027)年", "2027、2028年",
    ],
)  # fmt: skip
def test_a_number_that_belongs_to_the_words_is_no_marker(line):
    assert split_marker(line) == ("", "", line, 0)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、加强宣传力度，增强意识", Kind.HEADING),
        ("（一）坚持科技拥军，支持部队建设。", Kind.HEADING),
        ("1、春节期间", Kind.HEADING),
        ("1、开展一次国防教育讲座。", Kind.BODY),
        ("三、7—9月：利用暑期组织志愿者活动", Kind.BODY),
        ("（二）开展宣传。各小组利用宣传栏", Kind.BODY),
        ("普通的一段", Kind.BODY),
    ],
)
def test_a_heading_is_a_numbered_line_without_a_body_of_its_own(line, kind):
    assert read_paragraphs(line)[0].kind is kind


def test_lines_end_where_editors_and_word_end_them():
    text = "甲\r\n乙\r丙\n\n丁\v戊\f己\u2028庚\u2029辛"
    assert [paragraph.text for paragraph in read_paragraphs(text)] == list("甲乙丙丁戊己庚辛")


def test_a_megabyte_is_read_in_linear_time():
    started = time.perf_counter()
    assert len(read_paragraphs("一、" * 170_000 + "\n" + "（一）走访慰问\n" * 20_000)) == 20_001
    assert len(read_paragraphs(" " * 1_000_000)) == 0
    assert time.perf_counter() - started < 3
