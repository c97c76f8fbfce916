"""A Document as PDF in the manner of GB/T 9704-2012, set by WeasyPrint."""

import threading
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .figures import FAMILY, figures_font
from .flush import fill_lines
from .fonts import font_files
from .html import to_html
from .model import Document
from .watermark import MARKS, watermark_svg

# Pango's font map, which all papers share, must not be used by two threads at once.
_lock = threading.Lock()

_VARIANT = "pdf/ua-1"


class Refused(ValueError):
    """Something on the page asked for a resource that is not ours."""


class PaperFetcher(URLFetcher):
    """Serves the paper's own fonts and marks and nothing else: no file, no network."""

    def __init__(self, parts: Mapping[str, Path | bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._parts = parts

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource behind `paper:…`; raises `Refused` for every other address."""
        part = self._parts.get(url)
        if part is None:
            raise Refused(f"not a part of the paper: {url[:80]}")
        data = part.read_bytes() if isinstance(part, Path) else part
        kind = "image/svg+xml" if url.endswith(".svg") else "font/otf"
        return URLFetcherResponse(url, data, {"Content-Type": kind})


class _Press:
    """Fonts and style sheets, read once: they take longer than setting a short paper."""

    def __init__(self) -> None:
        files = font_files()
        fonts: dict[str, Path | bytes] = {**files}
        if figures := figures_font(files):
            fonts[FAMILY] = figures
        addresses = {family: f"paper:font-{place}" for place, family in enumerate(fonts)}
        drawings = {mark: watermark_svg(files.get("Paper Hei"), mark) for mark in MARKS}
        parts = {addresses[family]: part for family, part in fonts.items()}
        parts |= {MARKS[mark]: drawing.encode() for mark, drawing in drawings.items() if drawing}
        self.fetcher = PaperFetcher(parts)
        self.fonts = FontConfiguration()
        faces = "".join(
            f'@font-face{{font-family:"{family}";src:url("{address}")}}'
            for family, address in addresses.items()
        )
        sheet = resources.files(__package__).joinpath("paper.css").read_text("utf-8")
        self.paper = self._css(faces + sheet)
        self.marks = {mark: self._css(_mark_css(mark, bool(drawing))) for mark, drawing in drawings.items()}

    def _css(self, text: str) -> CSS:
        return CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher)

    def print(self, document: Document) -> bytes:
        page = HTML(string=to_html(document), url_fetcher=self.fetcher)
        sheets = [self.paper, self.marks[document.mark]] if document.mark else [self.paper]
        laid_out = page.render(stylesheets=sheets, font_config=self.fonts, pdf_variant=_VARIANT)
        fill_lines(laid_out.pages)
        return bytes(laid_out.write_pdf(pdf_variant=_VARIANT))


@cache
def _press() -> _Press:
    return _Press()


def to_pdf(document: Document) -> bytes:
    """The printed paper: A4, fonts embedded, tagged, with bookmarks. Safe to call from many threads."""
    with _lock:
        return _press().print(document)


def _mark_css(mark: str, drawn: bool) -> str:
    """A mark across the page: drawn under the text where a font gave its outlines, else a word above it."""
    if drawn:
        return f'@page{{background:url("{MARKS[mark]}") no-repeat center / 130mm}}'
    return f'@page{{@top-center{{content:"{" ".join(mark)}";color:#999;font-size:16pt}}}}'
