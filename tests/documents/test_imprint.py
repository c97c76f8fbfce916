"""版记 at the foot of an even page, and the blank page before it (7.4, 7.5)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangyong.documents.model import Imprint, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import DAY, lines_of_text, notice, table_annex
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, lines_of, open_pdf

SMALL = 14


def _words(line):
    return "".join(char["text"] for char in line)


@pytest.fixture(scope="module")
def last_page():
    copies = "区退役军人事务局，区双拥工作领导小组办公室，" * 3
    document = notice(
        imprint=Imprint(copies, "桂园街道党政综合办公室", DAY), blocks=(Paragraph(SENTENCE * 5),)
    )
    with open_pdf(to_pdf(document)) as pdf:
        assert len(pdf.pages) == 2
        yield pdf.pages[1]


def test_its_last_rule_lies_on_the_edge_of_the_type_area(last_page):
    picture = last_page.to_image(resolution=600).original.convert("L")
    column = [
        picture.getpixel((round(100 / 25.4 * 600), row))
        for row in range(round(200 / 25.4 * 600), round(264 / 25.4 * 600))
    ]
    dark = [200 + place / 600 * 25.4 for place, value in enumerate(column) if value < 90]
    assert max(dark) == pytest.approx(262, abs=0.3)


def test_copies_stand_in_four_with_a_character_of_air_and_hang_behind_the_colon(last_page):
    lines = [line for line in lines_of(last_page) if line[0]["size"] == pytest.approx(SMALL, abs=0.1)]
    first, *others, printed = lines
    assert _words(first).startswith("抄送：区退役")
    assert first[0]["x0"] == pytest.approx(28 * MM + SMALL, abs=1)
    assert all(line[0]["x0"] == pytest.approx(first[3]["x0"], abs=1) for line in others)
    assert max(line[-1]["x1"] for line in (first, *others)) <= 184 * MM - SMALL + 1
    assert _words(others[-1]).endswith("办公室。")
    assert all("Fang" in char["fontname"] for char in first)
    assert _words(printed) == "桂园街道党政综合办公室2027年1月5日印发"
    assert printed[0]["x0"] == pytest.approx(28 * MM + SMALL, abs=1)
    assert printed[-1]["x1"] == pytest.approx(184 * MM - SMALL, abs=1)


def test_its_first_and_last_rules_are_thicker_than_the_one_between(last_page):
    picture = last_page.to_image(resolution=1200).original.convert("L")
    x, start, end = (round(mm / 25.4 * 1200) for mm in (100, 215, 264))
    runs, length = [], 0
    for row in range(start, end):
        dark = all(picture.getpixel((x + shift, row)) < 128 for shift in (0, 40, 900, 1500))
        if not dark and length:
            runs.append(length / 1200 * 25.4)
        length = length + 1 if dark else 0
    assert runs == pytest.approx([0.35, 0.25, 0.35], abs=0.05)


@pytest.mark.parametrize(
    "imprint", [Imprint("", "桂园街道党政综合办公室", DAY), Imprint("各科室"), Imprint("", "", DAY)]
)
def test_an_imprint_in_part_is_printed_with_what_it_has(imprint):
    with open_pdf(to_pdf(notice(imprint=imprint))) as pdf:
        text = re.sub(r"\s", "", pdf.pages[1].extract_text())
    assert ("抄送：" in text) is bool(imprint.copies)
    assert ("5日印发" in text) is bool(imprint.day)


def test_an_empty_imprint_prints_nothing():
    with (
        open_pdf(to_pdf(notice(imprint=Imprint()))) as with_empty,
        open_pdf(to_pdf(notice(imprint=None))) as without,
    ):
        assert [page.extract_text() for page in with_empty.pages] == [
            page.extract_text() for page in without.pages
        ]


def _report(document):
    """Of each page: its number as printed, whether it has text, whether it has the imprint."""
    with open_pdf(to_pdf(document)) as pdf:
        pages = []
        for page in pdf.pages:
            number = [c["text"] for c in page.chars if c["text"].isdigit() and _is_number(page, c)]
            words = [_words(line) for line in lines_of(page)]
            imprint = any("印发" in line and "综合办公室" in line for line in words)
            others = [line for line in words if "综合办公室" not in line and "抄送" not in line]
            pages.append(("".join(number), bool(others), imprint))
    return pages


def _is_number(page, char):
    return char["top"] > 262 * MM if page.width < page.height else not char["upright"]


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 70))
def test_it_always_closes_an_even_page(lines):
    pages = _report(notice(blocks=(lines_of_text(lines),)))
    assert [imprint for _, _, imprint in pages] == [False] * (len(pages) - 1) + [True]
    assert len(pages) % 2 == 0
    blank = [place for place, (_, text, imprint) in enumerate(pages) if not text and not imprint]
    if blank:  # neither the blank page nor the imprint behind it carries a number
        assert blank == [len(pages) - 2]
        assert [number for number, *_ in pages[-2:]] == ["", ""]
    expected = len(pages) - 2 * len(blank)
    assert [number for number, *_ in pages[:expected]] == [str(place) for place in range(1, expected + 1)]


def test_all_three_ways_to_an_even_page_occur():
    seen = set()
    for lines in (18, 22, 26):
        *_, before, last = _report(notice(blocks=(lines_of_text(lines),)))
        seen.add((before[1], last[1]))
    assert {(True, True), (True, False), (False, False)} <= seen


@pytest.mark.parametrize("rows", [5, 20, 35])
def test_behind_a_landscape_annex_it_has_an_upright_even_page_of_its_own(rows):
    document = notice(annexes=(table_annex(rows),))
    pages = _report(document)
    assert len(pages) % 2 == 0
    assert pages[-1][1:] == (False, True)
    with open_pdf(to_pdf(document)) as pdf:
        assert pdf.pages[-1].width < pdf.pages[-1].height
