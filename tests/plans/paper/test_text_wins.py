"""Text wins, emptiness is filled."""

from dataclasses import replace
from typing import Any

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent
from plans.paper.document import build_document
from shuangyong.documents.model import Document, Kind, NameList, Paragraph, Table
from tests.plans.paper.full_plan import full_plan, task


def paper(content: PlanContent, **options: object) -> Document:
    facts: dict[str, Any] = {
        "unit_name": "桂园社区",
        "signature": "桂园社区居民委员会",
        "signed_on": None,
        "number": "",
        "draft": True,
    }
    return build_document(content, **{**facts, **options})


def lines(document: Document) -> list[str]:
    return [block.source for block in document.blocks if isinstance(block, Paragraph)]


def plan(*paragraphs: ParagraphContent, **rows: object) -> PlanContent:
    return PlanContent(title="桂园社区2027年双拥工作计划", year=2027, paragraphs=paragraphs, **rows)


SCHEDULE = ParagraphContent(text="季度安排", level=1, role="schedule")
GOALS = ParagraphContent(text="工作目标", level=1, role="goals")
GROUP = ParagraphContent(text="组织领导", level=1, role="organisation")


def test_an_empty_schedule_is_filled_with_its_tasks_under_their_quarters() -> None:
    content = plan(SCHEDULE, tasks=(task("军民联谊", "四季度"), task("义诊", "二季度")))
    assert lines(paper(content)) == [
        "一、季度安排",
        "（一）二季度（4—6月）",
        "1.义诊。",
        "（二）四季度（10—12月）",
        "1.军民联谊。",
    ]


def test_a_schedule_with_words_of_its_own_keeps_them() -> None:
    typed = ParagraphContent(text="全年按街道统一安排进行。")
    content = plan(SCHEDULE, typed, tasks=(task("义诊", "二季度"),))
    assert lines(paper(content)) == ["一、季度安排", "全年按街道统一安排进行。"]


def test_a_heading_of_the_same_level_does_not_count_as_body() -> None:
    content = plan(GOALS, SCHEDULE, goals=(GoalContent("走访全覆盖"),))
    assert lines(paper(content)) == ["一、工作目标", "走访全覆盖。", "二、季度安排"]


def test_several_goals_are_numbered_below_their_heading() -> None:
    content = plan(GOALS, goals=(GoalContent("走访全覆盖；"), GoalContent("登记率达到98%")))
    assert lines(paper(content)) == ["一、工作目标", "1.走访全覆盖；", "2.登记率达到98%。"]


def test_a_task_of_several_quarters_stands_in_each() -> None:
    content = plan(SCHEDULE, tasks=(task("例会", "一、三季度"),))
    assert [line for line in lines(paper(content)) if "例会" in line] == [
        "1.一、三季度，例会。",
        "1.一、三季度，例会。",
    ]


def test_tasks_without_a_quarter_come_last() -> None:
    content = plan(SCHEDULE, tasks=(task("随时联系军属"), task("义诊", "二季度")))
    assert lines(paper(content))[-2:] == ["（二）全年及未定时间", "1.随时联系军属。"]


def test_a_heading_that_names_a_quarter_gets_that_quarter_only() -> None:
    second = ParagraphContent(text="第二季度", level=2, role="schedule")
    content = plan(SCHEDULE, second, tasks=(task("义诊", "二季度"), task("竞赛", "四季度")))
    assert lines(paper(content)) == ["一、季度安排", "（一）第二季度", "1.义诊。"]


def test_rows_are_printed_once_though_two_headings_ask_for_them() -> None:
    again = replace(GOALS, key="f" * 32)
    content = plan(GOALS, again, goals=(GoalContent("走访全覆盖"),))
    assert lines(paper(content)).count("走访全覆盖。") == 1


def test_typed_numbers_stay_and_new_ones_count_on() -> None:
    content = plan(ParagraphContent(text="指导思想", level=1, marker="三、"), GOALS)
    assert lines(paper(content)) == ["三、指导思想", "四、工作目标"]


def test_a_part_heading_begins_the_numbers_again() -> None:
    part = ParagraphContent(text="附：经费安排", role="part")
    document = paper(plan(GOALS, part, SCHEDULE))
    assert [block.kind for block in document.blocks if isinstance(block, Paragraph)][1] is Kind.PART
    assert lines(document) == ["一、工作目标", "附：经费安排", "一、季度安排"]


def test_the_leading_group_is_listed_by_role_with_posts_under_each_other() -> None:
    members = (
        MemberContent(name="田禾", post="专干"),
        MemberContent(name="方远山", role="leader", post="书记"),
        MemberContent(name="何青莲", post="站长"),
    )
    names = next(block for block in paper(plan(GROUP, members=members)).blocks if isinstance(block, NameList))
    assert names.entries == (("组　长", ("方远山　书记",)), ("成　员", ("田禾　　专干", "何青莲　站长")))


def test_a_group_that_no_heading_prints_becomes_an_annex() -> None:
    members = (MemberContent(name="方远山", role="leader"),)
    content = plan(GROUP, ParagraphContent(text="书记负总责。"), members=members, group_name="双拥领导小组")
    assert [annex.title for annex in paper(content).annexes] == ["双拥领导小组名单"]
    assert paper(plan(GROUP, members=members)).annexes == ()


def test_the_task_table_lies_on_its_side_and_adds_up_the_money() -> None:
    (annex,) = paper(full_plan()).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert annex.landscape
    assert table.footer[-2] == "20900.50"
    assert all(len(row) == len(table.columns) for row in (*table.rows, table.footer))


def test_without_the_table_the_money_stands_in_the_sentences() -> None:
    document = paper(replace(full_plan(), show_task_table=False))
    assert document.annexes == ()
    assert any("经费：9600元；经费来源：街道双拥经费" in line for line in lines(document))


def test_every_row_keeps_its_anchor() -> None:
    content = full_plan()
    anchors = {block.anchor for block in paper(content).blocks if isinstance(block, Paragraph)}
    rows: list[Any] = [*content.paragraphs, *content.goals, *content.tasks]
    assert {row.key for row in rows} <= anchors


def test_paragraphs_in_which_nothing_stands_are_left_out() -> None:
    content = plan(ParagraphContent(text=""), ParagraphContent(text="  ", level=1), GOALS)
    assert lines(paper(content)) == ["一、工作目标"]


def test_the_printed_table_names_a_type_by_what_stands_before_its_bracket() -> None:
    names = {"303": "座谈会（军民、优抚对象）"}
    (annex,) = paper(plan(tasks=(task("军民座谈", type_code="303"),)), type_names=names).annexes
    (table,) = annex.blocks
    assert table.rows[0][:3] == ("1", "座谈会", "军民座谈")
