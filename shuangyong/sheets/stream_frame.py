"""All of a long workbook but its rows, made by XlsxWriter: titles, head, styles, paper, properties."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from xlsxwriter import Workbook

from .cells import DATE_FORMAT, MONEY_FORMAT, TEXT_FORMAT, WHOLE_FORMAT, clean_text
from .columns import CellKind, Column
from .layout import column_width, lines_needed, row_height
from .names import sheet_names
from .paper import A4, FOOTER
from .sheet import Sheet, WorkbookProperties
from .stream_cells import Look, Looks, letters

_SHEET_PART = "xl/worksheets/sheet1.xml"
_STYLE = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"/>')
_FORMATS = {
    CellKind.DATE: DATE_FORMAT,
    CellKind.MONEY: MONEY_FORMAT,
    CellKind.NUMBER: WHOLE_FORMAT,
    CellKind.INDEX: WHOLE_FORMAT,
}
_LOOKS = (Look.BODY, Look.QUOTED, Look.LONG, Look.TOTAL)
_MOST_NOTE = 200  # a foot holds 255 signs
_GREY = "#8C8C8C"


@dataclass(frozen=True, slots=True)
class Frame:
    """`head` and `tail` of the sheet's part; other `parts` by name; `looks`, the styles of its columns."""

    head: str
    tail: str
    parts: Mapping[str, str]
    looks: Looks
    first_row: int
    last_column: str
    sheet_part: str = _SHEET_PART

    def reaching(self, text: str, last: int) -> str:
        """The text with its table ending in row `last`, which nobody knew when the frame was made."""
        first = self.first_row
        text = text.replace(f":{self.last_column}{first}", f":{self.last_column}{last}")
        return text.replace(f":${self.last_column}${first}", f":${self.last_column}${last}")


def make_frame(sheet: Sheet, properties: WorkbookProperties, note: str) -> Frame:
    """The frame of a sheet whose columns have their final widths."""
    output = BytesIO()
    with Workbook(
        output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        _describe(book, properties)
        page = book.add_worksheet(sheet_names([sheet.name])[0])
        head = _write_top(book, page, sheet)
        _set_up_paper(page, sheet, head, note)
        for row, look in enumerate(_LOOKS, head + 1):
            for place, column in enumerate(sheet.columns):
                page.write_blank(row, place, None, _look(book, column, look))
    with ZipFile(output) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return _cut(parts, head + 2, len(sheet.columns))


def _cut(parts: dict[str, str], first: int, columns: int) -> Frame:
    """Take the rows that show the looks out of the sheet; what comes before and after is the frame."""
    whole = re.sub(r'<dimension ref="[^"]*"/>', "", parts.pop(_SHEET_PART))
    begin = whole.index(f'<row r="{first}"')
    end = whole.index("</sheetData>")
    rows = whole[begin:end].split("</row>")
    looks = {look: _STYLE.findall(row) for look, row in zip(_LOOKS, rows, strict=False)}
    return Frame(whole[:begin], whole[end:], parts, looks, first, letters(columns - 1))


def _write_top(book: Any, page: Any, sheet: Sheet) -> int:
    """Title, subtitle and head of the table; the number (from 0) of the head's row."""
    characters, last = sum(column.width for column in sheet.columns), len(sheet.columns) - 1
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    title = book.add_format({**centred, "font_name": "方正小标宋简体", "font_size": 20})
    subtitle = book.add_format({**centred, "font_name": "楷体", "font_size": 12, "font_color": "#595959"})
    head = book.add_format({**centred, **_type("黑体", bold=True), **_grid(), "bg_color": "#F3E9E4"})
    _across(page, 0, last, sheet.title, title)
    lines = lines_needed(sheet.title, characters * 11 / 20)
    page.set_row(0, row_height(lines, line_height=28, padding=12))
    row = 1
    if sheet.subtitle:
        _across(page, row, last, sheet.subtitle, subtitle)
        lines = lines_needed(sheet.subtitle, characters * 11 / 12)
        page.set_row(row, row_height(lines, line_height=17))
        row += 1
    for place, column in enumerate(sheet.columns):
        page.write_string(row, place, clean_text(column.title), head)
        page.set_column(place, place, column_width(column.width))
    lines = max(lines_needed(column.title, column.width) for column in sheet.columns)
    page.set_row(row, row_height(lines, padding=10))
    return row


def _across(page: Any, row: int, last: int, text: str, look: Any) -> None:
    if last:
        page.merge_range(row, 0, row, last, "", look)
    page.write_string(row, 0, clean_text(text), look)


def _look(book: Any, column: Column, look: Look) -> Any:
    text = column.kind in (CellKind.TEXT, CellKind.LONG_TEXT)
    form: dict[str, Any] = {
        **_type("宋体", bold=look is Look.TOTAL),
        **_grid(),
        "align": column.alignment,
        "valign": "vcenter",
        "text_wrap": True,
        "num_format": TEXT_FORMAT if text and look is not Look.LONG else _FORMATS.get(column.kind, "General"),
    }
    if look is Look.QUOTED:
        form["quote_prefix"] = True
    if look is Look.TOTAL:
        form["bg_color"] = "#F7F7F7"
    return book.add_format(form)


def _type(name: str, *, bold: bool = False) -> dict[str, Any]:
    return {"font_name": name, "font_size": 11, "bold": bold}


def _grid() -> dict[str, Any]:
    return {"border": 1, "border_color": _GREY}


def _set_up_paper(page: Any, sheet: Sheet, head: int, note: str) -> None:
    if sheet.landscape:
        page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.repeat_rows(head)
    page.freeze_panes(head + 1, 0)
    if sheet.filters:
        page.autofilter(head, 0, head + 1, len(sheet.columns) - 1)
    left = clean_text(note)[:_MOST_NOTE].replace("&", "&&")
    # The blank keeps figures at the note's beginning out of the size that stands before them.
    page.set_footer(f"&L&9 {left}&R&10 {FOOTER}" if left else f"&C&10{FOOTER}")


def _describe(book: Any, properties: WorkbookProperties) -> None:
    created = properties.created or datetime.now(UTC)
    if created.tzinfo:
        created = created.astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {
            "title": clean_text(properties.title),
            "subject": clean_text(properties.subject),
            "author": clean_text(properties.author),
            "created": created,
        }
    )
