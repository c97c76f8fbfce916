"""Anniversaries are held against the year; without a year, against each other."""

from tests.plans.flags.texts import coded, mended, words_at

TEXT = "在抗战胜利62周年和建军82周年之际，请老战士讲传统。"


def test_a_wrong_number_is_flagged_with_the_right_one() -> None:
    (flag,) = coded(TEXT, "anniversary", 2009)
    assert words_at(TEXT, flag) == ["抗战胜利62周年"]
    assert "按2009年应为64周年" in flag.message
    assert mended(TEXT, flag.edits) == TEXT.replace("62", "64")


def test_chinese_numerals_stay_chinese() -> None:
    text = "庆祝建军“八十一”周年。"
    (flag,) = coded(text, "anniversary", 2026)
    assert mended(text, flag.edits) == "庆祝建军“九十九”周年。"


def test_without_a_year_two_that_cannot_be_in_one_year_contradict_each_other() -> None:
    (flag,) = coded("在20xx年双拥工作计划\n" + TEXT, "anniversaries_contradict")
    assert "2007年" in flag.message
    assert "2009年" in flag.message
    assert not flag.edits


def test_without_a_year_those_of_one_year_are_let_be() -> None:
    assert coded("改革开放30周年，建军81周年。", "anniversaries_contradict") == []


def test_what_is_told_of_last_year_and_what_is_coming_are_let_be() -> None:
    text = "2025年，社区举办了抗战胜利80周年展览。\n迎接建军100周年。\n为实现建军一百周年奋斗目标作贡献。"
    assert coded(text, "anniversary", 2026) == []


def test_an_anniversary_that_nobody_knows_is_let_be() -> None:
    assert coded("庆祝与共建部队结对30周年。", "anniversary", 2026) == []


def test_an_empty_number_is_filled_where_the_year_is_known() -> None:
    text = "在建军xx周年之际开展联谊。"
    (flag,) = coded(text, "anniversary_gap", 2026)
    assert mended(text, flag.edits) == "在建军99周年之际开展联谊。"
    (open_one,) = coded(text, "anniversary_gap")
    assert not open_one.edits
