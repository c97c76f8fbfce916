"""The group as a list of lines, each with its role, a colon and names."""

import pytest

from .group_help import group_of, names_of, posts_of

LIST = """社区双拥工作领导小组名单
组　长：林建国（社区书记）
副组长：方　玉（居委会主任）
　　　　石 磊（社区民警）
成　员：丁一凡（民政专干）
　　　　何小满（网格员）
联络员：何小满（兼）"""


def test_every_role_has_its_people_in_order():
    assert names_of(LIST) == {
        "leader": ["林建国"],
        "deputy": ["方玉", "石磊"],
        "member": ["丁一凡", "何小满"],
        "liaison": ["何小满"],
    }


def test_posts_in_brackets_are_kept_and_brackets_are_not():
    assert posts_of(LIST)["石磊"] == "社区民警"


def test_the_name_of_the_group_is_read():
    assert group_of(LIST).name == "社区双拥工作领导小组"


def test_all_lines_of_the_list_belong_to_the_group():
    assert group_of(LIST).parts == frozenset(range(7))


def test_a_member_says_where_the_name_stands():
    member = group_of(LIST).members[1]
    line = LIST.splitlines()[member.span.line]
    assert line[member.span.start : member.span.end] == "方　玉"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("成员：丁一凡、何小满，戚红", ["丁一凡", "何小满", "戚红"]),
        ("成员：丁一凡　何小满　戚　红　洪　波", ["丁一凡", "何小满", "戚红", "洪波"]),
        ("成  员: 易 水 莲  欧 阳 明", ["易水莲", "欧阳明"]),
        ("成员 ： 丁一凡 （ 财务处 ） 　 戚　红 （ 后勤处 ）", ["丁一凡", "戚红"]),
        ("成员：民政专干丁一凡、服务站甘露、办事处主任上官云", ["丁一凡", "甘露", "上官云"]),
        ("成员：丁一凡 民政专干；何小满 网格员", ["丁一凡", "何小满"]),
        ("成员：丁一凡，民政专干；何小满，网格员", ["丁一凡", "何小满"]),
        ("成员：丁一凡同志、何小满同志等", ["丁一凡", "何小满"]),
        ("成员：丁一凡和何小满", ["丁一凡", "何小满"]),
        ("成员：蓝和平、常乐", ["蓝和平", "常乐"]),
        ("成员：丁一凡（13900000000）、何小满", ["丁一凡", "何小满"]),
        ("成员：丁一凡、何小满以及各村党支部书记", ["丁一凡", "何小满"]),
    ],
)
def test_names_are_told_apart_however_they_are_listed(line, names):
    assert names_of(f"领导小组\n组长：林建国\n{line}")["member"] == names


def test_roles_in_one_line_are_told_apart():
    line = "领导小组　组长：林建国；副组长：方　玉、石磊；成员：丁一凡　何小满"
    assert names_of(line) == {
        "leader": ["林建国"],
        "deputy": ["方玉", "石磊"],
        "member": ["丁一凡", "何小满"],
    }


def test_roles_without_a_colon_are_read():
    assert names_of("领导小组\n组长　林建国\n副组长　方　玉\n（丁一凡同志兼联络员）") == {
        "leader": ["林建国"],
        "deputy": ["方玉"],
        "liaison": ["丁一凡"],
    }


def test_names_may_stand_below_their_role():
    assert names_of("领导小组\n组长：\n林建国（书记）\n成员：\n丁一凡\n何小满 网格员") == {
        "leader": ["林建国"],
        "member": ["丁一凡", "何小满"],
    }


def test_first_leaders_lead_and_permanent_deputies_are_deputies():
    assert names_of("第一组长：林建国　组长：方玉　常务副组长：石 磊") == {
        "leader": ["林建国", "方玉"],
        "deputy": ["石磊"],
    }


def test_a_role_in_brackets_behind_the_name_counts():
    assert names_of("领导小组名单：林建国（组长）、方玉（副组长）、何小满（兼联络员）") == {
        "leader": ["林建国"],
        "deputy": ["方玉"],
        "liaison": ["何小满"],
    }


def test_a_member_who_is_also_liaison_stands_in_both():
    found = names_of("组长：林建国\n成员：丁一凡 网格员\n　　　何小满 站长（兼联络员）\n　　　戚红")
    assert found["member"] == ["丁一凡", "何小满", "戚红"]
    assert found["liaison"] == ["何小满"]


def test_teams_below_the_group_are_not_the_group():
    text = "领导小组\n组长：林建国\n成员：丁一凡\n（一）宣传组\n组长：方玉\n成员：石磊"
    assert names_of(text) == {"leader": ["林建国"], "member": ["丁一凡"]}
