"""Ten times the same piece takes about ten times as long: no pattern runs over a text again and again."""

from time import process_time

import pytest

from plans.reading.reader import read_plan
from plans.reading.several import split_plans
from shuangyong.documents.incoming import lines_of_text

SMALL, LARGE = 4_000, 40_000
MOST = 25
FLOOR = 0.05
"""Seconds; what is shorter says nothing."""
PIECES = [
    # signs that open or close something, or nothing
    "一", "、", " ", "　", "* ", "*-", "（", "“", "《", "①", "一是", "计划（", "  \n正",
    # times and figures
    "《2026年", "2026  ", "20xx年", "3月、", "百", "100元",
    # acts without a stop between them
    "走访", "走访，", "3月走访老兵，", "甲乙丙丁戊己庚辛，", "为甲乙", "是", "没有", "1、走访。", "组长：",
    # lines
    "加强领导\n", "一、加强领导。\n", "（一）走访慰问\n", "第一季度：\n", "a\tb\n",
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n",
]  # fmt: skip


def seconds(text: str) -> float:
    lines = lines_of_text(text)
    begin = process_time()
    read_plan(lines)
    split_plans(lines)
    return process_time() - begin


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_ten_times_the_text_takes_no_hundred_times_as_long(piece):
    few, many = (piece * (length // len(piece)) for length in (SMALL, LARGE))
    bar = MOST * max(seconds(few), FLOOR)
    # A pause of the machine may fall into one run, not into both.
    assert seconds(many) < bar or seconds(many) < bar
