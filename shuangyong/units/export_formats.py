"""The two formats of import and export: cells that stay text, files looked at before they are parsed."""

import csv
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import tablib
from import_export.formats.base_formats import Format
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from shuangyong.sheets.cells import clean_text, is_dangerous, safe_cell
from shuangyong.sheets.table import put

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS, MAX_COLUMNS = 2_000, 60


class UnreadableTable(ValueError):
    """The file cannot be taken in; the message (Chinese) says what to do."""


class TextCells(Format):
    """What the two have in common: both are read as bytes, both go out and come in."""

    def __init__(self, encoding: str | None = None) -> None:
        super().__init__()

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True


class Xlsx(TextCells):
    """.xlsx whose texts are declared texts: "=1+1" stays what it says and comes back the same."""

    def get_title(self) -> str:
        return "Excel 工作簿（.xlsx）"

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        check_package(in_stream)
        try:
            book = load_workbook(BytesIO(in_stream), read_only=True)
            sheet = book.worksheets[0]
            rows = [
                [_value(cell) for cell in row]
                for row in sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS)
            ]
        except UnreadableTable:
            raise
        except (
            BadZipFile,
            InvalidFileException,
            KeyError,
            ValueError,
            IndexError,
            SyntaxError,
            OSError,
        ) as error:
            raise UnreadableTable(
                "这个 Excel 文件打不开，可能已损坏。请在 Excel 里另存一份再上传。"
            ) from error
        return dataset_of(rows)

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        book = Workbook(write_only=False)
        sheet = book.worksheets[0]
        for number, row in enumerate([dataset.headers or [], *dataset], 1):
            for column, value in enumerate(row, 1):
                put(sheet.cell(number, column), safe_cell(value))  # type: ignore[arg-type]
        sheet.freeze_panes = "A2"
        for letter in (column[0].column_letter for column in sheet.iter_cols(max_row=1)):  # type: ignore[union-attr]
            sheet.column_dimensions[letter].width = 20
        output = BytesIO()
        book.save(output)
        return output.getvalue()


class Csv(TextCells):
    """A .csv in UTF-8; a leading apostrophe keeps a text a text, and is taken off on reading."""

    def get_title(self) -> str:
        return "CSV 文本（.csv）"

    def get_extension(self) -> str:
        return "csv"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        try:
            reader = csv.reader(StringIO(_decode(in_stream), newline=""), strict=True)
            rows = [[cell.removeprefix("'") for cell in row] for row in reader if row]
        except csv.Error as error:
            raise UnreadableTable(
                "这个 CSV 文件的引号或分隔不完整。请用 Excel 另存为 .xlsx 再上传。"
            ) from error
        return dataset_of(rows)

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        output = StringIO(newline="")
        writer = csv.writer(output)
        for row in [dataset.headers or [], *dataset]:
            writer.writerow([_csv_text(value) for value in row])
        return output.getvalue().encode("utf-8-sig")


FORMATS: list[type[Format]] = [Xlsx, Csv]


def format_index(file_name: str, head: bytes) -> int:
    """Which of FORMATS a file is, by its name and its first bytes; UnreadableTable with advice otherwise."""
    name = file_name.lower()
    if name.endswith((".xls", ".et", ".ods")) or head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTable("不支持这种旧格式。请在 Excel 或 WPS 里“另存为” .xlsx，再上传。")
    if name.endswith(".xlsx"):
        if not head.startswith(b"PK\x03\x04"):
            raise UnreadableTable(
                "这个文件名是 .xlsx，内容却不是 Excel 工作簿。请在 Excel 里另存一份再上传。"
            )
        return 0
    if name.endswith(".csv"):
        if head.startswith(b"PK\x03\x04"):
            raise UnreadableTable("这个文件名是 .csv，内容却是 Excel 工作簿。请把扩展名改回 .xlsx 再上传。")
        return 1
    raise UnreadableTable("只能导入 .xlsx 或 .csv 文件。")


def check_package(data: bytes) -> None:
    """Look at the zip's directory before anything is unpacked: 178 KB can become 44 MB."""
    try:
        with ZipFile(BytesIO(data)) as package:
            unpacked = sum(item.file_size for item in package.infolist())
    except BadZipFile as error:
        raise UnreadableTable("这个 Excel 文件打不开，可能已损坏。请在 Excel 里另存一份再上传。") from error
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 1):
        raise UnreadableTable("这个 Excel 文件展开后太大，没有读取。请只保留要导入的几列，另存一份再上传。")


def dataset_of(rows: list[list[str]]) -> tablib.Dataset:
    """Head and rows as texts, each row as wide as the head; empty ends are left off."""
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise UnreadableTable("表里没有数据。第一行要是表头，从第二行起是数据。")
    if len(rows) > MAX_ROWS + 1:
        raise UnreadableTable(f"一次最多导入 {MAX_ROWS} 行，请分成几份。")
    headers = [cell.strip() for cell in rows[0]]
    while headers and not headers[-1]:
        headers.pop()
    width = len(headers)
    dataset = tablib.Dataset(headers=headers)
    for row in rows[1:]:
        dataset.append((row + [""] * width)[:width])
    return dataset


def _value(cell: Any) -> str:
    if cell.data_type == "f":
        # Without a cached value a formula would come in as blank, and nobody would notice.
        raise UnreadableTable(f"第 {cell.row} 行有公式。请选中数据，复制后“选择性粘贴—数值”，再保存上传。")
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if abs(value) >= 10**15:
            raise UnreadableTable(f"第 {cell.row} 行有超过 15 位的数字。请先把该列设为“文本”再填写。")
        return str(int(value)) if value == int(value) else str(value)
    return str(value)


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableTable("认不出这个文件的文字编码。请用 Excel 另存为 .xlsx 再上传。")


def _csv_text(value: object) -> str:
    text = clean_text("" if value is None else str(value))
    return f"'{text}" if text.startswith("'") or is_dangerous(text) else text
