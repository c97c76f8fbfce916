"""Reasons, history, slogans, effects and exhortation are nothing to do."""

import pytest

from plans.reading.acts import Act, act_of, reaches
from tests.plans.reading.read_help import words_of


@pytest.mark.parametrize(
    "words",
    [
        "做好双拥工作是社区义不容辞的责任",
        "八一建军节是全年工作的重头戏",
        "做好双拥工作事关军心士气",
        "拥军工作具有十分重要的意义",
        "随着退役军人逐年增多，服务的难度也在加大",
    ],
)
def test_reasons_are_no_act(words):
    assert act_of(words, first=True)[0] is Act.NO


@pytest.mark.parametrize(
    "words",
    [
        "去年走访老战士三十户",
        "社区现有军属四十户",
        "过去一年组织了四场讲座",
        "2025年举办联欢会两场",
        "社区位于河的南岸",
    ],
)
def test_what_was_is_no_act(words):
    assert act_of(words, first=True, year=2026)[0] is Act.NO


def test_what_was_and_goes_on_is_one():
    assert act_of("去年开设的军属课堂今年继续开设", first=True)[0] is Act.SURE


@pytest.mark.parametrize(
    "words",
    [
        "军民团结如一人，同心筑起长城",
        "把这项工作摆到重要位置，做到真抓实干",
        "各楼长要增强责任感，走访时不讲排场",
        "没有巩固的国防，就没有安稳的日子",
        "我们相信明年会做得更好",
    ],
)
def test_slogans_and_exhortation_are_no_act(words):
    assert act_of(words, first=False)[0] is Act.NO


@pytest.mark.parametrize(
    "words", ["增强居民的国防观念", "使老战士感到温暖", "进一步密切军民关系", "营造爱军的氛围"]
)
def test_effects_are_no_act_behind_another(words):
    assert reaches(words)
    assert act_of(words, first=False)[0] is Act.NO


def test_an_effect_that_opens_an_item_is_shown_with_a_doubt():
    act, doubt = act_of("增强居民的国防观念", first=True)
    assert act is Act.MAYBE
    assert "效果" in doubt


def test_an_effect_by_something_that_is_done_is_an_act():
    assert act_of("提高服务水平，每月走访老战士", first=True)[0] is Act.SURE


@pytest.mark.parametrize(
    "words",
    ["为做好双拥工作，制定本计划", "备注：以上时间供参考", "活动时间可根据天气适当调整", "具体安排如下"],
)
def test_notes_and_what_leads_in_are_no_act(words):
    assert act_of(words, first=True)[0] is Act.NO


@pytest.mark.parametrize("words", ["组长：田小禾", "领导小组由书记任组长", "办公室设在居委会二楼"])
def test_who_belongs_to_the_group_is_no_act(words):
    assert act_of(words, first=True)[0] is Act.NO


def test_a_rate_is_no_act_but_giving_it_is():
    assert act_of("荣立三等功的每人500元", first=True)[0] is Act.NO
    assert act_of("八一前夕发放慰问金每人500元", first=True)[0] is Act.SURE


def test_words_without_a_verb_are_shown_with_a_doubt():
    act, doubt = act_of("军属专用的绿色通道", first=True)
    assert (act, bool(doubt)) == (Act.MAYBE, True)


def test_the_duties_of_a_group_are_no_acts():
    assert words_of("小组的职责是：组织学习；开展宣传；检查落实。每月走访老战士一次。") == [
        "每月走访老战士一次"
    ]
