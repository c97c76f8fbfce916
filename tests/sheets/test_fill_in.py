"""A sheet that is meant to be filled in and sent back."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet
from shuangyong.sheets.workbook import write_workbook

COLUMNS = (
    Column("name", "姓名", 8, prompt="必填。"),
    Column("kind", "类别", 6, choices=("甲", "乙")),
    Column("unit", "单位", 6, choices=("户", "人"), only_choices=False),
    Column("money", "金额", 6, CellKind.MONEY),
    Column("key", "行号", hidden=True),
)


@pytest.fixture
def book() -> Any:
    rows = [{"name": "田禾", "kind": "甲", "key": "0001"}]
    sheets = [
        Sheet("名册", "名册", COLUMNS, rows, blank_rows=3),
        Sheet("底", "底", COLUMNS[:1], rows, secret=True),
    ]
    return load_workbook(BytesIO(write_workbook(sheets)))


def test_lists_are_offered_and_only_some_are_binding(book: Any) -> None:
    rules = {str(rule.sqref): rule for rule in book["名册"].data_validations.dataValidation}
    assert {place[0] for place in rules} == {"A", "B", "C"}
    kind, unit = rules["B3:B2000"], rules["C3:C2000"]
    assert (kind.type, kind.formula1, kind.showErrorMessage) == ("list", "'选项'!$A$1:$A$2", True)
    assert (unit.formula1, unit.showErrorMessage) == ("'选项'!$B$1:$B$2", False)
    assert [cell.value for cell in book["选项"]["B"]] == ["户", "人"]
    assert book["选项"].sheet_state == "hidden"


def test_a_word_stands_beside_the_cell(book: Any) -> None:
    rule = next(rule for rule in book["名册"].data_validations.dataValidation if "A3" in str(rule.sqref))
    assert (rule.promptTitle, rule.prompt, rule.showInputMessage) == ("姓名", "必填。", True)


def test_blank_rows_wait_in_the_format_of_their_columns(book: Any) -> None:
    blank = book["名册"][6]
    assert [cell.value for cell in blank] == [None] * 5
    assert [cell.number_format for cell in blank] == ["@", "@", "@", "#,##0.00", "@"]
    assert blank[0].border.left.style == "thin"


def test_keys_are_hidden_and_the_copy_is_out_of_sight(book: Any) -> None:
    sheet = book["名册"]
    assert sheet.column_dimensions["E"].hidden
    assert "A1:D1" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert book["底"].sheet_state == "veryHidden"
