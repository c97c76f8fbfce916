"""Where no group is named by its people, none is found."""

import pytest

from .group_help import group_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "邀请老战士林建国讲革命故事，由方玉主持。",
        "向战斗英雄林建国学习，请退役军人石磊担任辅导员。",
        "领导小组每季度召开一次例会，领导小组成员每人联系1户优抚对象。",
        "组长由社区书记担任，副组长由居委会主任担任，各科室负责人为成员。",
        "成立由董事长任组长的双拥工作领导小组，各部门明确一名联络员。",
        "组长：社区书记\n副组长：居委会主任\n成员：各科室负责人、社区民警、居民代表",
        "成员单位：财政局、教育局、退役军人事务局",
        "由村民小组长林建国负责派工，各年级组长参加。",
        "与共建部队互设联络员，建立微信群。每次活动由方玉统一拍照。",
        "网格长：林建国、方玉、石磊",
        "宣传组组长：林建国，组员：方玉",
    ],
)
def test_no_group_is_found(text):
    assert group_of(text).members == ()
    assert group_of(text).parts == frozenset()


def test_posts_beside_names_are_no_names():
    text = "领导小组\n组长：林建国\n成员：方玉、各科室负责人、社区民警、派出所、财政所、党政办"
    assert [member.name for member in group_of(text).members] == ["林建国", "方玉"]
