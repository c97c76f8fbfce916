"""A filled-in workbook set beside the plan, and taken."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plans.choices import ItemKind
from plans.models import Plan, PlanEvent, TaskType
from plans.paper.workbook import workbook_of
from plans.services import editing, sheet_back
from plans.services.rows import content_of
from plans.sheet.changes import Changes
from plans.sheet.columns import fill_sheets
from plans.sheet.returned import Returned, read_returned
from shuangyong.units.errors import Forbidden, Outdated, Refused
from tests.cast import Cast
from tests.plans.paper.full_plan import full_plan
from tests.plans.sheet_help import HEAD, office_table, opened, saved, set_cell


@pytest.fixture
def plan(make_plan: Any) -> Plan:
    TaskType.objects.get_or_create(code="302", defaults={"name": "走访慰问优抚对象", "direction": "Y"})
    found: Plan = make_plan(content=full_plan())
    return found


def read(data: bytes) -> Returned:
    """As it comes out of the page again."""
    return Returned.from_json(read_returned(data, fill_sheets(())).to_json())


def changes(plan: Plan, data: bytes) -> Changes:
    return sheet_back.changes_of(plan, read(data))


def take(plan: Plan, data: bytes, actor: Any, **ticks: Any) -> sheet_back.Taken:
    return sheet_back.take(
        plan_id=plan.pk, actor=actor, returned=read(data), seen_version=plan.content_version, **ticks
    )


def cells(found: Changes) -> list[tuple[str, str, str, str]]:
    return [(row.name, cell.title, cell.before, cell.after) for row in found.changed for cell in row.plain]


def edit(plan: Plan, actor: Any, title: str, **fields: Any) -> None:
    """Somebody changes a task on the page."""
    row = plan.tasks.get(title=title)
    editing.save_row(
        plan_id=plan.pk, actor=actor, kind=ItemKind.TASK, key=row.key.hex, version=row.version, fields=fields
    )
    plan.refresh_from_db()


def test_an_untouched_workbook_changes_nothing(plan: Plan) -> None:
    found = changes(plan, saved(opened(plan)))
    assert found.is_empty
    assert found.problems == []
    assert found.unchanged == 13 + 3 + 5


def test_a_changed_cell_is_told_with_before_and_after(plan: Plan) -> None:
    workbook = opened(plan)
    set_cell(workbook, 1, "责任人", "江晓月")
    set_cell(workbook, 1, "数量", 40)
    set_cell(workbook, 1, "经费（元）", "1.2万")
    found = changes(plan, saved(workbook))
    assert cells(found) == [
        ("春节走访慰问优抚对象", "责任人", "田禾", "江晓月"),
        ("春节走访慰问优抚对象", "数量", "32", "40"),
        ("春节走访慰问优抚对象", "经费（元）", "9600", "12000"),
    ]
    assert found.missing == []


def test_what_is_taken_stands_in_the_plan_and_in_its_timeline(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    set_cell(workbook, 1, "时间", "八一前夕")
    set_cell(workbook, 1, "数量", 40)
    set_cell(workbook, 14, "工作任务", "冬季拥军活动")
    set_cell(workbook, 14, "时间", "12月")
    set_cell(workbook, 2, "工作目标", "兵役登记率达到99%。", "工作目标")
    set_cell(workbook, 1, "职务", "社区书记", "领导小组")
    taken = take(plan, saved(workbook), cast.clerk)
    content = content_of(plan)
    first = content.tasks[0]
    assert (first.timings[0].code, first.target_count, first.measure_word) == ("army_day", 40, "户")
    assert [task.title for task in content.tasks[-2:]] == ["随时受理退役军人来访", "冬季拥军活动"]
    assert content.tasks[-1].timings[0].start_month == 12
    assert content.goals[1].text == "兵役登记率达到99%。"
    assert content.members[0].post == "社区书记"
    assert taken.words == "改动4格，新增1行"
    assert PlanEvent.objects.filter(plan=plan).first().note == "用Excel填写：改动4格，新增1行"


def test_untouched_times_are_not_read_again(plan: Plan, cast: Cast) -> None:
    before = {task.title: task.timings for task in content_of(plan).tasks}
    workbook = opened(plan)
    for row in range(1, 14):
        set_cell(workbook, row, "地点", "社区会议室")
    take(plan, saved(workbook), cast.clerk)
    assert {task.title: task.timings for task in content_of(plan).tasks} == before


def test_a_row_that_is_gone_is_deleted_only_where_ticked(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    workbook["任务"].delete_rows(HEAD + 2, 2)
    data = saved(workbook)
    found = changes(plan, data)
    assert [row.name for row in found.missing] == ["召开军民座谈会", "开展学雷锋志愿服务"]
    take(plan, data, cast.clerk, deleted=[f"task:{found.missing[0].key}"])
    assert not plan.tasks.filter(title="召开军民座谈会").exists()
    assert plan.tasks.filter(title="开展学雷锋志愿服务").exists()


def test_a_row_that_was_emptied_counts_as_gone(plan: Plan) -> None:
    workbook = opened(plan)
    page = workbook["任务"]
    for cell in page[HEAD + 2][1:-1]:
        cell.value = None
    assert [row.name for row in changes(plan, saved(workbook)).missing] == ["召开军民座谈会"]


def test_rows_may_be_sorted_and_copied(plan: Plan) -> None:
    workbook = opened(plan)
    page = workbook["任务"]
    rows = [[cell.value for cell in page[HEAD + number]] for number in range(1, 14)]
    for number, row in enumerate([*reversed(rows), rows[0]], 1):
        for cell, value in zip(page[HEAD + number], row, strict=True):
            cell.value = value
    set_cell(workbook, 14, "工作任务", "中秋走访慰问优抚对象")
    found = changes(plan, saved(workbook))
    assert (cells(found), found.missing) == ([], [])
    assert [row.name for row in found.added] == ["中秋走访慰问优抚对象"]


def test_what_others_changed_meanwhile_is_a_conflict_in_that_cell_alone(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    edit(plan, cast.colleague, "祭扫烈士墓", responsible_person="方远山", place="烈士陵园")
    set_cell(workbook, 4, "责任人", "江晓月")
    set_cell(workbook, 4, "参加人员", "全体党员")
    data = saved(workbook)
    found = changes(plan, data)
    assert cells(found) == [("祭扫烈士墓", "参加人员", "军属、学生代表", "全体党员")]
    conflict = found.changed[0].conflicts[0]
    assert (conflict.before, conflict.after) == ("方远山", "江晓月")
    take(plan, data, cast.clerk)
    task = plan.tasks.get(title="祭扫烈士墓")
    assert (task.responsible_person, task.place, task.participants) == ("方远山", "烈士陵园", "全体党员")


def test_a_conflict_that_was_ticked_takes_the_files_words(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    edit(plan, cast.colleague, "祭扫烈士墓", responsible_person="方远山")
    set_cell(workbook, 4, "责任人", "江晓月")
    key = plan.tasks.get(title="祭扫烈士墓").key.hex
    take(plan, saved(workbook), cast.clerk, picked=[f"task:{key}:responsible_person"])
    assert plan.tasks.get(title="祭扫烈士墓").responsible_person == "江晓月"


def test_what_others_deleted_meanwhile_is_told_when_it_was_changed(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    row = plan.tasks.get(title="祭扫烈士墓")
    editing.delete_row(
        plan_id=plan.pk, actor=cast.colleague, kind=ItemKind.TASK, key=row.key.hex, version=row.version
    )
    assert changes(plan, saved(workbook)).problems == []
    set_cell(workbook, 4, "责任人", "江晓月")
    assert "已被别人从计划里删除" in changes(plan, saved(workbook)).problems[0].message


def test_a_change_after_the_preview_stops_the_taking(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    set_cell(workbook, 1, "责任人", "江晓月")
    seen = plan.content_version
    edit(plan, cast.colleague, "祭扫烈士墓", place="烈士陵园")
    with pytest.raises(Outdated, match="重新比对"):
        sheet_back.take(plan_id=plan.pk, actor=cast.clerk, returned=read(saved(workbook)), seen_version=seen)
    assert plan.tasks.get(title="春节走访慰问优抚对象").responsible_person == "田禾"


def test_what_cannot_be_taken_is_told_by_place_and_the_rest_is_taken(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    set_cell(workbook, 1, "状态", "差不多")
    set_cell(workbook, 1, "责任人", "江晓月")
    set_cell(workbook, 2, "经费（元）", "很多")
    set_cell(workbook, 3, "地点", "=A1")
    set_cell(workbook, 4, "工作任务", None)
    set_cell(workbook, 14, "时间", "5月")
    data = saved(workbook)
    found = changes(plan, data)
    told = {(problem.row, problem.column, problem.title) for problem in found.problems}
    assert told == {
        (4, "P", "状态"), (5, "I", "经费（元）"), (6, "K", "地点"), (7, "B", "工作任务"),
        (17, "B", "工作任务"),
    }  # fmt: skip
    assert found.problems[0].place == "“任务”第4行P列“状态”"
    take(plan, data, cast.clerk)
    assert plan.tasks.get(title="春节走访慰问优抚对象").responsible_person == "江晓月"
    assert plan.tasks.count() == 13


def test_the_same_file_twice_changes_nothing_the_second_time(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    set_cell(workbook, 1, "责任人", "江晓月")
    set_cell(workbook, 14, "工作任务", "冬季拥军活动")
    data = saved(workbook)
    take(plan, data, cast.clerk)
    plan.refresh_from_db()
    assert changes(plan, data).is_empty


def test_a_take_is_undone_as_a_whole(plan: Plan, cast: Cast) -> None:
    before = content_of(plan)
    workbook = opened(plan)
    workbook["任务"].delete_rows(HEAD + 2, 2)
    set_cell(workbook, 1, "时间", "12月")
    set_cell(workbook, 1, "经费（元）", Decimal("1.5"))
    set_cell(workbook, 13, "工作任务", "冬季拥军活动")
    data = saved(workbook)
    ticks = [f"task:{row.key}" for row in changes(plan, data).missing]
    taken = take(plan, data, cast.clerk, deleted=ticks)
    assert content_of(plan) != before
    back = {"content_version": taken.content_version, "back": taken.back}
    sheet_back.undo(plan_id=plan.pk, actor=cast.clerk, **back)
    assert content_of(plan) == before
    with pytest.raises(Outdated, match="不能再整个撤销"):
        sheet_back.undo(plan_id=plan.pk, actor=cast.clerk, **back)


def test_an_offices_own_table_is_read_by_its_heads(plan: Plan, cast: Cast) -> None:
    data = office_table(
        ["序号", "时间", "活动内容", "负责人", "量化指标", "类别"],
        [1, "2月", "春节走访慰问优抚对象", "方远山", "36户", "拥军优属"],
        [2, "11月", "老兵座谈会", "江晓月", None, None],
        ["合计", None, None, None, None, None],
        title="桂园社区2027年双拥活动安排表",
    )
    found = changes(plan, data)
    assert cells(found) == [
        ("春节走访慰问优抚对象", "时间", "春节前", "2月"),
        ("春节走访慰问优抚对象", "责任人", "田禾", "方远山"),
        ("春节走访慰问优抚对象", "数量", "32", "36"),
        ("春节走访慰问优抚对象", "方向", "", "拥军优属"),
    ]
    assert [row.name for row in found.added] == ["老兵座谈会"]
    assert len(found.missing) == 12
    take(plan, data, cast.clerk)
    assert plan.tasks.count() == 14


def test_empty_cells_of_an_offices_own_table_take_nothing_away(plan: Plan) -> None:
    data = office_table(["活动", "责任人", "地点"], ["春节走访慰问优抚对象", None, None])
    assert cells(changes(plan, data)) == []


def test_formulas_and_markup_stay_words(plan: Plan, cast: Cast) -> None:
    workbook = opened(plan)
    page = workbook["任务"]
    cell = page.cell(HEAD + 1, 6)
    cell.value, cell.data_type = "=cmd|'/c calc'!A1", "s"
    take(plan, saved(workbook), cast.clerk)
    plan.refresh_from_db()
    assert plan.tasks.first().details == "=cmd|'/c calc'!A1"
    again = opened(plan)["任务"].cell(HEAD + 1, 6)
    assert (again.value, again.data_type, again.quotePrefix) == ("=cmd|'/c calc'!A1", "s", True)


def test_only_writers_of_an_open_plan_take_a_file(plan: Plan, make_plan: Any, cast: Cast) -> None:
    data = saved(opened(plan))
    with pytest.raises(Forbidden):
        take(plan, data, cast.reviewer)
    with pytest.raises(Refused, match="不能编辑"):
        take(make_plan("submitted"), data, cast.clerk)


def test_comparing_asks_the_database_as_often_for_many_rows(
    plan: Plan, django_assert_num_queries: Any
) -> None:
    workbook = opened(plan)
    for row in range(1, 40):
        set_cell(workbook, row, "工作任务", f"任务{row}")
    returned = read(saved(workbook))
    with django_assert_num_queries(6):
        sheet_back.changes_of(plan, returned)


def test_very_long_measures_and_odd_words_come_back_unchanged(make_plan: Any) -> None:
    odd = "逐户上门，记好台账。\n" * 1500 + "_x0041_ \x07=1+1"
    task = replace(full_plan().tasks[0], details=odd, partners="0012", place=" '甲 ")
    plan = make_plan(content=replace(full_plan(), tasks=(task, *full_plan().tasks[1:])))
    assert changes(plan, saved(opened(plan))).is_empty


def test_a_copy_that_somebody_spoiled_makes_no_harm(plan: Plan) -> None:
    workbook = opened(plan)
    for row in workbook["双拥底稿"].iter_rows(min_row=3, min_col=3):
        for cell in row:
            cell.value = "[1]"
    found = changes(plan, saved(workbook))
    assert (cells(found), found.added, found.missing) == ([], [], [])


def test_our_own_export_sent_back_untouched_changes_nothing(plan: Plan) -> None:
    returned = read(workbook_of(plan))
    found = sheet_back.changes_of(plan, returned)
    assert (cells(found), found.added, found.missing, found.problems) == ([], [], [], [])
    assert returned.unread_sheets == ["分季度任务", "月历", "经费汇总"]
