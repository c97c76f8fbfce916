"""Pictures as phones, and people of ill will, send them."""

import zipfile
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SCRIPT = b"<html><script>alert(1)</script></html>"


def written(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def two_halves(size: tuple[int, int] = (80, 40), mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image.convert(mode)


def jpeg(colour: str = "brown", size: tuple[int, int] = (60, 40)) -> bytes:
    return written(Image.new("RGB", size, colour))


def taken_somewhere(orientation: int = 1) -> bytes:
    """With a place, a camera's name and a comment."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRETCAMERA"
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 5.0), 3: "E", 4: (120.0, 10.0, 2.0)})
    return written(two_halves(), exif=exif, comment=b"SECRETCOMMENT", icc_profile=b"SECRETPROFILE" * 20)


def archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("SECRET.class", b"\xca\xfe\xba\xbe")
    return out.getvalue()


def upload(data: bytes | None = None, name: str = "现场.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if data is None else data, content_type=kind)


def uploads(count: int) -> list[SimpleUploadedFile]:
    """As many different ones."""
    return [
        upload(jpeg(f"#{number * 8:02x}40{255 - number * 8:02x}"), f"{number}.jpg") for number in range(count)
    ]
