"""Two years in one plan, and years that still stand as 20xx."""

import pytest

from tests.plans.flags.texts import coded, mended, words_at

TITLE = "柏树湾社区2026年双拥工作计划\n"


def test_a_year_that_was_forgotten_is_flagged_and_can_be_put_right() -> None:
    text = TITLE + "一、2025年7月组织慰问。\n二、二〇二五年9月举办讲座。"
    (flag,) = coded(text, "other_year")
    assert words_at(text, flag) == ["2025", "二〇二五"]
    after = mended(text, flag.edits)
    assert "2026年7月" in after
    assert "二〇二六年9月" in after
    assert coded(after, "other_year") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，社区荣获先进集体。",
        "讲坛自2019年创建以来很受欢迎。",
        "按照2024年修订的条例落实优待。",
        "办好《2025年双拥要点》的学习。",
        "整理2023—2026年的档案。",
        "力争2030年建成示范社区。",
        "元旦前开展联谊，2027年1月总结。",
        "登记2008年出生的男青年。",
    ],
)
def test_other_years_that_have_their_reason_are_let_be(sentence: str) -> None:
    assert coded(TITLE + "一、" + sentence, "other_year") == []


def test_an_open_year_can_be_filled_with_the_year_of_the_plan() -> None:
    text = "20xx年双拥工作计划\n一、20xx年4—6月：办板报一期。\n二、20xx年，我社区完成了各项任务。"
    (flag,) = coded(text, "year_placeholder", for_year=2027)
    assert mended(text, flag.edits).count("2027年") == 2
    (past,) = coded(text, "past_year_placeholder", for_year=2027)
    assert words_at(text, past) == ["20xx"]
    assert not past.edits


def test_nobody_guesses_the_year() -> None:
    (flag,) = coded("20xx年双拥工作计划", "year_placeholder")
    assert not flag.edits
