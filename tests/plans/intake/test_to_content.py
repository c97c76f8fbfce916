"""The plan of a confirmed reading: the text to the character, the work beside it, nothing printed twice."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.content import ParagraphContent
from plans.reading.found import Amount, FoundMember, FoundTask, LineKind, Reading, ReadLine, Span
from plans.reading.reader import read_plan
from plans.reading.to_content import content_from
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.documents.incoming import lines_of_text
from tests.plans.intake.conftest import TEXT


def typed(paragraph: ParagraphContent) -> str:
    return paragraph.indent + paragraph.marker + paragraph.text


def of(text: str, **more: object) -> Reading:
    return replace(read_plan(lines_of_text(text)), **more)


def test_every_line_but_the_title_is_a_paragraph_as_it_was_typed() -> None:
    content = content_from(of(TEXT), year=2026, unit_name="桂园社区")
    assert [typed(row) for row in content.paragraphs] == TEXT.splitlines()[1:]
    assert (content.title, content.title_in_text) == ("桂园社区2026年双拥工作计划", True)


@settings(max_examples=60)
@given(st.text(alphabet="一二、（）1.．年月2026 　\t\n春节走访慰问。，；：组长计划*①是", max_size=160))
def test_no_line_is_lost_whatever_stands_in_it(text: str) -> None:
    reading = of(text, tasks=(), goals=(), members=())
    content = content_from(reading, year=2026, unit_name="桂园社区")
    said = "".join(content.title.split()) if content.title_in_text else ""
    lines = [line.text for line in reading.lines]
    kept = [typed(row) for row in content.paragraphs]
    left = list(lines)
    for words in kept:
        left.remove(words)
    assert "".join("".join(left).split()) in ("", said)


def test_a_title_over_two_lines_is_not_printed_again() -> None:
    lines = (
        ReadLine(0, "桂园社区", LineKind.TITLE),
        ReadLine(1, "2026年双拥工作计划"),
        ReadLine(2, "正文。"),
    )
    reading = Reading(lines=lines, title="桂园社区2026年双拥工作计划", title_line=0)
    content = content_from(reading, year=2026, unit_name="桂园社区")
    assert [row.text for row in content.paragraphs] == ["正文。"]


def test_without_a_title_the_usual_one_stands_apart_from_the_text() -> None:
    content = content_from(of("走访军属。"), year=2026, unit_name="桂园社区")
    assert (content.title, content.title_in_text) == ("桂园社区2026年双拥工作计划", False)


TABLE = "一、活动安排\n时间\t活动\t责任人\n1月\t走访军属\t田小禾\n5月\t出板报\t江晓月\n合计\t两项\t无"


def table_reading() -> Reading:
    lines = (
        ReadLine(0, "一、活动安排", LineKind.HEADING, 1, "schedule", "", "一、", 1),
        ReadLine(1, "时间\t活动", LineKind.TABLE_HEAD, cells=("时间", "活动"), table=1),
        ReadLine(2, "1月\t走访军属", LineKind.TABLE_ROW, cells=("1月", "走访军属"), table=1),
        ReadLine(3, "合计\t两项", LineKind.TABLE_ROW, cells=("合计", "两项"), table=1),
    )
    return Reading(lines=lines, tasks=(FoundTask("走访军属", (Span(2, 3, 7),)),))


def test_rows_that_are_tasks_are_not_typed_again_and_the_others_are() -> None:
    content = content_from(table_reading(), year=2026, unit_name="桂园社区")
    assert [typed(row) for row in content.paragraphs] == ["一、活动安排", "合计\t两项"]
    assert [task.title for task in content.tasks] == ["走访军属"]


def test_a_task_points_at_its_paragraph() -> None:
    content = content_from(of(TEXT), year=2026, unit_name="桂园社区")
    keys = {row.key: row.text for row in content.paragraphs}
    assert all(task.title in keys[task.paragraph_key] for task in content.tasks)


def one_task(**fields: object) -> FoundTask:
    return FoundTask(**{"text": "走访军属", "spans": ()} | fields)


def made(task: FoundTask):
    content = content_from(Reading(tasks=(task,)), year=2026, unit_name="桂园社区")
    return content.tasks[0]


def test_what_is_too_long_for_a_title_goes_into_the_details() -> None:
    text = "走访军属，" * 80
    task = made(one_task(text=text.rstrip("，")))
    assert len(task.title) <= 300
    assert task.title + "，" + task.details == text.rstrip("，")


def test_one_sum_is_the_budget_and_several_are_told() -> None:
    one = made(one_task(amounts=(Amount(Decimal(500)),)))
    assert (one.budget, one.details) == (Decimal("500.00"), "")
    sums = (Amount(Decimal(500), "三等功", "三等功500元"), Amount(Decimal(1000), "二等功"))
    several = made(one_task(amounts=sums))
    assert several.budget is None
    assert several.details == "经费：三等功500元；二等功1,000元"


@pytest.mark.parametrize(
    ("name", "limit"), [("partners", 200), ("participants", 200), ("responsible_person", 60), ("place", 120)]
)
def test_what_a_column_does_not_hold_is_kept_in_the_details(name: str, limit: int) -> None:
    task = made(one_task(**{name: "军" * 300}))
    assert getattr(task, name) == "军" * limit
    assert task.details.endswith("军" * 300)


def test_numbers_that_no_column_holds_are_left_out() -> None:
    task = made(one_task(target_count=10**12, measure_word="户", amounts=(Amount(Decimal(10) ** 15),)))
    assert (task.target_count, task.measure_word, task.budget) == (None, "", None)


def test_unknown_words_of_a_vocabulary_are_left_out() -> None:
    timing = Timing(TimingKind.OPEN, words="适" * 200)
    task = made(one_task(direction="?", status="?", timings=(timing,)))
    assert (task.direction, task.status, task.timings) == ("", "planned", ())
    content = content_from(
        Reading(members=(FoundMember("?", "方" * 60, "书" * 100),)), year=2026, unit_name="桂园社区"
    )
    member = content.members[0]
    assert (member.role, len(member.name), len(member.post)) == ("member", 40, 80)


def test_a_role_stands_once_and_only_at_headings() -> None:
    content = content_from(of(TEXT), year=2026, unit_name="桂园社区")
    roles = [row.role for row in content.paragraphs if row.role]
    assert len(roles) == len(set(roles))
    assert {row.role for row in content.paragraphs if not row.level} <= {"", "preface", "closing"}


def test_an_unnumbered_heading_beside_numbered_ones_opens_a_part() -> None:
    lines = (
        ReadLine(0, "工作目标", LineKind.HEADING, 1, "goals"),
        ReadLine(1, "一、走访", LineKind.HEADING, 1, "measures", "", "一、", 1),
    )
    content = content_from(Reading(lines=lines), year=2026, unit_name="桂园社区")
    assert [(row.role, row.level) for row in content.paragraphs] == [("part", 0), ("measures", 1)]


def test_headings_that_all_lost_their_numbers_get_them_in_print() -> None:
    lines = (
        ReadLine(0, "工作目标", LineKind.HEADING, 1, "goals"),
        ReadLine(1, "走访", LineKind.HEADING, 1, "measures"),
    )
    content = content_from(Reading(lines=lines), year=2026, unit_name="桂园社区")
    assert [(row.marker, row.level) for row in content.paragraphs] == [("", 1), ("", 1)]
