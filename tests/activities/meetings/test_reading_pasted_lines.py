"""议定事项 are typed or pasted, one a line: 事项｜责任人｜时限."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.forms.meetings import MOST_LINES, read_lines
from activities.services.decisions import DecisionLine

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("更新宣传栏", DecisionLine("更新宣传栏")),
        ("更新宣传栏｜田小禾", DecisionLine("更新宣传栏", "田小禾")),
        ("更新宣传栏｜田小禾｜2026-12-05", DecisionLine("更新宣传栏", "田小禾", date(2026, 12, 5))),
        ("更新宣传栏|田小禾|2026.12.5", DecisionLine("更新宣传栏", "田小禾", date(2026, 12, 5))),
        ("更新宣传栏\t田小禾\t2026/12/5", DecisionLine("更新宣传栏", "田小禾", date(2026, 12, 5))),
        ("更新宣传栏｜｜２０２６年12月5日前", DecisionLine("更新宣传栏", "", date(2026, 12, 5))),
        ("更新宣传栏｜12月5日｜田小禾", DecisionLine("更新宣传栏", "田小禾", date(2026, 12, 5))),
        ("更新宣传栏｜田小禾｜1月15日", DecisionLine("更新宣传栏", "田小禾", date(2027, 1, 15))),
        ("1.更新宣传栏", DecisionLine("更新宣传栏")),
        ("（一）更新宣传栏", DecisionLine("更新宣传栏")),
        ("2、更新宣传栏｜田小禾｜｜", DecisionLine("更新宣传栏", "田小禾")),
        ("12.5吨大米", DecisionLine("12.5吨大米")),
    ],
)
def test_a_line_is_read_as_it_was_meant(row, line):
    assert read_lines(row, DAY) == ([line], [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("｜田小禾", "第1行没有写事项。"),
        ("更新宣传栏｜田小禾｜尽快", "第1行的时限“尽快”看不懂"),
        ("更新宣传栏｜田小禾｜2026-02-30", "看不懂"),
        ("甲｜乙｜3月5日｜丙", "三段以上"),
        ("字" * 301, "最多300个字，现在有301个"),
        ("更新宣传栏｜" + "人" * 61, "最多60个字"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(row, told):
    lines, problems = read_lines(row, DAY)
    assert lines == []
    assert told in problems[0]


def test_empty_lines_do_not_count_and_too_many_are_refused():
    assert len(read_lines("\n\n更新宣传栏\n \n", DAY)[0]) == 1
    assert "请分几次" in read_lines("事\n" * (MOST_LINES + 1), DAY)[1][0]


@given(st.text(max_size=400))
def test_whatever_is_pasted_is_read_or_told(text):
    lines, problems = read_lines(text, DAY)
    assert all(line.text and len(line.text) <= 300 for line in lines)
    assert all(problem.endswith("。") for problem in problems)
