"""What a file is, looked at before anything in it is parsed; a clear sentence for whatever is no .docx."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

SAVE_AS = (
    "请用 Word 或 WPS 打开它，点“文件—另存为”，类型选“Word 文档（.docx）”，再选这个新文件；"
    "也可以全选、复制，直接粘贴文字。"
)
PASTE = "请打开它，全选、复制，直接粘贴文字。"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024


class UnreadableWord(Exception):
    """The file is not taken; `str(error)` tells the user why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold: bytes as they lie there and unpacked, parts, lines and characters of text."""

    packed: int = 20 * _MEGABYTE
    unpacked: int = 400 * _MEGABYTE  # pictures and all; they are never unpacked
    part: int = 60 * _MEGABYTE  # of what is
    ratio: int = 150  # only of what unpacks to more than 10 MB
    entries: int = 5000
    lines: int = 20_000
    characters: int = 1_000_000


LIMITS = Limits()
BROKEN = (
    "这个文件损坏了，打不开，可能没有下载完或复制完。请换一份完好的；"
    f"如果 Word 或 WPS 还能打开它，就另存一份。{SAVE_AS}"
)
SWOLLEN = f"这个文件解开以后大得不正常，没有打开。{PASTE}"


def check_file(data: bytes, limits: Limits = LIMITS) -> None:
    """Raises UnreadableWord for whatever is not the package of a Word file without macros."""
    if not data:
        raise UnreadableWord("这个文件是空的，请换一个。")
    if len(data) > limits.packed:
        raise UnreadableWord(
            f"文件太大了（{len(data) / _MEGABYTE:.1f} MB），最大{limits.packed // _MEGABYTE} MB。"
            "请删掉里面的图片，另存一份再选；也可以全选、复制，直接粘贴文字。"
        )
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableWord(_what_else(data))
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_names(set(archive.namelist()))
            _check_entries(archive, limits)
    except UnreadableWord:
        raise
    except Exception as error:  # BadZipFile, zlib.error and whatever else a broken archive raises
        raise UnreadableWord(BROKEN) from error


def _what_else(data: bytes) -> str:
    if data.startswith(_OLE):
        return _old(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, words in _SIGNATURES:
        if head.startswith(signature):
            return words
    if re.match(rb"(?i)<(?:!doctype )?html|MIME-Version:|<\?xml", head):
        return f"这是网页格式的文件，不是 Word 文档（.docx）。{SAVE_AS}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:4096]:
        return (
            "这是纯文本文件，不是 Word 文档。请把文件名末尾改成“.txt”再选，"
            "或者用“记事本”打开它，全选、复制，直接粘贴文字。"
        )
    return f"这不是 Word 文档（.docx），或者文件损坏了。{SAVE_AS}"


def _old(data: bytes) -> str:
    """Files of old Office, and new ones with a password, which come in the same wrapping."""
    if _names(data, "EncryptedPackage", "DRMEncryptedDataSpace"):
        return (
            "这个文件设了打开密码。请在 Word 或 WPS 里打开它，"
            "取消密码（文件—信息—保护文档，或文件—文档加密），"
            "保存后再选；也可以全选、复制，直接粘贴文字。"
        )
    if not _names(data, "WordDocument"):
        if _names(data, "Workbook", "Book"):
            return f"这是旧格式的 Excel 表格，不是 Word 文档。{PASTE}"
        if _names(data, "PowerPoint Document"):
            return f"这是演示文稿（.ppt），不是 Word 文档。{PASTE}"
    return f"这是旧格式的 Word 文件（.doc，或 WPS 的 .wps），读不了。{SAVE_AS}"


def _names(data: bytes, *streams: str) -> bool:
    return any(name.encode("utf-16-le") in data for name in streams)


_PICTURE = "这是一张图片，不是 Word 文档。请把图上的文字录下来，粘贴进来。"
_ARCHIVE = "这是压缩包。请先把它解压，再选里面的 Word 文档（.docx）。"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x05\x06", "这是一个空的压缩包，不是 Word 文档。请换一个文件。"),
    (b"%PDF", f"这是 PDF，不是 Word 文档。{SAVE_AS}扫描件要先用“图片转文字”取出文字。"),
    (b"{\\rtf", f"这是 RTF 文件，读不了。{SAVE_AS}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
)

_KINDS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda name: name.startswith("xl/"), f"这是 Excel 表格，不是 Word 文档。{PASTE}"),
    (lambda name: name.startswith("ppt/"), f"这是演示文稿（PPT），不是 Word 文档。{PASTE}"),
    (lambda name: name == "mimetype", f"这是 OpenDocument 文件（.odt 等），读不了。{SAVE_AS}"),
    (lambda name: name == "OFD.xml", f"这是 OFD 版式文件，不是 Word 文档。{PASTE}"),
)


def _check_names(names: set[str]) -> None:
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise UnreadableWord(MACROS)
    if not any(name.startswith("word/") for name in names):
        for is_kind, words in _KINDS:
            if any(map(is_kind, names)):
                raise UnreadableWord(words)
    if "[Content_Types].xml" not in names:
        raise UnreadableWord(_ARCHIVE)


MACROS = f"这个文件里带有宏，为了安全没有打开。{SAVE_AS}"


def _check_entries(archive: ZipFile, limits: Limits) -> None:
    """The sizes an entry states bound what reading it gives; what it hides beyond them is an error there."""
    items = archive.infolist()
    if len(items) > limits.entries:
        raise UnreadableWord(f"这个文件里的部件太多了，不像一份文档，没有打开。{PASTE}")
    if any(item.flag_bits & 1 for item in items):
        raise UnreadableWord("这个压缩包设了密码，打不开。请先解压，再选里面的 Word 文档（.docx）。")
    if any(item.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for item in items):
        raise UnreadableWord(BROKEN)
    unpacked = sum(item.file_size for item in items)
    packed = sum(item.compress_size for item in items) or 1
    swollen = unpacked > 10 * _MEGABYTE and unpacked > packed * limits.ratio
    if unpacked > limits.unpacked or swollen:
        raise UnreadableWord(SWOLLEN)
