"""A long title breaks between words into lines of like length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.title import LINE_WIDTH, title_lines

LONG = "银杏街道桂园社区关于进一步加强军民共建工作做好2027年度双拥模范社区创建活动的实施计划"


def test_a_short_title_stays_on_one_line():
    assert title_lines("桂园社区2027年双拥工作计划") == ["桂园社区2027年双拥工作计划"]


def test_a_long_title_keeps_words_and_years_whole():
    lines = title_lines(LONG)
    assert len(lines) == 3
    assert "".join(lines) == LONG
    assert max(map(len, lines)) - min(map(len, lines)) <= 4
    assert sum("2027年" in line for line in lines) == 1
    assert sum("双拥" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("title", "wholes"),
    [
        (
            "桂园社区退役军人服务站关于加强退役军人事务管理服务保障工作和拥军优属拥政爱民活动的2027年度实施方案",
            ["退役军人服务站", "退役军人事务", "拥军优属", "拥政爱民", "2027年"],
        ),
        (
            "桂园街道退役军人服务站2027年双拥工作和退役军人事务工作要点及任务分解",
            ["服务站", "双拥工作", "任务"],
        ),
        ("桂园街道双拥工作领导小组暨退役军人事务工作领导小组办公室", ["双拥工作", "领导小组", "办公室"]),
    ],
)
def test_the_terms_of_the_trade_are_not_torn(title, wholes):
    lines = title_lines(title)
    assert len(lines) > 1
    for whole in wholes:
        assert sum(line.count(whole) for line in lines) == title.count(whole)


@given(st.text(st.sampled_from("双拥工作计划社区2027年，的（）"), max_size=100))
def test_no_character_is_lost_and_no_line_begins_with_a_closing_mark(title):
    lines = title_lines(title)
    assert "".join(lines) == title
    if len(lines) > 1:
        assert all(sum(0.5 if sign.isascii() else 1 for sign in line) <= LINE_WIDTH for line in lines)
        assert not any(line[0] in "，）" for line in lines[1:])
