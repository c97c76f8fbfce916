"""What helps those who fill a sheet in: drop-downs, a word beside each cell; and names for its columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from .cells import safe_cell
from .columns import Column
from .put import cell_at, put
from .sheet import Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from .table import Extent

LISTS = "选项"
_MOST_PROMPT = 250  # Excel: 255
_LAST_ROW = 2000
"""Drop-downs reach beyond the blank rows, for those who go on below them."""


def name_ranges(workbook: "Workbook", worksheet: "Worksheet", sheet: Sheet, extent: "Extent") -> None:
    """Give the data of the named columns a name in the workbook, for formulas on other sheets."""
    for number, column in enumerate(sheet.columns, 1):
        if name := sheet.ranges.get(column.key):
            letter = get_column_letter(number)
            place = f"${letter}${extent.head + 1}:${letter}${extent.last_data}"
            workbook.defined_names[name] = DefinedName(
                name, attr_text=f"{quote_sheetname(worksheet.title)}!{place}"
            )


def add_helps(workbook: "Workbook", sheets: Sequence[Sheet]) -> None:
    """Drop-downs and prompts; the lists stand on a hidden sheet, since a rule holds 255 characters only."""
    worksheets = [workbook[name] for name in workbook.sheetnames]
    lists: list[Sequence[str]] = []
    for worksheet, sheet in zip(worksheets, sheets, strict=True):
        if sheet.secret:
            continue
        first = int((worksheet.freeze_panes or "A1")[1:])
        for number, column in enumerate(sheet.columns, 1):
            if column.hidden or not (column.choices or column.prompt):
                continue
            if column.choices:
                lists.append(column.choices)
            rule = _rule(column, len(lists))
            letter = get_column_letter(number)
            rule.add(f"{letter}{first}:{letter}{max(_LAST_ROW, worksheet.max_row)}")
            worksheet.add_data_validation(rule)
    if lists:
        _write_lists(workbook, lists)


def _rule(column: Column, place: int) -> DataValidation:
    rule = DataValidation(allow_blank=True)
    if column.choices:
        letter = get_column_letter(place)
        rule.type = "list"
        rule.formula1 = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(column.choices)}"
        rule.showErrorMessage = column.only_choices
        rule.errorTitle, rule.error = "请从列表里选", f"“{column.title}”请点单元格右边的小箭头，从列表里选。"
    if column.prompt:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.title[:32], column.prompt[:_MOST_PROMPT]
    return rule


def _write_lists(workbook: "Workbook", lists: Sequence[Sequence[str]]) -> None:
    worksheet = workbook.create_sheet(LISTS)
    for column, choices in enumerate(lists, 1):
        for row, choice in enumerate(choices, 1):
            put(cell_at(worksheet, row, column), safe_cell(choice))
    worksheet.sheet_state = "hidden"
