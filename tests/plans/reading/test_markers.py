"""The numbers and signs that open a paragraph, in the ways real plans write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.reading.markers import split_inside, split_marker


@pytest.mark.parametrize(
    ("line", "level", "style", "number", "body"),
    [
        ("三、组织领导", 1, "han", 3, "组织领导"),
        ("三 、组织领导", 1, "han", 3, "组织领导"),
        ("三．组织领导", 1, "han", 3, "组织领导"),
        ("三：组织领导", 1, "han", 3, "组织领导"),
        ("三　组织领导", 1, "han", 3, "组织领导"),
        ("第三部分 组织领导", 1, "part", 3, "组织领导"),
        ("（十二）走访老兵", 2, "han_bracket", 12, "走访老兵"),
        ("( 二 )走访老兵", 2, "han_bracket", 2, "走访老兵"),
        ("４．走访老兵", 3, "figure", 4, "走访老兵"),
        ("4)走访老兵", 3, "figure", 4, "走访老兵"),
        ("4 、走访老兵", 3, "figure", 4, "走访老兵"),
        ("4,走访老兵", 3, "figure", 4, "走访老兵"),
        ("4 走访老兵", 3, "figure", 4, "走访老兵"),
        ("（4）走访老兵", 4, "figure_bracket", 4, "走访老兵"),
        ("( 4 ) 走访老兵", 4, "figure_bracket", 4, "走访老兵"),
        ("④走访老兵", 5, "circled", 4, "走访老兵"),
        ("二是走访老兵", 5, "first", 2, "走访老兵"),
        ("其二，走访老兵", 5, "first", 2, "走访老兵"),
        ("● 走访老兵", 6, "bullet", 0, "走访老兵"),
        ("—走访老兵", 6, "bullet", 0, "走访老兵"),
    ],
)
def test_every_way_of_numbering_is_known(line, level, style, number, body):
    marker, words = split_marker(line)
    assert (marker.level, marker.style, marker.number, words) == (level, style, number, body)


def test_an_item_may_begin_with_its_month():
    marker, words = split_marker("2.7月下旬走访老兵")
    assert (marker.number, words) == (2, "7月下旬走访老兵")


def test_stars_of_a_web_page_stand_round_the_real_number():
    marker, words = split_marker("　　**二、组织领导**")
    assert (marker.indent, marker.text, marker.level, marker.number) == ("　　", "**二、", 1, 2)
    assert words == "组织领导**"


@pytest.mark.parametrize(
    "line",
    [
        "三、四季度各办一次",
        "一年来成绩不少",
        "2026年走访老兵",
        "3月走访老兵",
        "二等功臣走访",
        "一是否达标",
        "**社区全体居民",
        "-5度",
    ],
)
def test_words_that_count_or_mask_are_no_markers(line):
    assert split_marker(line)[0].text == ""


@given(st.text(alphabet="一二、.．（）() 12①*-·是第其，：月年走访　", max_size=30))
def test_indent_marker_and_words_are_the_line_again(line):
    marker, words = split_marker(line)
    assert marker.indent + marker.text + words == line


def test_a_thousand_bullets_are_no_trouble():
    assert split_marker("* " * 5000 + "走访")[0].level == 6


def test_items_in_one_line_are_found_while_they_count_on():
    line = "1.走访老兵。2.举办讲座。5.不是一项。3.清理墓碑。"
    assert [line[place] for place in split_inside(line, {})] == ["2", "3"]
