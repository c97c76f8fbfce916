"""A paragraph is cut where one act ends and the next begins, and nowhere else."""

import pytest

from plans.reading.sentences import bare, clauses
from tests.plans.reading.read_help import TITLE, reading_of, words_of


@pytest.mark.parametrize(
    "text",
    [
        "三月看望老战士。九月举办讲座。",
        "三月看望老战士；九月举办讲座。",
        "一是三月看望老战士；二是九月举办讲座。",
        "一是三月看望老战士，二是九月举办讲座。",
        "①三月看望老战士②九月举办讲座",
        "（1）三月看望老战士；（2）九月举办讲座。",
        "首先要做的如下：1、三月看望老战士。2、九月举办讲座。",
        "三月看望老战士.九月举办讲座.",
    ],
)
def test_two_acts_are_two_tasks(text):
    assert words_of(text) == ["三月看望老战士", "九月举办讲座"]


@pytest.mark.parametrize(
    "text",
    [
        "组织居民观看《老兵；新路》等影片",
        "举办讲座（讲历史；讲英雄；讲家乡）两场",
        "走访六(3)班的军人子女",
        "走访老战士，送上春联和米油",
        "为每户补助1.5万元修缮房屋",
        "二月底整理名册，三月底前报街道",
    ],
)
def test_one_act_stays_one_task(text):
    assert words_of(text) == [text]


def test_a_comma_parts_acts_that_each_have_a_date():
    assert words_of("三月由楼长看望老战士，九月举办讲座。") == ["三月由楼长看望老战士", "九月举办讲座"]


def test_a_bracket_that_nobody_closed_does_not_swallow_the_rest():
    assert words_of("三月由楼长看望老战士（含遗属。九月举办讲座。")[1] == "九月举办讲座"


def test_the_name_of_an_item_is_no_task_of_its_own():
    assert words_of("一是加强宣传。各楼道张贴海报四次。") == ["各楼道张贴海报四次"]


def test_no_word_is_lost_between_the_pieces():
    text = "一是看望老人；二是（一）举办讲座。 ③清理墓碑！好"
    pieces = ["".join(text[start:end].split()) for start, end in clauses(text)]
    assert "".join(pieces) == "".join(text.split())


def test_a_clause_is_bare_without_its_sign_and_its_stop():
    text = " 一是，看望老人； "
    start, end = bare(text, 0, len(text))
    assert text[start:end] == "看望老人"


def test_goals_between_commas_that_each_have_a_measure_are_several():
    text = TITLE + "一、工作目标\n走访率达到100%，讲座不少于4场，投诉为0件。"
    assert [goal.text for goal in reading_of(text).goals] == ["走访率达到100%", "讲座不少于4场", "投诉为0件"]
