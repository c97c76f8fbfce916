"""Tables as offices have them: heads under merged titles, other names for the columns, joined cells."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook

from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.reading import RawSheet, read_workbook
from shuangyong.sheets.reading_table import find_head, read_table
from shuangyong.sheets.reading_values import text_of

COLUMNS = (
    Column("no", "序号", kind=CellKind.INDEX),
    Column("title", "工作任务", synonyms=("活动内容", "项目")),
    Column("time", "时间", synonyms=("完成时限",)),
    Column("money", "经费（元）", synonyms=("预算",)),
)


def sheet(*rows: list[Any], joined: tuple[str, ...] = ()) -> RawSheet:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for area in joined:
        workbook.active.merge_cells(area)
    output = BytesIO()
    workbook.save(output)
    return read_workbook(output.getvalue())[0]


def words(raw: RawSheet, *, fill_down: bool = True) -> list[tuple[int, dict[str, str]]]:
    head = find_head(raw, COLUMNS, ("title",))
    assert head is not None
    table = read_table(raw, head, COLUMNS, ("title",), fill_down=fill_down)
    return [(row.number, {key: text_of(cell) for key, cell in row.cells.items()}) for row in table.rows]


def test_the_head_is_found_under_titles_and_by_other_names() -> None:
    raw = sheet(
        ["2027年双拥活动安排"], ["时间：2026年12月"], [],
        ["序号", " 完 成 时 限 ", "活动内容*", "预算（元）", "备注"], [1, "3月", "走访", 500, "x"],
    )  # fmt: skip
    head = find_head(raw, COLUMNS, ("title",))
    assert head is not None
    assert (head.row, dict(head.places), head.unknown) == (
        4,
        {"no": 0, "time": 1, "title": 2, "money": 3},
        ("备注",),
    )


def test_without_the_required_column_there_is_no_head() -> None:
    assert find_head(sheet(["序号", "时间"], [1, "3月"]), COLUMNS, ("title",)) is None


def test_totals_and_bare_numbers_are_no_rows() -> None:
    raw = sheet(
        ["序号", "项目", "预算"], [1, "走访", 5], [2, None, None], ["合计", None, 5], [None, "总 计", 5]
    )
    assert [number for number, _ in words(raw)] == [2]


def test_a_cell_joined_over_rows_speaks_for_each_of_them() -> None:
    raw = sheet(
        ["时间", "项目"], ["一季度", "走访"], [None, "座谈"], [None, None], ["二季度", "义诊"],
        joined=("A2:A4",),
    )  # fmt: skip
    assert [found["time"] for _, found in words(raw)] == ["一季度", "一季度", "二季度"]
    assert [found["time"] for _, found in words(raw, fill_down=False)] == ["一季度", "", "二季度"]
