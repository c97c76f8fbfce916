"""Other ways to the same PDF: Chromium on our HTML, LibreOffice on our Word file, WeasyPrint alone."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playwright.sync_api import sync_playwright
from weasyprint import CSS, HTML

from shuangyong.documents import pdf
from shuangyong.documents.model import Document

CHROMIUM, SOFFICE = "chromium", "soffice"
PACKAGES = {CHROMIUM: "chromium", SOFFICE: "libreoffice-writer-nogui"}
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Finished:
    """The HTML that the press gave to WeasyPrint last, and all that WeasyPrint was given with it."""

    html: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)
    fetcher: Any = None

    def weasyprint(self) -> bytes:
        """WeasyPrint alone, its fonts and style sheets read before."""
        html = HTML(string=self.html, url_fetcher=self.fetcher)
        return bytes(html.write_pdf(**self.options))

    def write(self, folder: Path) -> Path:
        """The same page as a file for a browser, the fonts beside it; returns its path."""
        used = {id(sheet) for sheet in self.options["stylesheets"]}
        styles = "\n".join(text for key, text in self.styles.items() if key in used or "@font-face" in text)
        for place, address in enumerate(sorted(set(_addresses(styles)), key=len, reverse=True)):
            path = folder / f"part-{place}"
            path.write_bytes(self.fetcher.fetch(address).read())
            styles = styles.replace(f'"{address}"', f'"{path.as_uri()}"')
        page = folder / "plan.html"
        page.write_text(self.html.replace("<style>", f"<style>{styles}", 1), "utf-8")
        return page


def _addresses(styles: str) -> Iterator[str]:
    for piece in styles.split('url("')[1:]:
        yield piece.split('"', 1)[0]


def finished(document: Document) -> Finished:
    """Set the document once, and note what goes in and out of WeasyPrint."""
    found = Finished()

    class NotingHTML(HTML):
        def __init__(self, **options: Any) -> None:
            found.html, found.fetcher = options["string"], options["url_fetcher"]
            super().__init__(**options)

        def render(self, **options: Any) -> Any:
            found.options = options
            return super().render(**options)

    def noting_css(**options: Any) -> Any:
        sheet = CSS(**options)
        found.styles[id(sheet)] = options["string"]
        found.kept.append(sheet)  # or another would get its id
        return sheet

    pdf._press.cache_clear()
    with patch.object(pdf, "HTML", NotingHTML), patch.object(pdf, "CSS", noting_css):
        pdf.to_pdf(document)
    return found


def chromium_command(page: Path, folder: Path) -> Callable[[], None]:
    """A browser that starts, prints and ends; its profile is kept between two goes."""
    target = folder / "chromium.pdf"
    profile = f"--user-data-dir={folder / 'chromium'}"
    command = [CHROMIUM, "--headless", *_FLAGS, profile, "--no-pdf-header-footer"]
    return _command([*command, f"--print-to-pdf={target}", page.as_uri()], target)


def soffice_command(docx: Path, folder: Path) -> Callable[[], None]:
    """LibreOffice with a profile of its own, which the first go makes."""
    profile = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    return _command(command, folder / f"{docx.stem}.pdf")


def _command(command: list[str], target: Path) -> Callable[[], None]:
    def run() -> None:
        target.unlink(missing_ok=True)
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        if not target.exists():
            raise RuntimeError(f"{command[0]} made no PDF")

    return run


@contextmanager
def open_browser(page: Path) -> Iterator[Callable[[], object]]:
    """Printing in a browser that runs already: a new tab, the page, its PDF."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=f"/usr/bin/{CHROMIUM}", args=list(_FLAGS))

        def run() -> object:
            tab = browser.new_page()
            tab.goto(page.as_uri())
            data = tab.pdf(prefer_css_page_size=True)
            tab.close()
            return data

        yield run
        browser.close()
