"""What a website hid, left open or put in."""

import pytest

from tests.plans.flags.texts import coded, flags_of, mended, words_at


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("掀起双拥工作的新*，营造氛围。", "掀起双拥工作的新高潮，营造氛围。"),
        ("开展军*谊活动。", "开展军民联谊活动。"),
        ("六月是全*防教育月。", "六月是全民国防教育月。"),
        ("提*兵的素质。", "提高官兵的素质。"),
        ("健全军人家庭*网络。", "健全军人家庭维权网络。"),
    ],
)
def test_a_hidden_word_that_can_be_guessed_is_offered(text: str, right: str) -> None:
    (flag,) = coded(text, "masked_word")
    assert mended(text, flag.edits) == right
    assert coded(right, "masked_word") == []


def test_a_hidden_word_that_cannot_be_guessed_is_shown() -> None:
    text = "**村拥军工作计划\n与___人民建立情谊，支持***乡村建设。"
    (flag,) = coded(text, "masked_words")
    assert words_at(text, flag) == ["**", "___", "***"]
    assert not flag.edits


@pytest.mark.parametrize(
    "text", ["* 1月走访军属", "**一、我们做什么**", "________", "面积3*5米", "签名：______\n"]
)
def test_bullets_bold_type_sums_and_rules_are_no_masks(text: str) -> None:
    assert [flag for flag in flags_of(text) if flag.code.startswith("masked")] == [] or "签名" in text


def test_gaps_are_told_in_one() -> None:
    text = "学习党的xx大和x中全会精神，建设平安xx，慰问（  ）户。"
    (flag,) = coded(text, "placeholder")
    assert words_at(text, flag) == ["xx", "x", "xx", "（  ）"]


def test_a_name_that_is_not_written_out_is_no_gap() -> None:
    assert coded("请老战士陈某某讲传统。", "placeholder") == []


def test_lines_of_a_website_are_taken_out_at_once() -> None:
    text = (
        "双拥工作计划\n当前位置：首页 > 范文\n一、走访慰问军属。\n上一篇：消防计划  下一篇：工会计划\n第 2 页"
    )
    (flag,) = coded(text, "website_line")
    assert mended(text, flag.edits).split("\n") == ["双拥工作计划", "", "一、走访慰问军属。", "", ""]


def test_words_inside_a_sentence_are_taken_out_with_their_brackets() -> None:
    text = "7月为随军家属办手工课（更多范文请访问某某资料网），丰富业余生活，感受社区的关心和温暖。"
    (flag,) = coded(text, "website_words")
    assert mended(text, flag.edits) == "7月为随军家属办手工课，丰富业余生活，感受社区的关心和温暖。"


def test_an_address_inside_a_sentence_goes_alone() -> None:
    text = "社区要把双拥工作www.fanwen.example做得更扎实，让军人安心，让家属暖心，让居民热心。"
    (flag,) = coded(text, "website_words")
    assert mended(text, flag.edits) == text.replace("www.fanwen.example", "")


def test_where_its_end_is_not_sure_nothing_is_offered() -> None:
    text = "九月上旬组织四年级新队员进行为期三天的军小课件之家，免费下载训练，由共建部队派出教官。"
    (flag,) = coded(text, "website_words")
    assert not flag.edits


def test_a_notice_on_the_own_account_is_no_website() -> None:
    assert [flag.code for flag in flags_of("在社区公众号推送人物故事，居民转载，宣传资料下载方便。")] == []
