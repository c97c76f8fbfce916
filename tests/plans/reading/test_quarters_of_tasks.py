"""The quarter of a task is that of its own words, else of the heading above; a festival sets none."""

import pytest

from tests.plans.reading.read_help import TITLE, quarters_of, reading_of


@pytest.mark.parametrize(
    ("words", "quarters"),
    [
        ("3月看望老战士", (1,)),
        ("二季度看望老战士", (2,)),
        ("7—9月看望老战士", (3,)),
        ("3月和10月看望老战士", (1, 4)),
        ("下半年看望老战士", (3, 4)),
        ("年底前看望老战士", (4,)),
        ("5月12日看望老战士", (2,)),
    ],
)
def test_months_dates_quarters_and_halves_set_it(words, quarters):
    assert quarters_of(words) == quarters


@pytest.mark.parametrize(
    "words",
    ["八一前看望老战士", "春节前看望老战士", "每季度看望老战士", "每月看望老战士", "全年看望老战士四次"],
)
def test_festivals_and_rhythms_set_none(words):
    assert quarters_of(words) == ()


def test_one_visit_a_quarter_is_a_rhythm():
    assert quarters_of("看望老战士做到一季度一走访") == ()


def under_second_quarter(words: str):
    (task,) = reading_of(f"{TITLE}一、工作安排\n（一）第二季度\n1.{words}\n二、组织领导").tasks
    return task


def test_the_heading_sets_it_where_the_words_do_not():
    task = under_second_quarter("看望老战士。")
    assert (task.quarters, task.timings_from_heading) == ((2,), True)


def test_own_words_win_over_the_heading():
    task = under_second_quarter("9月看望老战士。")
    assert (task.quarters, task.timings_from_heading) == ((3,), False)


def test_under_a_heading_a_festival_has_the_headings_quarter():
    assert under_second_quarter("端午节看望老战士。").quarters == (2,)


def test_the_next_section_has_nothing_of_the_quarter_above():
    text = f"{TITLE}一、第二季度\n1.看望老战士。\n二、保障措施\n1.落实活动经费。"
    assert [task.quarters for task in reading_of(text).tasks] == [(2,), ()]
