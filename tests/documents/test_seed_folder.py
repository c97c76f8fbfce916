"""Real plans from the folder named in SEEDS; without the variable there is nothing to collect."""

import os
import re
from pathlib import Path

from shuangyong.documents.decode import decode_text
from shuangyong.documents.model import Document
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_in import read_paragraphs
from shuangyong.documents.text_out import to_text
from tests.documents.pdf_help import printed_text

FOLDER = os.environ.get("SEEDS", "")


if FOLDER:
    import pytest

    PLANS = sorted(Path(FOLDER).glob("[0-9]*.txt"))

    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_a_real_plan_comes_back_and_is_printed_whole(path):
        text = decode_text(path.read_bytes())
        paragraphs = tuple(read_paragraphs(text))
        document = Document("双拥工作计划", paragraphs, title_in_text=False)
        lines = [line for line in text.splitlines() if line.strip()]
        assert to_text(document) == "\n".join([*lines, ""])
        assert re.sub(r"\s", "", text) in printed_text(to_pdf(document))

    @pytest.mark.parametrize(
        "path", [path for path in PLANS if path.stem == "04"], ids=lambda path: path.stem
    )
    def test_the_longest_plan_has_three_levels(path):
        levels = {paragraph.level for paragraph in read_paragraphs(decode_text(path.read_bytes()))}
        assert levels == {0, 1, 2, 3}
