"""Pages of a PDF as pictures, for the preview beside the editor."""

import threading
from io import BytesIO

import pypdfium2

MAX_WIDTH = 2400
"""Widest picture in pixels; A4 at 290 dpi."""

# PDFium keeps global state and is not made for threads, not even with separate documents.
_lock = threading.Lock()


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _lock, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


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
            picture = bitmap.to_pil().convert("L")
        finally:
            page.close()
    if picture.width != width_px:  # rounding may give one pixel more
        picture = picture.resize((width_px, picture.height))
    target = BytesIO()
    picture.save(target, "PNG", optimize=False)
    return target.getvalue()
