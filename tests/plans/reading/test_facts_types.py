"""The type, the direction and the status of a task by its words."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from plans.reading.facts_types import _GROUPS, DIRECTION_OF

from .facts_help import fact


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("出黑板报一期", "101"),
        ("给辖区单位发一封倡议书", "102"),
        ("在主干道悬挂双拥标语", "103"),
        ("在公众号推送双拥信息", "104"),
        ("请老战士讲革命故事", "106"),
        ("举办军地书画展", "107"),
        ("举行国防知识竞赛", "201"),
        ("给新生上一堂国防教育课", "202"),
        ("组织学生走进军营", "203"),
        ("参观抗战纪念馆", "204"),
        ("做好征兵宣传，欢送新兵", "205"),
        ("春节前走访慰问驻区部队", "301"),
        ("八一前走访慰问优抚对象", "302"),
        ("召开军民座谈会", "303"),
        ("举办军民联欢晚会", "304"),
        ("清明节到烈士陵园祭扫", "305"),
        ("为老兵免费体检", "401"),
        ("为官兵提供法律援助", "402"),
        ("开展新战士心理测试", "403"),
        ("举办随军家属就业招聘会", "501"),
        ("落实军人子女入学优待", "502"),
        ("发放义务兵家庭优待金", "505"),
        ("更换光荣牌", "506"),
        ("军民一起清扫营区外道路", "601"),
        ("到敬老院为孤寡老人表演节目", "603"),
        ("与驻区某部签订共建协议", "701"),
        ("召开军地联席会议", "801"),
        ("调整双拥工作领导小组", "802"),
        ("建立双拥工作台账", "803"),
        ("年终评选先进个人", "804"),
        ("双拥经费列入预算", "807"),
    ],
)
def test_the_type_is_told_by_the_words(words, code):
    assert fact(words, "type_code") == code


def test_the_more_specific_type_wins():
    assert fact("召开例会前张贴慰问信", "type_code") == "102"
    assert fact("学习后组织知识竞赛", "type_code") == "201"


def test_no_type_is_given_where_the_words_are_unsure():
    assert fact("按时上报有关材料", "type_code") == ""


def test_direction_follows_the_type_or_else_the_words():
    assert fact("走访慰问驻区部队", "direction") == "Y"
    assert fact("弘扬拥政爱民传统，帮助驻地群众", "direction") == "A"
    assert fact("按时上报有关材料", "direction") == ""


def test_codes_and_directions_are_those_of_the_dictionary():
    rows = json.loads(Path(settings.BASE_DIR, "fixtures/task_types.json").read_text(encoding="utf-8"))
    known = {row["code"]: row["direction"] for row in rows}
    assert {code for group in _GROUPS for code, _ in group} <= set(known)
    assert known == DIRECTION_OF


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("拟与驻区某部联合办一场晚会", "proposed"),
        ("有意向组建军民合唱团", "proposed"),
        ("在两个小区试点设立老兵驿站", "trial"),
        ("常年为优抚对象免费理发", "standing"),
        ("经常上门看望老兵", "standing"),
        ("拟定活动方案", ""),
        ("从工作经费中列支，经常性经费除外", "standing"),
        ("使走访经常化、制度化", ""),
        ("八一前召开座谈会", ""),
    ],
)
def test_status_is_said_by_few_words(words, status):
    assert fact(words, "status") == status
