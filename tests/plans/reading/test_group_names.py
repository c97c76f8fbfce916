"""What is a name, what is a post, and where one ends and the other begins."""

import pytest

from plans.reading.names import is_name, is_post, split_glued, split_titled

from .group_help import group_of


@pytest.mark.parametrize(
    "word", ["林建国", "方玉", "欧阳明", "司马相云", "水长清", "阳光", "车前进", "林某", "陈某某", "方××"]
)
def test_a_name_begins_with_a_surname(word):
    assert is_name(word)


@pytest.mark.parametrize(
    "word",
    [
        "社区民警",
        "各科室",
        "财政所",
        "党政办",
        "文书",
        "常务",
        "安全",
        "任务",
        "高书记",
        "张主任",
        "成员",
        "欧阳",
        "林",
        "上级",
    ],
)
def test_a_post_a_unit_and_a_usual_word_are_no_names(word):
    assert not is_name(word)


@pytest.mark.parametrize("word", ["书记", "居委会主任", "武装部部长", "派出所", "各村党支部书记", "民政专干"])
def test_posts_and_units_are_known(word):
    assert is_post(word)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("居委会主任方玉", "方玉"),
        ("人武部部长费大江", "费大江"),
        ("办事处主任上官云", "上官云"),
        ("退役军人服务站甘露", "甘露"),
        ("社区主任石磊", "石磊"),
    ],
)
def test_the_name_behind_a_post_is_found(word, name):
    assert word[split_glued(word) :] == name


def test_the_name_before_a_title_is_found():
    assert "林建国书记"[: split_titled("林建国书记")] == "林建国"
    assert split_titled("安监局长") == 0


def test_a_name_that_is_not_written_out_is_in_doubt():
    member = group_of("领导小组\n组长：陈某某").members[0]
    assert (member.name, member.confidence < 1) == ("陈某某", True)
    assert "没有写全" in member.doubt


def test_a_name_without_a_known_surname_counts_among_others_but_is_in_doubt():
    members = group_of("领导小组\n组长：林建国\n成员：方玉、阿依古丽、石磊").members
    assert [member.name for member in members if member.doubt] == ["阿依古丽"]
