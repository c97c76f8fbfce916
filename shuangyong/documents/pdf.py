"""A Document as PDF in the manner of GB/T 9704-2012, set by WeasyPrint."""

import gc
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .figures import FAMILY, figures_font
from .fonts import extra_files, family_lists, font_files, reserve_files
from .glyphs import has_rare, printed
from .metrics import Metrics
from .model import Document
from .passes import lay_out
from .pictures import address_of, kind_of, pictures_of
from .watermark import MARKS, watermark_svg

# Pango's font map, which all papers share, must not be used by two threads at once.
_lock = threading.Lock()

_VARIANT = "pdf/ua-1"
_SHEETS = ("paper.css", "redhead.css")


class Refused(ValueError):
    """Something on the page asked for a resource that is not ours."""


class PaperFetcher(URLFetcher):
    """Serves the paper's own fonts and marks and nothing else: no file, no network."""

    def __init__(
        self, parts: Mapping[str, Path | bytes], pictures: Mapping[str, Path | bytes] | None = None
    ) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures or {}
        self._parts = {**parts, **self._pictures} if pictures else parts

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource behind `paper:…`; raises `Refused` for every other address."""
        part = self._parts.get(url)
        if part is None:
            raise Refused(f"not a part of the paper: {url[:80]}")
        data = part.read_bytes() if isinstance(part, Path) else part
        kind = "image/svg+xml" if url.endswith(".svg") else "font/otf"
        if url in self._pictures:
            kind = kind_of(data)
        return URLFetcherResponse(url, data, {"Content-Type": kind})


class _Press:
    """Fonts and style sheets, read once: they take longer than setting a short paper."""

    def __init__(self) -> None:
        files = font_files()
        extras = extra_files()
        fonts: dict[str, Path | bytes] = {**files, **extras}
        if figures := figures_font(files):
            fonts[FAMILY] = figures
        drawings = {mark: watermark_svg(files.get("Paper Hei"), mark) for mark in MARKS}
        self._parts: dict[str, Path | bytes] = {
            MARKS[mark]: drawing.encode() for mark, drawing in drawings.items() if drawing
        }
        self.fetcher = PaperFetcher(self._parts)
        self.fonts = FontConfiguration()
        self.metrics = Metrics(fonts)
        self._has_reserves = False
        self._css(self._faces(fonts))
        folder = resources.files(__package__)
        sheets = [folder.joinpath(name).read_text("utf-8") for name in _SHEETS]
        lists = "".join(f"{name}:{families};" for name, families in family_lists(extras).items())
        self.paper = self._css(f"html{{{lists}}}{''.join(sheets)}")
        self.marks = {mark: self._css(_mark_css(mark, bool(drawing))) for mark, drawing in drawings.items()}

    def _css(self, text: str) -> CSS:
        return CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher)

    def _faces(self, fonts: Mapping[str, Path | bytes]) -> str:
        """@font-face rules; the fonts become parts of the paper."""
        addresses = {family: f"paper:font-{family.replace(' ', '-')}" for family in fonts}
        self._parts.update((addresses[family], font) for family, font in fonts.items())
        return "".join(
            f'@font-face{{font-family:"{family}";src:url("{address}")}}'
            for family, address in addresses.items()
        )

    def _add_reserves(self) -> None:
        """Noto, the first time a paper needs it: most never do, and it is larger than all the rest."""
        if not self._has_reserves:
            self._css(self._faces(reserve_files()))
            self._has_reserves = True

    def _fetcher_for(self, document: Document) -> PaperFetcher:
        """One that knows this paper's pictures too; they stay with it."""
        pictures: dict[str, Path | bytes] = {
            address_of(picture): Path(picture.path) for picture in pictures_of(document)
        }
        return PaperFetcher(self._parts, pictures) if pictures else self.fetcher

    def print(self, document: Document) -> bytes:
        document = printed(document)
        if has_rare(document):
            self._add_reserves()
        sheets = [self.paper, self.marks[document.mark]] if document.mark else [self.paper]

        fetcher = self._fetcher_for(document)

        def render(page: str) -> Any:
            html = HTML(string=page, url_fetcher=fetcher)
            return html.render(stylesheets=sheets, font_config=self.fonts, pdf_variant=_VARIANT)

        laid_out = lay_out(document, render, self.metrics)
        return bytes(laid_out.write_pdf(pdf_variant=_VARIANT))


@cache
def _press() -> _Press:
    return _Press()


def to_pdf(document: Document) -> bytes:
    """The printed paper: A4, fonts embedded, tagged, with bookmarks. Safe to call from many threads."""
    with _lock, _garbage_waits():
        return _press().print(document)


@contextmanager
def _garbage_waits() -> Iterator[None]:
    """The boxes of a paper live until it is drawn: looking for garbage among them costs a sixth more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mark_css(mark: str, drawn: bool) -> str:
    """A mark across the page: drawn under the text where a font gave its outlines, else a word above it."""
    if drawn:
        return f'@page{{background:url("{MARKS[mark]}") no-repeat center / 130mm}}'
    return f'@page{{@top-center{{content:"{" ".join(mark)}";color:#999;font-size:16pt}}}}'
