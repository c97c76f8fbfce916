"""What the tests of 用Excel填写 do with a workbook."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from plans.models import Plan
from plans.sheet.out import fill_in_workbook

HEAD = 3


def opened(plan: Plan) -> Any:
    return load_workbook(BytesIO(fill_in_workbook(plan)))


def saved(workbook: Any) -> bytes:
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def place(sheet: Any, title: str) -> int:
    """The number of the column with this head."""
    return int(next(cell.column for cell in sheet[HEAD] if cell.value == title))


def set_cell(workbook: Any, row: int, title: str, value: Any, sheet: str = "任务") -> None:
    """Type into the `row`-th line (from 1) below the head."""
    page = workbook[sheet]
    page.cell(HEAD + row, place(page, title)).value = value


def office_table(heads: list[str], *rows: list[Any], title: str = "") -> bytes:
    """A table as offices have them: a merged title, a head, rows."""
    workbook = Workbook()
    sheet = workbook.active
    if title:
        sheet.append([title])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
    for row in (heads, *rows):
        sheet.append(row)
    return saved(workbook)
