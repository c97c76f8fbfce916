"""The sheets of a plan's workbook beside the table of its tasks."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from plans.content import PlanContent, TaskContent
from plans.paper.workbook import build_sheets
from shuangyong.sheets.workbook import write_workbook
from tests.plans.paper.full_plan import full_plan, task


def opened(content: PlanContent, *, formulas: bool = False) -> Any:
    sheets = build_sheets(content, unit_name="桂园社区", subtitle="2027年", type_names={"302": "走访慰问"})
    return load_workbook(BytesIO(write_workbook(sheets)), data_only=not formulas)


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=4, values_only=True))


def plan_with(*tasks: TaskContent) -> PlanContent:
    return PlanContent(title="计划", year=2027, tasks=tasks)


def test_a_task_of_two_quarters_stands_under_both() -> None:
    found = rows(opened(plan_with(task("帮扶", "一季度、三季度"), task("联系")))["分季度任务"])
    assert [row[0] if row[1] is None else row[1] for row in found] == [
        "一季度（1—3月）　共1项",
        "帮扶",
        "二季度（4—6月）　（没有安排）",
        "三季度（7—9月）　共1项",
        "帮扶",
        "四季度（10—12月）　（没有安排）",
        "全年及未定时间　共1项",
        "联系",
    ]


def test_the_calendar_has_twelve_months_and_loses_no_task() -> None:
    found = rows(opened(full_plan())["月历"])
    assert [cell for row in found[0:8:2] for cell in row[1:4]] == [f"{month}月" for month in range(1, 13)]
    words = "\n".join(str(cell) for row in found for cell in row if cell)
    assert all(task.title in words for task in full_plan().tasks)
    assert found[1][1] == "· 春节走访慰问优抚对象（春节前，田禾）\n· 召开军民座谈会（春节前夕，方远山）"
    assert found[1][3] == "· 开展学雷锋志愿服务（水清源）\n· 祭扫烈士墓（清明节前后，何青莲）"
    assert found[3][4] == "· 免费义诊（二季度，何青莲）"
    assert found[8][:2] == (
        "全年及未定",
        "· 困难军属结对帮扶（每季度一次，田禾）\n· 随时受理退役军人来访（全年，何青莲）",
    )


def test_money_of_several_quarters_is_counted_once() -> None:
    content = plan_with(
        task("走访", "春节前", budget=Decimal("100.10"), fund_source="街道经费", direction="Y"),
        task("帮扶", "一季度、三季度", budget=Decimal(300), fund_source="社区自筹", direction="Y"),
        task("慰问", "八一前", budget=Decimal("0.20"), fund_source="街道经费"),
        task("机动", budget=Decimal(50)),
    )
    found = rows(opened(content)["经费汇总"])
    assert found == [
        ("按方向", "拥军优属", 100.1, 0, 0, 0, 300, 0, 400.1),
        ("按方向", "（未写明）", 0, 0, 0.2, 0, 0, 50, 50.2),
        ("按方向", "合计", 100.1, 0, 0.2, 0, 300, 50, 450.3),
        ("按经费来源", "街道经费", 100.1, 0, 0.2, 0, 0, 0, 100.3),
        ("按经费来源", "社区自筹", 0, 0, 0, 0, 300, 0, 300),
        ("按经费来源", "（未写明）", 0, 0, 0, 0, 0, 50, 50),
        ("按经费来源", "合计", 100.1, 0, 0.2, 0, 300, 50, 450.3),
    ]


def test_every_sum_is_a_formula_over_named_columns() -> None:
    book = opened(full_plan(), formulas=True)
    cells = [cell for row in rows(book["经费汇总"]) for cell in row[2:]]
    assert all(str(cell).startswith("=") for cell in cells)
    assert book["经费汇总"]["C4"].value == '=SUMPRODUCT((表_任务类别=$B4)*(表_季度="一季度"),表_经费)'
    assert book["经费汇总"]["I5"].value == '=SUMPRODUCT((表_任务类别="")*1,表_经费)'
    assert book["经费汇总"]["G5"].value == "=ROUND(I5-SUM(C5:F5)-H5,2)"
    assert book.defined_names["表_经费"].attr_text == "'任务安排表'!$N$4:$N$16"


def test_what_a_user_typed_is_in_no_formula() -> None:
    evil = '"&HYPERLINK("x")&"'
    content = plan_with(task("走访", "3月", budget=Decimal(1), fund_source=evil, direction="Y"))
    book = opened(content, formulas=True)
    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas
    assert not any("HYPERLINK" in formula for formula in formulas)


def test_without_money_there_is_no_summary() -> None:
    poor = replace(full_plan(), tasks=(task("走访", "3月"), task("座谈", budget=Decimal(0))))
    assert "经费汇总" not in opened(poor).sheetnames


def test_a_row_higher_than_excel_allows_stands_over_several_and_keeps_its_words() -> None:
    long = "逐户上门了解情况。" * 300
    sheet = opened(plan_with(task("走访", "1月", details=long), task("座谈", "2月")))["任务安排表"]
    assert sheet["E4"].value == long
    joined = next(area for area in sheet.merged_cells.ranges if area.coord.startswith("E4:"))
    heights = [sheet.row_dimensions[row].height for row in range(joined.min_row, joined.max_row + 1)]
    assert max(heights) <= 409
    assert sum(heights) > 409
    assert sheet.cell(joined.max_row + 1, 4).value == "座谈"
