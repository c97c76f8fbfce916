"""Half-width punctuation between Chinese words, and marks without their other half."""

import pytest

from tests.plans.flags.texts import coded, mended, words_at


def test_one_click_makes_all_of_them_full_width() -> None:
    text = "一、走访军属,送慰问品; 社区(含居民组)都参加:做好100%,8月完成."
    (flag,) = coded(text, "half_width")
    assert mended(text, flag.edits) == "一、走访军属，送慰问品；社区（含居民组）都参加：做好100%，8月完成。"


@pytest.mark.parametrize(
    "text",
    [
        "上午8:30集合。",
        "经费1,000元，面积3.5亩。",
        "1.走访军属。",
        "(一)走访军属。",
        "(1)走访军属。",
        "参观A、B,C馆。",
    ],
)
def test_numbers_markers_and_letters_are_let_be(text: str) -> None:
    assert coded(text, "half_width") == []


def test_a_mark_without_its_half_is_shown() -> None:
    text = "《双拥工作计划要结合实际，做到“五个有。"
    assert sorted(words_at(text, flag) for flag in coded(text, "unclosed")) == [["“"], ["《"]]


@pytest.mark.parametrize(
    "text", ["（含“三老”人员）", "1）走访军属。", "做好（一）类对象慰问。", "一)走访军属。"]
)
def test_pairs_and_signs_of_lists_are_let_be(text: str) -> None:
    assert coded(text, "unclosed") == []


def test_a_pair_that_a_line_end_tears_is_a_pair() -> None:
    text = "二季度开设双拥课堂，请参加过抗洪抢险的退役军人讲“老兵的\n故事”，让青少年了解军人的奉献精神。"
    assert coded(text, "unclosed") == []
