"""What a file is, by its first bytes alone: its name and what the browser calls it count for nothing."""

from dataclasses import dataclass
from enum import Enum

from activities.pictures.errors import PictureRefused

_STANDALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length
_NOT_FRAMES = {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
_SCAN = 0xDA
_MOST_SCANS = 100
"""A camera writes ten at most; thousands over one small file are made to keep the decoder busy."""

HEIC = "这是苹果手机的HEIC格式，网页上打不开。请在手机相机设置里选“兼容性最好”，或者截图后再传。"
VIDEO = "这是视频，不是照片。请截图后再传。"
PDF = "这是PDF文件，不是照片。请拍成照片或者截图后再传。"
OTHER_PICTURE = "这种图片格式不能用。请另存为JPG，或者截图后再传。"
NOT_ONE = "这不是照片文件。请传手机拍的照片或者截图（JPG、PNG、WEBP）。"
BROKEN = "照片没有传完整，或者已经损坏。请再传一次；还不行，就打开照片截图后再传。"


class Format(Enum):
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"


@dataclass(frozen=True, slots=True)
class Frame:
    """A JPEG's frame: its size, and whether the decoder holds all of it at once to decode it."""

    width: int
    height: int
    at_once: bool


def format_of(data: bytes) -> Format:
    """Raises PictureRefused, with what to do, for whatever is none of the four."""
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    raise PictureRefused(_what_else(data))


def _what_else(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        brands = data[8 : min(len(data), 64)]
        is_picture = any(brand in brands for brand in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"))
        return HEIC if is_picture else VIDEO
    if data.startswith(b"%PDF"):
        return PDF
    if data.startswith((b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS")):
        return OTHER_PICTURE
    return NOT_ONE


def jpeg_frame(data: bytes) -> Frame:
    """From the headers alone, before anything is decoded. Raises PictureRefused where there is no frame.

    A progressive picture, or one whose colours come in scans of their own, is held whole while it is decoded:
    reduced or not, it takes memory by its full size.
    """
    frame: tuple[int, int, int, bool] | None = None
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            place += 1
            continue
        marker = data[place + 1]
        if marker in (0x00, 0xFF) or marker in _STANDALONE:
            place += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        body = data[place + 4 : place + 2 + length]
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES and len(body) >= 6:
            height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
            frame = (width, height, body[5], marker in _PROGRESSIVE)
        if marker == _SCAN and frame is not None and body:
            at_once = frame[3] or body[0] < frame[2]
            if at_once and data.count(b"\xff\xda", place) > _MOST_SCANS:
                raise PictureRefused(BROKEN)
            return Frame(frame[0], frame[1], at_once)
        place += 2 + max(length, 2)
    raise PictureRefused(BROKEN)


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height of the canvas: the decoder takes memory for it as soon as it is opened."""
    chunk = data[12:16]
    if len(data) >= 30 and chunk == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if len(data) >= 30 and chunk == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    if len(data) >= 25 and chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise PictureRefused(BROKEN)
