"""Sheets become an .xlsx file: styled, ready to print on A4, with no formula in it but our own totals."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from .cells import clean_text
from .fill_in import add_helps, name_ranges
from .formulas import with_values
from .names import sheet_names
from .paper import set_up_paper
from .sheet import Sheet, WorkbookProperties
from .table import write_table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def write_workbook(sheets: Sequence[Sheet], properties: WorkbookProperties | None = None) -> bytes:
    """The .xlsx file's bytes, one tab for each sheet in order; ValueError when there is none."""
    if not sheets:
        raise ValueError("至少要有一张表。")
    workbook = Workbook()
    first = workbook.active
    if first is not None:
        workbook.remove(first)
    cached = {}
    for number, (sheet, name) in enumerate(
        zip(sheets, sheet_names(sheet.name for sheet in sheets), strict=True), 1
    ):
        worksheet: Worksheet = workbook.create_sheet(name)
        extent = write_table(worksheet, sheet)
        name_ranges(workbook, worksheet, sheet, extent)
        if sheet.secret:
            worksheet.sheet_state = "veryHidden"
        else:
            set_up_paper(worksheet, extent, landscape=sheet.landscape, filters=sheet.filters)
        cached[number] = extent.cached
    add_helps(workbook, sheets)
    _describe(workbook, properties or WorkbookProperties())
    output = BytesIO()
    workbook.save(output)
    return with_values(output.getvalue(), cached)


def _describe(workbook: Workbook, properties: WorkbookProperties) -> None:
    created = properties.created or datetime.now(UTC)
    if created.tzinfo:
        created = created.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.title = clean_text(properties.title) or None
    workbook.properties.subject = clean_text(properties.subject) or None
    workbook.properties.creator = clean_text(properties.author)
    workbook.properties.created = workbook.properties.modified = created
