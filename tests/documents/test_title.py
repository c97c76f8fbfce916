"""A long title breaks between words into lines of like length."""

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


@given(st.text(st.sampled_from("双拥工作计划社区2027年，的（）"), max_size=100))
def test_no_character_is_lost_and_no_line_begins_with_a_closing_mark(title):
    lines = title_lines(title)
    assert "".join(lines) == title
    if len(lines) > 1:
        assert all(sum(0.5 if sign.isascii() else 1 for sign in line) <= LINE_WIDTH for line in lines)
        assert not any(line[0] in "，）" for line in lines[1:])
