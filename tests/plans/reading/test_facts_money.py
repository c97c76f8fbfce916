"""Sums with what each is for, and where the money comes from."""

from decimal import Decimal

import pytest

from plans.reading.facts import facts_of

from .facts_help import fact


def sums(words: str) -> list[tuple[int, str]]:
    return [(int(amount.value), amount.purpose) for amount in facts_of(words).get("amounts", ())]


def test_every_sum_of_a_list_has_its_own_purpose():
    assert sums("奖励立功军人：优秀士兵100元、三等功500元、二等功1,000元") == [
        (100, "优秀士兵"),
        (500, "三等功"),
        (1000, "二等功"),
    ]


def test_the_purpose_may_stand_before_the_comma():
    assert sums("对荣立三等功的，奖励500元；荣立二等功的，奖励1000元") == [
        (500, "荣立三等功"),
        (1000, "荣立二等功"),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("走访军属，每户200元", (200, "每户")),
        ("安排双拥经费2万元", (20000, "双拥经费")),
        ("需经费3000元", (3000, "需经费")),
        ("从办公经费中安排1.5万元用于双拥活动", (15000, "双拥活动")),
        ("送慰问金每户三百元", (300, "慰问金每户")),
    ],
)
def test_a_sum_is_read_in_yuan(words, found):
    assert sums(words) == [found]


def test_the_words_of_the_sum_are_kept():
    amount = facts_of("每户200—500元")["amounts"][0]
    assert amount.words == "每户200—500元"
    assert amount.value == Decimal(500)


def test_what_is_no_money_gives_no_sum():
    assert sums("元旦前走访10户，发放资料xx万元，2月元宵节联欢") == []


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("双拥经费列入财政预算", "财政预算"),
        ("所需经费由街道财政承担", "街道财政"),
        ("从党建工作经费中列支", "党建工作经费"),
        ("经费来源：社区惠民资金", "社区惠民资金"),
        ("走访军属", ""),
    ],
)
def test_where_the_money_comes_from_is_read(words, source):
    assert fact(words, "fund_source") == source
