"""A short numbered line is a heading where something stands under it, and an item where nothing does."""

from plans.reading.found import LineKind
from plans.reading.reader import read_plan
from shuangyong.documents.incoming import IncomingLine
from tests.plans.reading.read_help import TITLE, headings_of, parts_of, words_of


def test_a_number_with_items_under_it_is_a_heading():
    text = TITLE + "一、走访慰问\n1.春节前看望老战士。\n2.八一前看望军属。\n二、国防教育\n1.九月举办讲座。"
    assert headings_of(text) == [(1, "走访慰问"), (1, "国防教育")]


def test_four_levels_keep_their_depth():
    text = TITLE + "一、主要措施\n（一）走访慰问\n1.看望老人\n（1）春节前看望老战士。\n（2）八一前看望军属。"
    assert headings_of(text) == [(1, "主要措施"), (2, "走访慰问"), (3, "看望老人")]


def test_short_items_of_a_list_are_no_headings():
    assert words_of("1.看望老战士\n2.清理墓碑\n3.举办讲座") == ["看望老战士", "清理墓碑", "举办讲座"]


def test_the_last_short_item_before_good_wishes_is_no_heading():
    text = TITLE + "一、主要措施\n1.看望老战士\n2.举办讲座\n总之，我们一定把工作做好。"
    assert headings_of(text) == [(1, "主要措施")]


def test_a_well_known_heading_is_one_though_nothing_stands_under_it():
    assert (1, "指导思想") in headings_of(TITLE + "一、指导思想\n二、主要措施\n1.看望老战士。")


def test_stops_at_the_end_are_no_words_of_the_heading():
    assert headings_of(TITLE + "一、主要措施：\n1.看望老战士。") == [(1, "主要措施")]


def test_the_style_of_the_file_makes_a_heading():

    lines = [IncomingLine("怎么走访", level=2), IncomingLine("春节前看望老战士。")]
    assert [(item.level, item.text) for item in read_plan(lines).headings] == [(2, "怎么走访")]


def test_words_of_a_website_between_do_not_part_a_heading_from_its_items():
    parts = parts_of(TITLE + "一、走访慰问\n本文来源：某某网\n1.看望老战士。")
    assert [part.kind for part in parts[1:3]] == [LineKind.HEADING, LineKind.NOISE]
