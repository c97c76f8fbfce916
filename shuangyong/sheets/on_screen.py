"""Sheets that are filled in on the screen and never printed: columns as wide as they ask to be."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .columns import Column
from .layout import column_width


def with_full_widths(data: bytes, sheets: Mapping[str, Sequence[Column]]) -> bytes:
    """The workbook with the columns of the named sheets at their own widths, not fitted to a page."""
    workbook = load_workbook(BytesIO(data))
    for name, columns in sheets.items():
        for number, column in enumerate(columns, 1):
            workbook[name].column_dimensions[get_column_letter(number)].width = column_width(column.width)
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()
