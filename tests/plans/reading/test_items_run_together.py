"""Items that a copy has run together into one line are taken apart."""

from tests.plans.reading.read_help import paragraphs_of


def test_items_that_count_on_are_taken_apart():
    assert paragraphs_of("1.看望老战士。2.举办讲座。3.清理墓碑。") == [
        "1.看望老战士。",
        "2.举办讲座。",
        "3.清理墓碑。",
    ]


def test_headings_and_their_items_are_taken_apart():
    text = "一、组织领导　成立小组。二、主要措施：（一）看望老战士。（二）举办讲座。"
    assert paragraphs_of(text) == [
        "一、组织领导　成立小组。",
        "二、主要措施：",
        "（一）看望老战士。",
        "（二）举办讲座。",
    ]


def test_counting_goes_on_from_the_line_above():
    assert paragraphs_of("1.看望老战士。\n2.举办讲座。3.清理墓碑。")[1:] == ["2.举办讲座。", "3.清理墓碑。"]


def test_a_number_out_of_turn_is_no_item():
    assert len(paragraphs_of("1.看望老战士。7.5元的票免费。")) == 1


def test_a_decimal_is_no_item():
    assert len(paragraphs_of("每户补助： 1.5万元。")) == 1
