"""Words that a rewriting machine left are known by the words round them."""

import pytest

from plans.reading.flags import find_flags
from plans.reading.flags.rewritten import factory_words, rewritten_from
from tests.plans.flags.texts import CLEAN, coded, mended, read


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("加强精神礼貌建设。", "加强精神文明建设。"),
        ("把共建作为双拥的重要资料。", "把共建作为双拥的重要内容。"),
        ("驻区部队要用心参加扶贫活动。", "驻区部队要积极参加扶贫活动。"),
        ("共建对稳定有着用心的作用。", "共建对稳定有着积极的作用。"),
        ("帮忙他们解决困难。", "帮助他们解决困难。"),
        ("总结双拥建立活动的经验。", "总结双拥创建活动的经验。"),
        ("与兄弟社区还有必须的差距。", "与兄弟社区还有一定的差距。"),
        ("做好优抚对象群众优待工作。", "做好优抚对象集体优待工作。"),
        ("对稳定军心具有重要好处。", "对稳定军心具有重要意义。"),
        ("落实双拥工作职责制。", "落实双拥工作责任制。"),
        ("透过报纸、广播宣传。", "通过报纸、广播宣传。"),
        ("构成良好的氛围。", "形成良好的氛围。"),
        ("自觉理解群众监督。", "自觉接受群众监督。"),
        ("基本上到达区规定标准。", "基本上达到区规定标准。"),
        ("为居民带给服务。", "为居民提供服务。"),
        ("根据社区的实际状况。", "根据社区的实际情况。"),
        ("在新形式下做好双拥。", "在新形势下做好双拥。"),
    ],
)
def test_one_click_puts_the_word_right(text: str, right: str) -> None:
    (flag,) = coded(text, "rewritten_word")
    assert mended(text, flag.edits) == right
    assert coded(right, "rewritten_word") == []


@pytest.mark.parametrize(
    "text",
    [
        "讲文明、讲礼貌。",
        "收集主要资料归档。",
        "发放宣传资料500份。",
        "用心服务每一名老兵。",
        "请志愿者来帮忙。",
        "建立双拥工作台账，建立工作机制，建立活动室。",
        "必须的手续要齐全。",
        "群众优待意识增强。",
        "好处要让老兵得到。",
        "明确各科室职责，职责制定要合理。",
        "透过窗户看营区。",
        "由三部分构成。",
        "理解官兵的难处。",
        "官兵到达现场。",
        "带给部队温暖。",
        "了解老兵的健康状况。",
        "创新活动的新形式。",
        "最大限度地提供方便。",
    ],
)
def test_the_same_word_where_it_is_right_is_let_be(text: str) -> None:
    assert coded(text, "rewritten_word") == []


def test_all_places_of_a_pair_stand_in_one_flag() -> None:
    (flag,) = coded("用心参加活动。\n用心支持共建。", "rewritten_word")
    assert len(flag.spans) == len(flag.edits) == 2


def test_the_words_can_be_others_than_those_the_product_comes_with() -> None:
    words = rewritten_from([{"wrong": "喜悦", "right": "高兴", "before": "十分", "after": ""}])
    found = find_flags(read("居民十分喜悦，用心参加活动。"), year=0, words=words)
    assert [flag.edits[0].text for flag in found] == ["高兴"]
    assert find_flags(read("用心参加活动。"), year=0, words=()) == ()


def test_no_factory_word_mends_into_another_wrong_one() -> None:
    assert all(word.wrong != word.right for word in factory_words())
    assert not any(flags for text in CLEAN.values() if (flags := coded(text, "rewritten_word")))
