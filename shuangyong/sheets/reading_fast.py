"""Large workbooks as plain words, read by calamine; what it does not tell is looked up in the parts.

calamine gives a cell's value alone: an error, and a formula whose value was never stored, look like blanks to
it, and it lays out a sheet as a full rectangle in memory. Both are looked at in the XML before it is called.
"""

import csv
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import CalamineWorkbook

from .reading import RawCell, read_workbook
from .reading_limits import SAVE_AS, Limits, Unreadable, inspect
from .reading_values import MEND_FORMULA, UNSOLVED, CellProblem, clean, text_of

RUINED = "长号码被 Excel 当成了数字，后几位已经变成0"
MEND_RUINED = "请把这一列设为“文本”格式（或在号码前加一个英文单引号），对照证件重新填写。"
_EXACT = 10**15
_DENSE = 3_000_000  # cells; a sparse sheet of more goes the slow way, which holds only what is there
_REFERENCE = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_FAR = re.compile(rb'r="(?:[A-Z]{2,3}\d|[A-Z]\d{6})')  # none: less than 26 × 100,000 cells, which is dense
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|t)(?:\s[^>]*)?>[^<]|<(?:\w+:)?r>")
_MAIN = re.compile(r"\{[^}]*\}")


class Unread(NamedTuple):
    """A cell that cannot be taken: what is wrong and how to mend it; neither repeats what stands there."""

    problem: str
    mend: str


Plain = str | Unread


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A sheet as words: its rows that have something in them, by their numbers (from 1)."""

    name: str
    rows: tuple[tuple[int, tuple[Plain, ...]], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


def read_plain(data: bytes, limits: Limits | None = None) -> list[PlainSheet]:
    """All sheets of an .xlsx, or the one of a .csv. Unreadable, with what to do, for everything else."""
    limits = limits or Limits()
    if _looks_like_text(data):
        return [_csv(data, limits)]
    inspect(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            marks = _marks(data)
            if any(mark.is_sparse for mark in marks.values()):
                return _slowly(data, limits)
            return list(_sheets(data, marks, limits))
    except Unreadable:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        # calamine panics (a BaseException) on some damaged files; the slow reader judges them.
        return _slowly(data, limits)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What calamine does not tell of a sheet: cells (row, column from 0) that are errors or unsolved."""

    flaws: dict[tuple[int, int], Unread]
    is_sparse: bool = False


def _marks(data: bytes) -> dict[str, _Marks]:
    with ZipFile(BytesIO(data)) as archive:
        return {
            name: _marks_of(archive.read(path))
            for name, path in _paths(archive)
            if path in archive.namelist()
        }


def _paths(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet."""
    targets = {}
    for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314
        targets[relation.get("Id")] = str(relation.get("Target"))
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314
        if _MAIN.sub("", element.tag) == "sheet":
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            target = targets.get(key, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield str(element.get("name")), path


def _marks_of(part: bytes) -> _Marks:
    if any(odd in part for odd in (b"r='", b"r =")):
        return _Marks({}, is_sparse=True)  # nobody writes that; the places cannot be told, so the slow way
    if not _FAR.search(part):
        return _Marks(_flaws(part))
    letters: set[bytes] = set()
    last = 0
    for found in _REFERENCE.finditer(part):
        letters.add(found[1])
        last = max(last, int(found[2]))
    wide = max((column_index_from_string(letter.decode()) for letter in letters), default=0)
    return _Marks(_flaws(part), wide * last > _DENSE)


def _flaws(part: bytes) -> dict[tuple[int, int], Unread]:
    flaws: dict[tuple[int, int], Unread] = {}
    if b't="e"' not in part and not _FORMULA.search(part):
        return flaws
    for found in _CELL.finditer(part):
        place = _PLACE.search(found[1])
        flaw = _flaw(found[1], found[2]) if place else None
        if place and flaw:
            flaws[int(place[2]) - 1, column_index_from_string(place[1].decode()) - 1] = flaw
    return flaws


def _flaw(attributes: bytes, inner: bytes) -> Unread | None:
    if b't="e"' in attributes:
        return Unread("这一格是公式错误", "请改好公式，或直接填写内容。")
    if _FORMULA.search(inner) and not _VALUE.search(inner):
        return Unread(UNSOLVED, MEND_FORMULA)
    return None


def _sheets(data: bytes, marks: dict[str, _Marks], limits: Limits) -> Iterator[PlainSheet]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for about in workbook.sheets_metadata:
        if "WorkSheet" not in str(about.typ):
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        mark = marks.get(about.name, _Marks({}))
        rows = tuple(_rows(sheet, about.name, mark.flaws, limits))
        merges = tuple(
            (left + 1, top + 1, right + 1, bottom + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        yield PlainSheet(about.name, rows, merges, "Visible" not in str(about.visible).rsplit(".", 1)[-1])


def _rows(
    sheet: Any, name: str, flaws: dict[tuple[int, int], Unread], limits: Limits
) -> Iterator[tuple[int, tuple[Plain, ...]]]:
    flawed_rows = {row for row, _ in flaws}
    known: dict[str, str] = {}
    found = 0
    # iter_rows begins at the first row, whatever the sheet's own start; its columns at column A.
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)):
        cells: list[Plain] = [_plain(value, known) for value in row]
        if number in flawed_rows:
            cells += [""] * (max(column for line, column in flaws if line == number) + 1 - len(cells))
            for column in range(len(cells)):
                cells[column] = flaws.get((number, column), cells[column])
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        found += 1
        _check(found, cells, name, number + 1, limits)
        yield number + 1, tuple(cells)


def _check(found: int, cells: Sequence[object], name: str, number: int, limits: Limits) -> None:
    if found > limits.rows:
        raise Unreadable(f"“{name}”的行数太多了：最多{limits.rows}行，请分成几个文件。")
    if len(cells) > limits.columns:
        last = get_column_letter(len(cells))
        raise Unreadable(
            f"“{name}”第{number}行一直写到了{last}列：最多{limits.columns}列，请删掉右边多余的内容。"
        )


def _plain(value: Any, known: dict[str, str]) -> Plain:
    """A value of calamine's as a person reads it. Words that come again are cleaned once."""
    if isinstance(value, str):
        if value.isprintable() and value.strip() == value:
            return value  # nothing to clean, as in most cells
        seen = known.get(value)
        if seen is None:
            seen = clean(value)
            if len(known) < 20_000:
                known[value] = seen
        return seen
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, time):
        return f"{value.hour}:{value:%M}"
    if isinstance(value, timedelta):
        return str(value)
    return clean(str(value))


def _number(value: float) -> Plain:
    if abs(value) >= _EXACT:
        return Unread(RUINED, MEND_RUINED)
    if value == int(value):
        return str(int(value))
    return f"{Decimal(f'{value:.15g}').normalize():f}"


def _slowly(data: bytes, limits: Limits) -> list[PlainSheet]:
    sheets = []
    for sheet in read_workbook(data, limits):
        rows = tuple((row.number, tuple(_plain_raw(cell) for cell in row.cells)) for row in sheet.rows)
        sheets.append(PlainSheet(sheet.name, rows, sheet.merges, sheet.hidden))
    return sheets


def _plain_raw(cell: RawCell) -> Plain:
    if isinstance(cell.value, datetime | date):
        return f"{cell.value:%Y-%m-%d}"
    if isinstance(cell.value, Decimal) and abs(cell.value) >= _EXACT:
        return Unread(RUINED, MEND_RUINED)
    try:
        return text_of(replace(cell, number_format="General") if isinstance(cell.value, Decimal) else cell)
    except CellProblem as problem:
        error = "公式错误" in str(problem)
        return Unread("这一格是公式错误" if error else str(problem), problem.mend)


def _looks_like_text(data: bytes) -> bool:
    if not data or data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{", b"<")):
        return False
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:4096]


def _csv(data: bytes, limits: Limits) -> PlainSheet:
    if len(data) > limits.packed:
        raise Unreadable(f"文件太大了：最大{limits.packed // 1024 // 1024} MB，请分成几个文件。")
    text = _decoded(data)
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",\t;，", key=first.count)
    if delimiter not in first:
        raise Unreadable(f"这不是一张表：里面没有用逗号分开的列。{SAVE_AS}")
    rows: list[tuple[int, tuple[Plain, ...]]] = []
    try:
        for number, line in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
            cells = tuple(clean(cell) for cell in line)
            while cells and not cells[-1]:
                cells = cells[:-1]
            if cells:
                _check(len(rows) + 1, cells, "这个文件", number, limits)
                rows.append((number, cells))
    except csv.Error as error:
        raise Unreadable(f"这个文件读不出来，可能损坏了。{SAVE_AS}") from error
    return PlainSheet("csv", tuple(rows))


def _decoded(data: bytes) -> str:
    codes = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"这个文件的文字编码认不出来。{SAVE_AS}")
