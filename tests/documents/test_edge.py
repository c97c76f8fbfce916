"""Full lines reach the right edge; nothing leaves the paper on that side."""

import pytest

from shuangyong.documents.model import Document, Kind, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, inside, lines_of, open_pdf

RIGHT = 184 * MM
MIXED = "2027年1—3月走访38户，发放慰问金1560元，办好实事“四件”，件件有回音；" * 12


def _ends(*paragraphs):
    with open_pdf(to_pdf(Document("", paragraphs, draft=False))) as pdf:
        return [line[-1]["x1"] for page in pdf.pages for line in lines_of(page)]


@pytest.mark.parametrize("words", [SENTENCE * 12, MIXED, "开展活动,走访慰问(军属)、办好实事;" * 12])
def test_every_line_but_the_last_ends_at_the_right_edge(words):
    *full, last = _ends(Paragraph(words))
    assert len(full) >= 6
    assert full == pytest.approx([RIGHT] * len(full), abs=1)
    assert last <= RIGHT + 1


def test_a_line_in_two_families_ends_there_too():
    first, *_ = _ends(Paragraph(f"做实走访慰问。{SENTENCE * 3}", 2, number="（一）"))
    assert first == pytest.approx(RIGHT, abs=1)


def test_a_line_goes_on_over_the_page_at_full_width():
    ends = _ends(*(Paragraph("第一段。") for _ in range(21)), Paragraph("双拥工作" * 20))
    assert ends[21] == pytest.approx(RIGHT, abs=1)


def test_a_short_line_and_a_heading_are_not_pulled_apart():
    ends = _ends(Paragraph("指导思想", 1, number="一、", kind=Kind.HEADING), Paragraph("短句。"))
    assert max(ends) < 28 * MM + 9 * 16


@pytest.mark.parametrize(
    "words", ["https://www.example.com/" + "plan" * 40, "，。！？；：" * 20, "a" * 200, "（“" * 40]
)
def test_what_has_no_place_to_break_still_stays_on_the_paper(words):
    with open_pdf(to_pdf(Document("", (Paragraph(words),), draft=False))) as pdf:
        chars = [char for page in pdf.pages for char in inside(page)]
    assert "".join(char["text"] for char in chars).replace(" ", "") == words
    assert max(char["x1"] for char in chars) <= RIGHT + 1
