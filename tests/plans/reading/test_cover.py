"""Title, year and unit of a plan."""

import pytest

from tests.plans.reading.read_help import reading_of

BODY = "一、主要措施\n1.看望老战士。\n"


def test_a_title_in_two_lines_is_one_title():
    reading = reading_of("云溪社区居民委员会\n2026年双拥工作计划\n" + BODY)
    assert reading.title == "云溪社区居民委员会2026年双拥工作计划"
    assert (reading.title_line, reading.unit, reading.year) == (0, "云溪社区居民委员会", 2026)


def test_without_a_title_there_is_none():
    reading = reading_of(BODY)
    assert (reading.title, reading.title_line) == ("", None)


@pytest.mark.parametrize("year", ["2026", "２０２６", "二〇二六", "二○二六", "二零二六"])
def test_the_year_is_read_however_it_is_written(year):
    assert reading_of(f"云溪社区{year}年双拥工作计划\n{BODY}").year == 2026


@pytest.mark.parametrize("mask", ["20xx", "XXXX", "20**", "二〇××"])
def test_a_placeholder_is_kept_as_it_was_typed(mask):
    reading = reading_of(f"云溪社区{mask}年双拥工作计划\n{BODY}")
    assert (reading.year, reading.year_placeholder) == (0, mask)


def test_without_a_year_in_the_title_the_text_says_it():
    assert reading_of("双拥工作计划\n为做好2026年双拥工作，制定本计划。\n" + BODY).year == 2026


def test_the_year_of_a_cited_document_is_not_the_plans():
    text = "双拥工作计划\n按照《2019年双拥要点》和街发〔2018〕3号，做好2026年双拥工作。\n" + BODY
    assert reading_of(text).year == 2026


def test_the_unit_may_stand_in_the_signature_alone():
    reading = reading_of("2026年双拥工作计划\n" + BODY + "云溪社区居民委员会\n2026年1月8日")
    assert reading.unit == "云溪社区居民委员会"


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("云溪社区", "community"),
        ("柳河村", "village"),
        ("枫林街道", "street"),
        ("白石镇", "township"),
        ("南屏区", "district"),
        ("市水务局", "bureau"),
        ("实验小学", "school"),
        ("第二人民医院", "hospital"),
        ("公交公司", "company"),
        ("枫林街道云溪社区", "community"),
    ],
)
def test_the_name_tells_the_kind_of_unit(unit, kind):
    assert reading_of(f"{unit}2026年双拥工作计划\n{BODY}").unit_kind == kind


def test_without_a_name_the_text_tells_the_kind():
    assert reading_of("双拥工作计划\n我校组织师生看望老战士，全校参加。\n" + BODY).unit_kind == "school"
