"""Real plans from the folder named in SEEDS, measured page by page in both layouts."""

import os
from itertools import pairwise
from pathlib import Path

from shuangyong.documents.decode import decode_text
from shuangyong.documents.model import Annex, Document, SignOff
from shuangyong.documents.numbering import numbered
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_in import read_paragraphs
from tests.documents.notices import DAY, notice
from tests.documents.pdf_help import MM, lines_of, open_pdf

FOLDER = os.environ.get("SEEDS", "")
TITLE, NAME, LINE, CHARACTER = "桂园社区2027年双拥工作计划", "桂园社区居民委员会", 28.99, 15.793


def _plain(blocks):
    return Document(TITLE, blocks, sign_off=SignOff(NAME, DAY), draft=False)


def _red(blocks):
    return notice(annexes=(Annex(TITLE, blocks),), sign_off=SignOff(NAME, DAY, sealed=True))


def _words(line):
    return "".join(char["text"] for char in line)


def _of_text(line):
    return all(abs(char["size"] - 16) < 0.1 for char in line)


if FOLDER:
    import pytest

    PLANS = sorted(Path(FOLDER).glob("[0-9]*.txt"))

    @pytest.fixture(scope="module", params=[(path, way) for path in PLANS for way in (_plain, _red)])
    def pages(request):
        path, way = request.param
        blocks = tuple(numbered(read_paragraphs(decode_text(path.read_bytes()))))
        with open_pdf(to_pdf(way(blocks))) as pdf:
            yield [(page, lines_of(page)) for page in pdf.pages]

    def test_each_page_is_a4_with_at_most_22_lines_of_28_characters_between_its_margins(pages):
        for page, lines in pages:
            assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=0.5 * MM)
            assert len(lines) <= 22
            for line in filter(_of_text, lines):
                # Of punctuation and figures, which are narrow, more than 28 go on a line.
                assert sum("一" <= char["text"] <= "龥" for char in line) <= 28
                assert line[0]["x0"] >= 27.5 * MM
                assert line[-1]["x1"] <= 184.5 * MM

    def test_lines_stand_on_one_pitch_and_full_ones_reach_the_edge(pages):
        for page, lines in pages[1 if len(pages) > 1 else 0 :]:
            text = [line for line in lines if _of_text(line)]
            for upper, lower in pairwise(text):
                step = (lower[0]["top"] + lower[0]["bottom"] - upper[0]["top"] - upper[0]["bottom"]) / 2
                share = step / LINE
                assert share == pytest.approx(round(share), abs=0.05), page.page_number
                begins_at_the_edge = lower[0]["x0"] < 28 * MM + CHARACTER
                if begins_at_the_edge and "附件" not in _words(upper) and step < 1.5 * LINE:
                    assert upper[-1]["x1"] == pytest.approx(184 * MM, abs=0.5 * MM), _words(upper)

    def test_page_numbers_stand_outside_and_count_on(pages):
        for number, (page, lines) in enumerate(pages, 1):
            chars = [char for char in page.chars if char["top"] > 263 * MM and char["text"].strip()]
            # A blank page and the imprint behind it carry none.
            assert _words(chars) in ((f"—{number}—", "") if len(lines) < 4 else (f"—{number}—",))
            if chars and number % 2:
                assert chars[-1]["x1"] == pytest.approx(184 * MM - 14, abs=1.5)
            elif chars:
                assert chars[0]["x0"] == pytest.approx(28 * MM + 14, abs=1.5)

    def test_the_signature_stands_under_text(pages):
        (signed,) = [lines for _, lines in pages if NAME in map(_words, lines)]
        place = list(map(_words, signed)).index(NAME)
        assert place >= 1
        assert _words(signed[place + 1]) == "2027年1月5日"
