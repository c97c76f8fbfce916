from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from shuangyong.sheets.cells import clean_text
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

COLUMNS = [
    Column("no", "序号", 3, CellKind.INDEX),
    Column("task", "工作任务", 12, CellKind.LONG_TEXT),
    Column("count", "数量", 5, CellKind.NUMBER),
    Column("money", "经费（元）", 7, CellKind.MONEY),
    Column("day", "日期", 8, CellKind.DATE),
    Column("code", "编号", 10),
]
ROWS = [
    {
        "task": "走访",
        "count": 2,
        "money": Decimal("100.10"),
        "day": date(2027, 3, 5),
        "code": "440300199001011234",
    },
    {"task": "座谈", "count": 3, "money": Decimal("200.20"), "code": 138},
]


def sheet(rows: Sequence = ROWS, **changes) -> Sheet:
    fields = {"title": "任务表", "name": "任务", "columns": COLUMNS, "subtitle": "年度：2027年", "rows": rows}
    return Sheet(**{**fields, **changes})


def read(*sheets: Sheet, properties: WorkbookProperties | None = None) -> Workbook:
    return load_workbook(BytesIO(write_workbook(sheets, properties)))


def test_title_subtitle_head_and_rows_stand_below_each_other():
    rows = list(read(sheet())["任务"].iter_rows(values_only=True))
    assert rows[0][0] == "任务表"
    assert rows[1][0] == "年度：2027年"
    assert rows[2] == ("序号", "工作任务", "数量", "经费（元）", "日期", "编号")
    assert rows[3] == (1, "走访", 2, 100.1, datetime(2027, 3, 5), "440300199001011234")
    assert rows[4] == (2, "座谈", 3, 200.2, None, "138")


def test_numbers_dates_and_long_numbers_have_their_formats():
    row = read(sheet())["任务"][4]
    assert [cell.data_type for cell in row] == ["n", "s", "n", "n", "d", "s"]
    assert [cell.number_format for cell in row] == ["0", "@", "0", "#,##0.00", 'yyyy"年"m"月"d"日"', "@"]


def test_totals_are_formulas_that_carry_their_value():
    data = write_workbook([sheet(totals=["count", "money"])])
    formulas = [cell.value for cell in load_workbook(BytesIO(data))["任务"][6]]
    values = [cell.value for cell in load_workbook(BytesIO(data), data_only=True)["任务"][6]]
    assert formulas == [None, "合计", "=SUM(C4:C5)", "=SUM(D4:D5)", None, None]
    assert values == [None, "合计", 5, 300.3, None, None]


def test_the_sheet_is_set_up_for_a4_with_a_repeated_head():
    page = read(sheet(totals=["count"]))["任务"]
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert (int(page.page_setup.fitToWidth), int(page.page_setup.fitToHeight)) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$3:$3"
    assert page.print_area.endswith("$A$1:$F$6")
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:F5"
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert "A1:F1" in [str(merged) for merged in page.merged_cells.ranges]


def test_an_upright_sheet_without_subtitle_keeps_its_head_in_the_second_row():
    page = read(sheet(landscape=False, subtitle=""))["任务"]
    assert page.page_setup.orientation == "portrait"
    assert page.print_title_rows == "$2:$2"


def test_every_cell_of_the_table_is_wrapped_and_lined():
    page = read(sheet())["任务"]
    cells = [cell for row in page["A3:F5"] for cell in row]
    assert all(cell.alignment.wrap_text and cell.border.left.style == "thin" for cell in cells)
    assert page["A3"].font.bold


def test_a_sheet_without_rows_says_so():
    page = read(sheet([], totals=["count"]))["任务"]
    assert page["A4"].value == "（暂无内容）"


def test_a_row_grows_with_its_text():
    page = read(sheet([{"task": "短"}, {"task": "走访慰问优抚对象" * 12}]))["任务"]
    assert page.row_dimensions[5].height > 3 * page.row_dimensions[4].height


def test_rows_may_be_sequences_but_not_of_another_length():
    page = read(sheet([[7, "走访", 1, 2, None, "x"]]))["任务"]
    assert page["A4"].value == 7
    with pytest.raises(ValueError, match="6列"):
        write_workbook([sheet([[1, 2]])])


def test_a_workbook_needs_a_sheet():
    with pytest.raises(ValueError, match="至少"):
        write_workbook([])


def test_the_file_says_what_it_is_and_not_who_made_the_library():
    local = datetime(2027, 3, 5, 8, tzinfo=timezone(timedelta(hours=8)))
    book = read(sheet(), properties=WorkbookProperties("任务分解表", "双拥办", "2027年", local))
    assert (book.properties.title, book.properties.creator, book.properties.subject) == (
        "任务分解表",
        "双拥办",
        "2027年",
    )
    assert book.properties.created == local.astimezone(UTC).replace(tzinfo=None)
    assert read(sheet()).properties.creator != "openpyxl"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", '=HYPERLINK("x")', "#N/A", "#REF!"])
def test_no_text_becomes_a_formula_or_an_error(text: str):
    data = write_workbook([sheet([{"task": text}], title=text, subtitle=text)])
    with ZipFile(BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    page = load_workbook(BytesIO(data))["任务"]
    assert {page[place].value for place in ("A1", "A2", "B4")} == {text}
    assert {page[place].data_type for place in ("A1", "A2", "B4")} == {"s"}
    assert page["B4"].quotePrefix == (text[0] in "=+-@")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=60) | st.sampled_from(["=1", " 前", "后 ", "a\r\nb", "_x0041_"]), max_size=8)
)
def test_every_text_comes_back_as_it_was_written(texts: list[str]):
    page = read(sheet([{"task": text} for text in texts]))["任务"]
    found = [page.cell(row, 2).value for row in range(4, 4 + len(texts))]
    assert found == [clean_text(text) or None for text in texts]


def test_the_files_properties_hold_nothing_that_xml_cannot() -> None:
    words = WorkbookProperties(title="甲\ufffe计划\x08", author="乙\uffff", subject="\x0b")
    found = load_workbook(BytesIO(write_workbook([sheet()], words))).properties
    assert (found.title, found.creator) == ("甲计划", "乙")
