"""What a file is and how large it unpacks, looked at before anything parses it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile, ZipInfo

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK, _OVERLAP = 1 << 20, 256
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
# XML of a spreadsheet never has these; a bomb of entities or a file of the server's would need them.
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))  # fmt: skip  # noqa: E501
SAVE_AS = "请用 Excel 或 WPS 打开它，点“文件—另存为”，类型选“Excel 工作簿（.xlsx）”，再传这个新文件。"


class Unreadable(Exception):
    """The file is not taken; `str(error)` tells the user why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold; bytes as they lie in the file and unpacked, rows and columns of a sheet."""

    packed: int = 10 * 1024 * 1024
    unpacked: int = 120 * 1024 * 1024
    ratio: int = 150  # only of what unpacks to more than 10 MB
    entries: int = 1000
    sheets: int = 50
    rows: int = 20_000
    columns: int = 300
    blank_run: int = 10_000


@dataclass(frozen=True, slots=True)
class Package:
    """What a look at the parts has shown, by the path of each sheet's part."""

    with_formulas: frozenset[str] = frozenset()
    merges: dict[str, tuple[str, ...]] = field(default_factory=dict)


def inspect(data: bytes, limits: Limits) -> Package:
    """Look at the file without parsing it. Raises Unreadable for whatever is no harmless .xlsx."""
    if not data:
        raise Unreadable("这个文件是空的，请换一个。")
    if len(data) > limits.packed:
        raise Unreadable(f"文件太大了：最大{limits.packed // 1024 // 1024} MB，请删掉里面的图片再传。")
    if not data.startswith(b"PK\x03\x04"):
        raise Unreadable(_what_else(data))
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_names(archive, limits)
            _check_sizes(archive.infolist(), limits)
            return _scan(archive)
    except Unreadable:
        raise
    except Exception as error:  # BadZipFile, zlib.error and whatever else a broken archive raises
        raise Unreadable(f"这个文件损坏了，打不开。{SAVE_AS}") from error


def _what_else(data: bytes) -> str:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "这个文件设了打开密码。请在 Excel 或 WPS 里取消密码，保存后再传。"
        return f"这是旧格式的表格（.xls 或 WPS 的 .et），读不了。{SAVE_AS}"
    if data.startswith(b"%PDF"):
        return "这是 PDF，不是表格。请传 .xlsx 文件。"
    if b"\0" not in data[:4096]:
        return f"这是文本文件（如 .csv），不是 Excel 工作簿。{SAVE_AS}"
    return f"这不是 .xlsx 工作簿。{SAVE_AS}"


def _check_names(archive: ZipFile, limits: Limits) -> None:
    names = set(archive.namelist())
    if len(archive.infolist()) > limits.entries:
        raise Unreadable("这个文件里的部件太多了，不像一张表，没有打开。")
    if any(name.startswith("word/") for name in names):
        raise Unreadable("这是 Word 文件，不是表格。请传 .xlsx 文件。")
    if "xl/workbook.bin" in names or "mimetype" in names:
        raise Unreadable(f"这是另一种格式的表格（.xlsb 或 .ods），读不了。{SAVE_AS}")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(f"这个文件里带有宏，为了安全不打开。{SAVE_AS}")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable(f"这不是 .xlsx 工作簿。{SAVE_AS}")
    if sum(name.startswith("xl/worksheets/sheet") for name in names) > limits.sheets:
        raise Unreadable(f"这个文件里的工作表太多了：最多{limits.sheets}张。")


def _check_sizes(items: list[ZipInfo], limits: Limits) -> None:
    """The sizes an entry states bound what reading it gives; what it hides beyond them is an error there."""
    unpacked = sum(item.file_size for item in items)
    packed = sum(item.compress_size for item in items) or 1
    swollen = unpacked > 10 * 1024 * 1024 and unpacked > packed * limits.ratio
    if unpacked > limits.unpacked or swollen:
        raise Unreadable("这个文件解开以后大得不正常，没有打开。请把要传的内容复制到一张新表里再传。")


def _scan(archive: ZipFile) -> Package:
    formulas, merges = set(), {}
    for item in archive.infolist():
        if not item.filename.endswith((".xml", ".rels", ".vml")):
            continue
        has_formula, found = _scan_part(archive, item)
        if item.filename.startswith("xl/worksheets/"):
            merges[item.filename] = tuple(found)
            if has_formula:
                formulas.add(item.filename)
    return Package(frozenset(formulas), merges)


def _scan_part(archive: ZipFile, item: ZipInfo) -> tuple[bool, list[str]]:
    has_formula, merges = False, dict[str, None]()
    for piece in _pieces(archive, item):
        if any(word in piece for word in _DECLARATIONS):
            raise Unreadable(f"这个文件里有表格不该有的内容，为了安全没有打开。{SAVE_AS}")
        has_formula = has_formula or b"<f>" in piece or b"<f " in piece or b":f>" in piece
        merges.update((found.decode(), None) for found in _MERGE.findall(piece))
    return has_formula, list(merges)


def _pieces(archive: ZipFile, item: ZipInfo) -> Iterator[bytes]:
    """The part in pieces, each with the end of the one before, so that no word is cut in two."""
    tail = b""
    with archive.open(item) as part:
        while chunk := part.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]
