"""Headings whose numbers a copy has lost."""

from tests.plans.reading.read_help import TITLE, headings_of


def test_a_short_line_over_sentences_is_a_heading():
    text = TITLE + "怎样关心老兵\n春节前由楼长上门看望老战士，问问他们家里缺什么，把难处记下来。"
    assert headings_of(text) == [(1, "怎样关心老兵")]


def test_known_words_are_a_heading_over_short_lines_too():
    assert headings_of(TITLE + "主要措施\n看望老战士。\n工作目标\n全年走访两次。") == [
        (1, "主要措施"),
        (1, "工作目标"),
    ]


def test_a_time_alone_in_its_line_is_a_heading():
    assert headings_of(TITLE + "第一季度\n看望老战士。\n第二季度\n清理墓碑。") == [
        (1, "第一季度"),
        (1, "第二季度"),
    ]


def test_a_heading_right_under_another_stands_deeper():
    text = (
        TITLE + "主要措施\n第一季度\n看望老战士。\n第二季度\n清理墓碑。\n组织领导\n书记负总的责任，楼长协助。"
    )
    assert headings_of(text) == [(1, "主要措施"), (2, "第一季度"), (2, "第二季度"), (1, "组织领导")]


def test_under_a_number_the_heading_without_one_stands_deeper():
    text = TITLE + "一、主要措施\n第一季度\n看望老战士。\n二、组织领导\n书记总管，楼长协助。"
    assert headings_of(text) == [(1, "主要措施"), (2, "第一季度"), (1, "组织领导")]


def test_paragraphs_that_each_open_with_a_name_have_run_in_headings():
    text = TITLE + "\n".join(
        (
            "走访关怀。楼长每月到老战士家里坐一坐，看看缺什么。",
            "国防宣传。九月请老兵到小学讲一讲当年的故事。",
            "清理墓地。清明前后由志愿者打扫烈士墓，补种松柏。",
        )
    )
    assert headings_of(text) == [(1, "走访关怀"), (1, "国防宣传"), (1, "清理墓地")]


def test_two_such_paragraphs_are_not_enough():
    text = TITLE + "走访好。楼长每月到老战士家里坐一坐。\n宣讲好。九月请老兵到小学讲故事。"
    assert headings_of(text) == []


def test_a_role_with_a_colon_opens_its_paragraph():
    assert headings_of(TITLE + "指导思想：围绕强军目标，把好事办实，把实事办好。") == [(1, "指导思想")]


def test_a_line_that_leads_in_a_list_is_no_heading():
    assert headings_of(TITLE + "楼长名单\n看望老战士由各楼的楼长负责，每月一次，记入本子。") == []


def test_the_signature_is_no_heading():
    assert headings_of(TITLE + "看望老战士。\n云溪社区居民委员会\n2026年1月8日") == []
