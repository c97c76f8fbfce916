"""Pictures on paper: which a document holds, how large they stand, where the press finds them."""

from collections.abc import Iterator

from .model import Document, Picture, PictureSheet

LOST = "（照片文件找不到了）"
"""Stands where a picture should: a paper is made all the same."""

WIDEST, HIGHEST = 74.0, 46.0
"""Millimetres: two stand side by side in 156, three rows of them on a page."""

_PNG = b"\x89PNG"


def address_of(picture: Picture) -> str:
    """What stands in the page for it; only the press knows the file."""
    return f"paper:picture-{picture.digest}"


def fitted(picture: Picture) -> tuple[float, float]:
    """Width and height in millimetres: as large as its half of the row allows, never distorted."""
    width, height = max(picture.width, 1), max(picture.height, 1)
    scale = min(WIDEST / width, HIGHEST / height)
    return width * scale, height * scale


def kind_of(data: bytes) -> str:
    """The content type of a picture's bytes."""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


def pictures_of(document: Document) -> Iterator[Picture]:
    """Every picture of the paper, in its order."""
    for blocks in (document.blocks, *(annex.blocks for annex in document.annexes)):
        for block in blocks:
            if isinstance(block, PictureSheet):
                yield from block.pictures
