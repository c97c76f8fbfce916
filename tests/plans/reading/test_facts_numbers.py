"""How many: numbers with a measure word, and none of the other numbers of a plan."""

import pytest

from .facts_help import target


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("出板报1期", (1, "期")),
        ("举办讲座两场", (2, "场")),
        ("走访军属40余户", (40, "户")),
        ("每年走访不少于3次", (3, "次")),
        ("发放资料2000余份", (2000, "份")),
        ("发放资料1万份", (10000, "份")),
        ("举办２场报告会", (2, "场")),
        ("服务一百二十人次", (120, "人次")),
        ("兵役登记率达到98%", (98, "%")),
        ("打造3个示范点", (3, "个")),
    ],
)
def test_a_number_with_a_measure_word_is_the_target(words, found):
    assert target(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "3月1日前完成",
        "庆祝建军99周年",
        "每户慰问200元",
        "召开第一次会议",
        "每季度召开一次例会",
        "做到两个确保",
        "建立一人一档、一户一册",
        "慰问不漏一户",
        "给予一次性补助",
        "每个网格配备1名信息员",
        "召开座谈会",
    ],
)
def test_dates_anniversaries_money_ordinals_and_rhythms_are_no_targets(words):
    assert target(words) == (None, "")
