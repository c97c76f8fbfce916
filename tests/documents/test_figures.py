"""Figures as light as the characters round them."""

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from shuangyong.documents.figures import figures_font
from shuangyong.documents.fonts import font_files
from shuangyong.documents.model import Document, Kind, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.pdf_help import lines_of, open_pdf


def _families(paragraph):
    with open_pdf(to_pdf(Document("", (paragraph,), draft=False))) as pdf:
        (line,) = lines_of(pdf.pages[0])
    return {char["text"]: char["fontname"].split("+")[1] for char in line}


def test_figures_in_the_text_and_in_second_headings_are_those_of_the_song_face():
    text = _families(Paragraph("走访38户A"))
    heading = _families(Paragraph("走访4户", 2, kind=Kind.HEADING))
    assert {text[sign] for sign in "38A"} == {"Paper-Fang-Figures"} == {heading["4"]}
    assert (text["户"], heading["户"]) == ("Paper-Fang", "Paper-Kai")


def test_figures_claim_the_same_room_as_the_characters():
    files = font_files()
    with TTFont(BytesIO(figures_font(files))) as cut, TTFont(files["Paper Fang"]) as beside:
        assert (cut["hhea"].ascent, cut["hhea"].descent) == (beside["hhea"].ascent, beside["hhea"].descent)
        assert set(cut.getBestCmap()) >= set(map(ord, "0123456789AZaz,.;:%()— "))


def test_a_licensed_face_keeps_its_own_figures():
    assert figures_font(font_files() | {"Paper Fang": Path("仿宋_GB2312.ttf")}) == b""


def test_without_fonts_there_is_nothing_to_cut():
    assert figures_font({}) == b""
