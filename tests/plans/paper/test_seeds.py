"""Real plans, where SEEDS names a folder of them: text out equals text in, and the PDF holds every word."""

import os
import re
from pathlib import Path

import pypdfium2
import pytest

from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_out import to_text
from tests.plans.paper.test_plain_text import imported, paper

FILES = sorted(Path(os.environ["SEEDS"]).glob("*.txt")) if os.environ.get("SEEDS") else []


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(pdf: bytes) -> str:
    """All words of the PDF without white space and page numbers."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [bare(page.get_textpage().get_text_bounded()) for page in document]
    return "".join(re.sub(r"—\d+—", "", page) for page in pages)


if FILES:  # an empty list of parameters would count as a skipped test

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_a_real_plan_comes_out_as_it_went_in(path: Path) -> None:
        source = path.read_text("utf-8")
        lines = [line for line in source.split("\n") if line.strip()]
        content = imported(source)
        assert to_text(paper(content)).split("\n")[:-1] == lines
        words, place = printed(to_pdf(paper(content, for_text=False))), 0
        for line in lines:
            found = words.find(bare(line), place)
            assert found >= 0, line
            place = found + len(bare(line))
