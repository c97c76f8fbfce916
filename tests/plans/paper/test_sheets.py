"""The workbook of a plan."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from plans.content import PlanContent
from plans.paper.workbook import TASK_COLUMNS, build_sheets
from shuangyong.sheets.workbook import write_workbook
from tests.plans.paper.full_plan import full_plan, task

HEAD_ROW = 3


def opened(content: PlanContent, **options: Any) -> Any:
    sheets = build_sheets(content, unit_name="桂园社区", subtitle="草稿", type_names={"302": "走访慰问"})
    return load_workbook(BytesIO(write_workbook(sheets)), **options)


def cell(sheet: Any, title: str, row: int) -> Any:
    column = next(number for number, item in enumerate(TASK_COLUMNS, 1) if item.title == title)
    return sheet.cell(row, column).value


def test_tasks_goals_and_group_have_a_sheet_each() -> None:
    names = ["任务安排表", "分季度任务", "月历", "工作目标", "领导小组", "经费汇总"]
    assert opened(full_plan()).sheetnames == names


def test_a_plan_without_rows_still_has_its_table() -> None:
    workbook = opened(PlanContent(title="桂园社区2027年双拥工作计划", year=2027))
    assert workbook.sheetnames == ["任务安排表"]


def test_numbers_are_numbers_and_are_added_up() -> None:
    sheet = opened(full_plan())["任务安排表"]
    first = HEAD_ROW + 1
    assert (cell(sheet, "数量", first), cell(sheet, "经费（元）", first)) == (32, 9600)
    assert cell(sheet, "经费（元）", sheet.max_row) == "=SUM(N4:N16)"
    counted = opened(full_plan(), data_only=True)["任务安排表"]
    assert Decimal(str(cell(counted, "经费（元）", counted.max_row))) == Decimal("20900.5")


def test_types_quarters_and_times_are_words() -> None:
    sheet = opened(full_plan())["任务安排表"]
    named = [cell(sheet, title, HEAD_ROW + 1) for title in ("任务类别", "季度", "时间", "状态")]
    assert named == ["走访慰问", "一季度", "春节前", "计划"]


def test_tasks_stand_by_quarter_and_keep_their_order_within_it() -> None:
    tasks = (task("丙", "四季度"), task("丁"), task("乙", "一季度"), task("甲", "1月"))
    sheet = opened(PlanContent(title="计划", year=2027, tasks=tasks))["任务安排表"]
    titles = [cell(sheet, "工作任务", row) for row in range(HEAD_ROW + 1, HEAD_ROW + 5)]
    assert titles == ["乙", "甲", "丙", "丁"]


def test_empty_columns_stay_but_narrow() -> None:
    sheet = opened(full_plan())["任务安排表"]
    widths = {
        column.title: sheet.column_dimensions[get_column_letter(number)].width
        for number, column in enumerate(TASK_COLUMNS, 1)
    }
    assert widths["备注"] < widths["责任人"] < widths["工作任务"]


def test_very_long_measures_get_a_wider_column_and_begin_at_the_top() -> None:
    long = PlanContent(title="计划", year=2027, tasks=(task("走访", "1月", details="逐户上门。" * 400),))
    usual, wide = (opened(content)["任务安排表"] for content in (full_plan(), long))
    assert wide.column_dimensions["E"].width > 2 * usual.column_dimensions["E"].width
    assert wide.cell(HEAD_ROW + 1, 5).alignment.vertical == "top"
    assert usual.cell(HEAD_ROW + 1, 5).alignment.vertical == "center"
