"""A Document as PDF in the manner of GB/T 9704-2012, set by WeasyPrint."""

import threading
from functools import cache
from importlib import resources
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .fonts import font_files
from .html import to_html
from .model import Document
from .watermark import DRAFT, watermark_svg

# Pango's font map, which all papers share, must not be used by two threads at once.
_lock = threading.Lock()


class Refused(ValueError):
    """Something on the page asked for a resource that is not ours."""


class PaperFetcher(URLFetcher):
    """Serves the paper's own fonts and watermark and nothing else: no file, no network."""

    def __init__(self, fonts: dict[str, Path], drawing: str) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = fonts
        self._drawing = drawing

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource behind `paper:…`; raises `Refused` for every other address."""
        if url == DRAFT and self._drawing:
            return URLFetcherResponse(url, self._drawing.encode(), {"Content-Type": "image/svg+xml"})
        path = self._fonts.get(url)
        if path is None:
            raise Refused(f"not a part of the paper: {url[:80]}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/otf"})


class _Press:
    """Fonts and style sheets, read once: they take longer than setting a short paper."""

    def __init__(self) -> None:
        files = font_files()
        addresses = {family: f"paper:font-{place}" for place, family in enumerate(files)}
        drawing = watermark_svg(files.get("Paper Hei"))
        self.fetcher = PaperFetcher({addresses[family]: path for family, path in files.items()}, drawing)
        self.fonts = FontConfiguration()
        faces = "".join(
            f'@font-face{{font-family:"{family}";src:url("{address}")}}'
            for family, address in addresses.items()
        )
        sheet = resources.files(__package__).joinpath("paper.css").read_text("utf-8")
        self.paper = self._css(faces + sheet)
        self.draft = self._css(_draft_css(bool(drawing)))

    def _css(self, text: str) -> CSS:
        return CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher)

    def print(self, document: Document) -> bytes:
        page = HTML(string=to_html(document), url_fetcher=self.fetcher)
        sheets = [self.paper, self.draft] if document.draft else [self.paper]
        data = page.write_pdf(stylesheets=sheets, font_config=self.fonts, pdf_variant="pdf/ua-1")
        return bytes(data)


@cache
def _press() -> _Press:
    return _Press()


def to_pdf(document: Document) -> bytes:
    """The printed paper: A4, fonts embedded, tagged, with bookmarks. Safe to call from many threads."""
    with _lock:
        return _press().print(document)


def _draft_css(drawn: bool) -> str:
    """The mark of a draft: drawn under the text where a font gave its outlines, else a word above it."""
    if drawn:
        return f'@page{{background:url("{DRAFT}") no-repeat center / 130mm}}'
    return '@page{@top-center{content:"草 稿";color:#999;font-size:16pt}}'
