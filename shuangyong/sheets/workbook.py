"""Sheets become an .xlsx file: styled, ready to print on A4, without a live formula in it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from .cells import clean_text
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
    for sheet, name in zip(sheets, sheet_names(sheet.name for sheet in sheets), strict=True):
        worksheet: Worksheet = workbook.create_sheet(name)
        set_up_paper(worksheet, write_table(worksheet, sheet), landscape=sheet.landscape)
    _describe(workbook, properties or WorkbookProperties())
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def _describe(workbook: Workbook, properties: WorkbookProperties) -> None:
    created = properties.created or datetime.now(UTC)
    if created.tzinfo:
        created = created.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.title = clean_text(properties.title) or None
    workbook.properties.subject = clean_text(properties.subject) or None
    workbook.properties.creator = clean_text(properties.author)
    workbook.properties.created = workbook.properties.modified = created
