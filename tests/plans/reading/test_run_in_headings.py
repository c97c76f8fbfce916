"""Headings that have their body in the same line."""

import pytest

from plans.reading.found import LineKind
from tests.plans.reading.read_help import TITLE, headings_of, parts_of, reading_of


def test_a_name_with_a_stop_before_its_sentences():
    text = (
        TITLE
        + "（一）加强宣传。各楼道张贴海报，全年不少于四次。\n（二）看望老人。春节前走访老战士家庭，送上春联。"
    )
    assert headings_of(text) == [(2, "加强宣传"), (2, "看望老人")]
    assert all(heading.run_in for heading in reading_of(text).headings)


def test_a_name_with_a_colon():
    assert headings_of(TITLE + "一、宣传教育：各楼道张贴海报，全年不少于四次。") == [(1, "宣传教育")]


def test_a_name_with_blanks_behind_it():
    assert headings_of(TITLE + "一、组织领导　　成立社区双拥工作小组，书记负责。") == [(1, "组织领导")]


@pytest.mark.parametrize("time", ["第一季度", "1—3月", "20xx年1—3月", "第一季度（1—3月）", "春节前后"])
def test_a_time_is_a_heading_over_its_sentence(time):
    (part,) = parts_of(f"二、{time}：走访老战士家庭。")
    assert (part.kind, part.heading) == (LineKind.RUN_IN, time)


@pytest.mark.parametrize("label", ["责任人", "参加人员", "时 间", "对象", "地点"])
def test_a_detail_of_an_activity_is_no_heading(label):
    (part,) = parts_of(f"1.{label}：社区北门的老槐树下集合。")
    assert part.kind is LineKind.BODY


def test_one_short_sentence_among_many_items_is_no_heading():
    text = (
        "1.看望老人。送上春联。\n2.九月在小学举办国防讲座\n3.十月在操场举办比武大会\n4.清理烈士墓碑并补种松柏"
    )
    assert not any(part.is_heading for part in parts_of(text))


def test_a_sentence_that_counts_something_is_no_heading():
    (part,) = parts_of("1.看望老战士30户。送上春联。")
    assert part.kind is LineKind.BODY


def test_what_leads_in_a_list_is_no_heading():
    (part,) = parts_of("1.慰问品包括：米、油、春联。")
    assert part.kind is LineKind.BODY
