"""Comparison: what a reviewer sees of a change."""

from dataclasses import replace
from decimal import Decimal

from plans.content import ParagraphContent, PlanContent, TaskContent
from plans.review.compare import Change, Comparison, compare
from plans.review.segments import segments
from shuangyong.almanac.timing import Timing, TimingKind

A, B, C = (ParagraphContent(text=text) for text in ("甲段。", "乙段。", "丙段。"))
TASK = TaskContent(title="国防教育讲座", budget=Decimal("9600"))


def plan(*paragraphs: ParagraphContent, tasks: tuple[TaskContent, ...] = ()) -> PlanContent:
    return PlanContent(title="计划", year=2027, paragraphs=paragraphs, tasks=tasks)


def changes(comparison: Comparison) -> list[Change]:
    return [row.change for row in comparison.paragraphs]


def test_a_removed_paragraph_stands_where_it_stood() -> None:
    assert changes(compare(plan(A, B, C), plan(A, C))) == [Change.SAME, Change.REMOVED, Change.SAME]


def test_a_paragraph_removed_at_the_start_stands_at_the_start() -> None:
    assert changes(compare(plan(A, B), plan(B))) == [Change.REMOVED, Change.SAME]


def test_an_added_paragraph_moves_nothing() -> None:
    assert changes(compare(plan(A, C), plan(A, B, C))) == [Change.SAME, Change.ADDED, Change.SAME]


def test_a_moved_and_changed_paragraph_says_both() -> None:
    row = compare(plan(A, B, C), plan(replace(C, text="丁段。"), A, B)).paragraphs[0]
    assert (row.change, row.moved, row.word) == (Change.CHANGED, True, "修改并移动")


def test_a_number_changes_as_a_whole() -> None:
    assert segments("经费9600元", "经费10800元") == (
        ("=", "经费"),
        ("-", "9600"),
        ("+", "10800"),
        ("=", "元"),
    )


def test_words_change_to_the_word() -> None:
    assert segments("每月一讲。", "每季一讲。") == (("=", "每"), ("-", "月"), ("+", "季"), ("=", "一讲。"))


def test_a_change_of_level_is_named() -> None:
    row = compare(plan(A), plan(replace(A, level=2))).paragraphs[0]
    assert [(field.label, field.old, field.new) for field in row.changed_fields] == [
        ("层次", "正文", "二级标题")
    ]


def test_a_task_is_compared_field_by_field() -> None:
    later = replace(TASK, responsible_person="田小禾", timings=(Timing(TimingKind.QUARTER, number=3),))
    row = compare(plan(tasks=(TASK,)), plan(tasks=(later,))).tasks[0]
    assert {field.label: field.new for field in row.changed_fields} == {"责任人": "田小禾", "时间": "三季度"}


def test_the_same_words_of_time_for_next_year_are_a_change() -> None:
    this, following = (
        replace(
            TASK,
            timings=(Timing(TimingKind.FESTIVAL, words="春节前", code="spring_festival", next_year=later),),
        )
        for later in (False, True)
    )
    field = compare(plan(tasks=(this,)), plan(tasks=(following,))).tasks[0].fields["timings"]
    assert (field.old, field.new) == ("春节前", "春节前（次年）")


def test_an_amount_written_with_other_zeros_is_the_same_amount() -> None:
    assert not compare(
        plan(tasks=(TASK,)), plan(tasks=(replace(TASK, budget=Decimal("9600.00")),))
    ).has_changes


def test_the_title_counts_as_a_change() -> None:
    assert compare(plan(A), replace(plan(A), title="新计划")).summary == "修改1处"


def test_the_summary_counts_each_kind_of_change() -> None:
    new = plan(replace(A, text="甲甲段。"), ParagraphContent(text="丁段。"), C)
    assert compare(plan(A, B, C), new).summary == "新增1处，删除1处，修改1处"


def test_a_type_is_shown_by_its_name() -> None:
    later = replace(TASK, type_code="302")
    row = compare(plan(tasks=(TASK,)), plan(tasks=(later,)), {"302": "走访慰问"}).tasks[0]
    assert row.fields["type"].new == "走访慰问"
