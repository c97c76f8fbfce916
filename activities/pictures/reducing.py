"""A picture as it came is made small, upright and clean: nothing of its bytes is kept but what it shows.

Where it was taken, with what, by whom, and whatever hangs behind it is gone: the pixels are written anew.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, cast

from PIL import Image, ImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from activities.pictures.errors import PictureRefused
from activities.pictures.looking import BROKEN, Format, format_of, jpeg_frame, webp_size

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
LONGEST = 1600
THUMB = 400
QUALITY = 82
MOST_PIXELS_BY_LINE = 250_000_000
"""A JPEG that is decoded line by line at a fraction of its size."""
MOST_PIXELS_JPEG = 50_000_000
"""One that is held whole while it is decoded."""
MOST_PIXELS_WEBP = 16_000_000
"""Its decoder holds several copies of the canvas."""
MOST_PIXELS = 25_000_000
"""PNG and GIF; a long screenshot has some 20 million."""

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# One picture at a time in a process: what one may take of memory is then what all of them may.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Reduced:
    """Two JPEGs without anything but pixels; the size and the SHA-256 are those of the larger one."""

    full: bytes
    thumb: bytes
    width: int
    height: int
    digest: str


def reduce(file: IO[bytes]) -> Reduced:
    """Judge and reduce what was sent in. Whatever the bytes: a Reduced or PictureRefused, nothing else."""
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if not data:
        raise PictureRefused("这是空文件，没有传完整。请再传一次。")
    if len(data) > MOST_BYTES:
        raise PictureRefused(f"文件超过{MOST_BYTES // MEGABYTE}MB。请截图后再传。")
    with _one_at_a_time, _whole_pictures_only():
        try:
            return _reduced(data)
        except PictureRefused:
            raise
        except Exception as error:  # Pillow raises nearly anything on hostile bytes
            raise PictureRefused(BROKEN) from error


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """WeasyPrint sets this for all of the process: half a picture would then come out with a grey half."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _reduced(data: bytes) -> Reduced:
    image = _small(_opened(data))
    full = _clean(image)
    image.thumbnail((THUMB, THUMB), Image.Resampling.LANCZOS)
    written = _jpeg(full)
    return Reduced(
        full=written,
        thumb=_jpeg(_clean(image)),
        width=full.width,
        height=full.height,
        digest=hashlib.sha256(written).hexdigest(),
    )


def _opened(data: bytes) -> ImageFile.ImageFile:
    """The picture, not decoded yet, within the limits; of several frames the first."""
    image: ImageFile.ImageFile
    match format_of(data):
        case Format.JPEG:
            frame = jpeg_frame(data)
            most = MOST_PIXELS_JPEG if frame.at_once else MOST_PIXELS_BY_LINE
            _check_size(frame.width, frame.height, most)
            # Not Image.open: that would look for a second picture behind the first one (MPO).
            image = JpegImageFile(BytesIO(data))
            _check_size(*image.size, most)
            longest = max(image.size)
            if longest > LONGEST:
                wanted = [max(1, side * LONGEST // longest) for side in image.size]
                image.draft(None, (wanted[0], wanted[1]))
            return image
        case Format.WEBP:
            _check_size(*webp_size(data), MOST_PIXELS_WEBP)
            image = WebPImageFile(BytesIO(data))
        case Format.PNG:
            image = PngImageFile(BytesIO(data))
        case Format.GIF:
            image = GifImageFile(BytesIO(data))
    _check_size(*image.size, MOST_PIXELS)
    return image


def _check_size(width: int, height: int, most: int) -> None:
    if width < 1 or height < 1:
        raise PictureRefused(BROKEN)
    if width * height > most:
        raise PictureRefused(f"照片有{width}×{height}个像素，太大了。请截图后再传。")


def _small(image: ImageFile.ImageFile) -> Image.Image:
    """Decoded, in one of the modes that can be made smaller well, made smaller and turned upright."""
    turn = _UPRIGHT.get(_orientation(image))
    image.load()
    plain: Image.Image = image
    if plain.mode.startswith("I"):
        # 16 bits of grey: by a plain conversion all that is not black would be white.
        plain = plain.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif plain.mode in ("1", "CMYK", "YCbCr", "LAB", "HSV", "F"):
        plain = plain.convert("L" if plain.mode in ("1", "F") else "RGB")
    elif plain.mode not in ("L", "RGB") or "transparency" in plain.info:
        plain = plain.convert("RGBA")
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return plain if turn is None else plain.transpose(turn)


def _orientation(image: ImageFile.ImageFile) -> int:
    """How the camera was held; upright where what says so cannot be read."""
    try:
        return cast(int, image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a damaged note about the picture is no damage to the picture
        return 1


def _clean(image: Image.Image) -> Image.Image:
    """The pixels alone, on white where one saw through."""
    clean = Image.new("RGB", image.size, "white")
    clean.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return clean


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
