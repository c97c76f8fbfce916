"""A task as a sentence."""

from decimal import Decimal

import pytest

from plans.amounts import plain_number
from plans.content import TaskContent
from plans.paper.task_words import one_line, task_sentence
from tests.plans.paper.full_plan import task


def test_time_leads_in_and_the_person_stands_in_brackets() -> None:
    visit = task(
        "走访慰问优抚对象", "春节前", target_count=32, measure_word="户", responsible_person="田小禾"
    )
    assert task_sentence(visit, quarter=1) == "春节前，走访慰问优抚对象32户（责任人：田小禾）。"


def test_a_festival_in_the_title_is_not_said_twice() -> None:
    assert task_sentence(task("春节走访", "春节")) == "春节走访。"
    assert task_sentence(task("春节走访", "春节前")) == "春节走访（时间：春节前）。"


@pytest.mark.parametrize("when", ["二季度", "4—6月"])
def test_the_quarter_of_the_heading_is_not_said_again(when: str) -> None:
    assert task_sentence(task("义诊", when), quarter=2) == "义诊。"


def test_a_rhythm_stands_behind_the_task() -> None:
    assert task_sentence(task("例会", "每季度一次"), quarter=1) == "例会（时间：每季度一次）。"


@pytest.mark.parametrize("title", ["出宣传栏2期", "出两期宣传栏", "出宣传栏二期"])
def test_a_number_in_the_title_is_not_said_twice(title: str) -> None:
    assert task_sentence(TaskContent(title=title, target_count=2, measure_word="期")) == f"{title}。"


def test_a_number_of_people_stands_in_brackets() -> None:
    contest = TaskContent(title="知识竞赛", target_count=120, measure_word="人")
    assert task_sentence(contest) == "知识竞赛（数量：120人）。"


def test_details_follow_as_a_sentence_of_their_own() -> None:
    visit = TaskContent(title="走访。", details="逐户上门\n问需求", responsible_person="田小禾")
    assert task_sentence(visit) == "走访。逐户上门；问需求（责任人：田小禾）。"


def test_what_the_details_name_is_not_repeated() -> None:
    visit = TaskContent(title="走访", details="由田小禾上门", responsible_person="田小禾")
    assert task_sentence(visit) == "走访。由田小禾上门。"


def test_sums_show_cents_only_where_they_have_them() -> None:
    assert [plain_number(Decimal(sum_)) for sum_ in ("500.00", "1200.5")] == ["500", "1200.50"]


def test_one_line_of_nothing_is_nothing() -> None:
    assert one_line(" \n ") == ""


def test_a_rhythm_keeps_the_number_of_the_whole_year_out_of_the_quarter() -> None:
    wall = task("出好宣传栏", "每季度一期", target_count=4, measure_word="期")
    assert task_sentence(wall, quarter=2) == "出好宣传栏（时间：每季度一期；数量：全年4期）。"


def test_a_rhythm_in_the_title_is_not_said_twice() -> None:
    assert task_sentence(task("每季度出一期宣传栏", "每季度一期"), quarter=2) == "每季度出一期宣传栏。"


def test_details_that_begin_with_the_title_are_the_sentence() -> None:
    visit = task("走访慰问", "7月", details="走访慰问驻区部队和军属，送上慰问品。")
    assert task_sentence(visit) == "7月，走访慰问驻区部队和军属，送上慰问品。"


def test_a_number_is_not_lost_when_the_details_begin_with_the_title() -> None:
    visit = TaskContent(title="走访", details="走访军属。", target_count=3, measure_word="户")
    assert task_sentence(visit) == "走访3户。走访军属。"


@pytest.mark.parametrize(
    ("details", "person", "sentence"),
    [
        ("欢迎参加！", "", "联欢。欢迎参加！"),
        ("欢迎参加！", "田小禾", "联欢。欢迎参加！（责任人：田小禾）。"),
        ("唱歌、跳舞……", "", "联欢。唱歌、跳舞……"),
    ],
)
def test_no_full_stop_follows_another_end_of_a_sentence(details: str, person: str, sentence: str) -> None:
    assert task_sentence(TaskContent(title="联欢", details=details, responsible_person=person)) == sentence


def test_a_title_with_its_own_end_gets_no_second_one() -> None:
    assert task_sentence(TaskContent(title="联欢！", details="自愿参加")) == "联欢！自愿参加。"


def test_nothing_of_nothing_is_said() -> None:
    clinic = TaskContent(title="义诊", target_count=0, measure_word="次", budget=Decimal("0"))
    assert task_sentence(clinic, with_budget=True) == "义诊。"


def test_money_and_its_source_stand_without_brackets_in_brackets() -> None:
    clinic = TaskContent(title="义诊", budget=Decimal("1500"), fund_source="街道双拥经费")
    assert task_sentence(clinic, with_budget=True) == "义诊（经费：1500元；经费来源：街道双拥经费）。"
