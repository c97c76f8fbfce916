"""How often a paper is set: once, and again only for 目录 or for a 版记 that came to stand on an odd page."""

from collections.abc import Callable
from typing import Any

from .head_mark import imprint_of
from .html import PaperPage
from .metrics import Metrics
from .model import LONG_PAPER, Document

_TOP_OF_PAGE = 37 * 96 / 25.4 + 1  # WeasyPrint measures in pixels


def lay_out(document: Document, render: Callable[[str], Any], metrics: Metrics | None = None) -> Any:
    """The laid out paper that `render` (HTML → WeasyPrint's Document) makes; three passes at most.

    目录 stands only in a paper of `LONG_PAPER` pages. The 版记 closes an even page (7.4): from an odd one it
    moves to the next even one, and where that leaves a blank page between, neither carries a number (7.5).
    """
    page = PaperPage(document, metrics)
    laid_out = render(page.html())
    contents = page.has_contents and len(laid_out.pages) >= LONG_PAPER
    if contents:
        laid_out = render(page.html(contents=True))
    if imprint_of(document) and len(laid_out.pages) % 2:
        laid_out = render(page.html(contents=contents, imprint=_verso(laid_out.pages[-1])))
    return laid_out


def _verso(last: Any) -> str:
    """The class of a 版记 that must leave this page, where it may stand alone at the top."""
    place = last.anchors.get("imprint")
    return "verso alone" if place and place[1] <= _TOP_OF_PAGE else "verso"
