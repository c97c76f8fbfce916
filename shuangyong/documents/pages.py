"""Pages of a PDF as pictures, for the preview beside the editor."""

import threading
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops

MAX_WIDTH = 2400
"""Widest picture in pixels; A4 at 290 dpi."""

# PDFium keeps global state and is not made for threads, not even with separate documents.
_lock = threading.Lock()


POINTS = 72
"""PDF's unit, to the inch."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points, as it is looked at."""

    width: float
    height: float

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Width and height of its picture."""
        return round(self.width * dpi / POINTS), round(self.height * dpi / POINTS)


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _lock, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[PageSize]:
    """The size of each page, in their order."""
    with _lock, pypdfium2.PdfDocument(pdf) as document:
        return [PageSize(*document.get_page_size(index)) for index in range(len(document))]


def page_picture(pdf: bytes, index: int, dpi: int) -> bytes:
    """Page `index` (from 0) as PNG of `PageSize.pixels(dpi)`. Raises IndexError, ValueError."""
    sizes = page_sizes(pdf)
    if not 0 <= index < len(sizes):
        raise IndexError(f"page {index} of {len(sizes)}")
    return page_png(pdf, index, sizes[index].pixels(dpi)[0])


def page_png(pdf: bytes, index: int, width_px: int) -> bytes:
    """Page `index` (from 0) as PNG, `width_px` wide (1..`MAX_WIDTH`). Raises IndexError, ValueError."""
    if not 1 <= width_px <= MAX_WIDTH:
        raise ValueError(f"width must be 1..{MAX_WIDTH}, not {width_px}")
    with _lock, pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= index < len(document):
            raise IndexError(f"page {index} of {len(document)}")
        page = document[index]
        try:
            bitmap = page.render(scale=width_px / page.get_width())
            picture = bitmap.to_pil().convert("RGB")
        finally:
            page.close()
    if picture.width != width_px:  # rounding may give one pixel more
        picture = picture.resize((width_px, picture.height))
    target = BytesIO()
    _lean(picture).save(target, "PNG", optimize=False)
    return target.getvalue()


def _lean(picture: Image.Image) -> Image.Image:
    """Grey where nothing is coloured, else (a red head) 64 colours: a third of the bytes."""
    red, green, blue = picture.split()
    if not any(ImageChops.difference(red, other).getbbox() for other in (green, blue)):
        return red
    return picture.quantize(64, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
