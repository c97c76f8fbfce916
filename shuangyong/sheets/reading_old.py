"""Workbooks of old Excel and WPS (.xls, .et), read by calamine; nothing in them is ever run."""

import warnings
from io import BytesIO

from python_calamine import CalamineWorkbook

from .reading_fast import PlainSheet, _rows
from .reading_limits import SAVE_AS, Limits, Unreadable

_DENSE = 3_000_000  # cells: it is laid out as a full rectangle in memory
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_old(data: bytes) -> bool:
    """Whether it is a workbook of the old kind: one that has no password and is no new one inside an old."""
    if not data.startswith(_OLE) or "EncryptedPackage".encode("utf-16-le") in data:
        return False
    return any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))


def read_old(data: bytes, limits: Limits) -> list[PlainSheet]:
    """All sheets as words. Unreadable, with what to do, for everything that is none."""
    if len(data) > limits.packed:
        raise Unreadable(f"文件太大了：最大{limits.packed // 1024 // 1024} MB，请删掉里面的图片再传。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _sheets(data, limits)
    except Unreadable:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        # calamine panics (a BaseException) on some damaged files.
        raise Unreadable(f"这个旧格式的文件读不出来，可能损坏了或者设了密码。{SAVE_AS}") from error


def _sheets(data: bytes, limits: Limits) -> list[PlainSheet]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    abouts = [about for about in workbook.sheets_metadata if "WorkSheet" in str(about.typ)]
    if len(abouts) > limits.sheets:
        raise Unreadable(f"工作表太多了：最多{limits.sheets}张，请只留要导入的。")
    found = []
    for about in abouts:
        sheet = workbook.get_sheet_by_name(about.name)
        last = sheet.end or (0, 0)
        if (last[0] + 1) * (last[1] + 1) > _DENSE:
            raise Unreadable(f"“{about.name}”太大了，右边或下边有多余的内容，请删掉再传。")
        rows = tuple(_rows(sheet, about.name, {}, limits))
        merges = tuple(
            (left + 1, top + 1, right + 1, bottom + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        hidden = "Visible" not in str(about.visible).rsplit(".", 1)[-1]
        found.append(PlainSheet(about.name, rows, merges, hidden))
    return found
