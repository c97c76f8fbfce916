"""What a reader of the screen gets: words in order, headings without a missing step, tables (PDF/UA)."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from shuangyong.documents.model import Document, Kind, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import long_plan, notice, table_annex
from tests.documents.papers import SENTENCE, full_paper
from tests.documents.pdf_help import open_pdf

PAPERS = [
    replace(full_paper(draft=True), fine_print="第1版　校验码"),
    notice(annexes=(table_annex(30),), draft=True, fine_print="第1版　校验码"),
    long_plan(headings=12, with_contents=True, fine_print="第1版　校验码"),
]


@pytest.fixture(scope="module", params=PAPERS, ids=["plain", "red", "contents"])
def pdf(request):
    with open_pdf(to_pdf(request.param)) as opened:
        yield opened


def _elements(tree, above=()):
    """Every element of the structure tree, in order, with the types above it."""
    for element in tree:
        yield element, above
        yield from _elements(element.get("children", ()), (*above, element["type"]))


def _tagged(pdf):
    """The words that hang on the structure tree, as it orders them."""
    words: dict[tuple[int, int | None], str] = {}
    for page in pdf.pages:
        for char in page.chars:
            key = page.page_number, char.get("mcid")
            words[key] = words.get(key, "") + char["text"]
    parts = []
    for element, _ in _elements(pdf.structure_tree):
        parts += [words.get((element.get("page_number"), mcid), "") for mcid in element.get("mcids", ())]
    return re.sub(r"\s", "", "".join(parts))


def _headings(pdf):
    return [int(one["type"][1]) for one, _ in _elements(pdf.structure_tree) if re.match(r"H\d", one["type"])]


def test_the_file_says_that_it_is_tagged_and_shows_its_title(pdf):
    catalog = pdf.doc.catalog
    assert catalog["MarkInfo"]["Marked"] is True
    assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
    assert catalog["Lang"] == b"zh-CN"


def test_page_numbers_small_print_and_marks_are_not_read_out(pdf):
    words = _tagged(pdf)
    assert "—1—" not in words
    assert "校验码" not in words
    for page in pdf.pages:
        drawn = page.curves + page.rects + page.lines
        assert {one.get("tag") for one in drawn} <= {"Artifact"}


def test_the_words_are_read_in_their_order():
    with open_pdf(to_pdf(full_paper())) as pdf:
        words = _tagged(pdf)
    places = [
        words.index(part)
        for part in (
            "桂园社区2027年双拥工作计划",
            "桂社〔2027〕3号",
            SENTENCE,
            "一、指导思想",
            "组长：王某某书记",
        )
    ]
    ends = [words.rindex(part) for part in ("附件：1.", "2027年1月5日", "附件1", "任务60：走访慰问", "附件2")]
    assert [*places, *ends] == sorted([*places, *ends])


def test_headings_begin_at_one_and_miss_no_step(pdf):
    depths = _headings(pdf)
    assert depths[0] == 1
    assert all(depth <= before + 1 for before, depth in pairwise(depths))


def test_a_text_that_skips_a_level_is_still_climbed_step_by_step():
    levels = [(2, "（七）"), (4, "（1）"), (1, "一、"), (3, "1.")]
    blocks = tuple(Paragraph("工作措施", level, marker=marker, kind=Kind.HEADING) for level, marker in levels)
    blocks += (Paragraph("第二部分", kind=Kind.PART), *blocks)
    with open_pdf(to_pdf(Document("计划", blocks, draft=False))) as pdf:
        depths = _headings(pdf)
        fonts = {char["fontname"].split("+")[1] for char in pdf.pages[0].chars if char["text"] in "（七）"}
    assert depths == [1, 2, 3, 3, 4, 2, 3, 4, 3, 4]
    assert all("Kai" in font or "Fang" in font for font in fonts)


def test_tables_have_rows_head_cells_and_cells():
    with open_pdf(to_pdf(full_paper())) as pdf:
        elements = list(_elements(pdf.structure_tree))
    above = {
        kind: [ways for element, ways in elements if element["type"] == kind] for kind in ("TR", "TH", "TD")
    }
    assert all("Table" in ways for ways in above["TR"])
    assert all("THead" in ways and ways[-1] == "TR" for ways in above["TH"])
    assert all("TBody" in ways and ways[-1] == "TR" for ways in above["TD"])
    assert len(above["TD"]) == 61 * 3 - 1  # an empty cell has nothing to read


def test_bookmarks_are_the_headings_in_their_order(pdf):
    marks = [re.sub(r"\s", "", title) for _, title, *_ in pdf.doc.get_outlines()]
    words = _tagged(pdf)
    assert marks[0] in (re.sub(r"\s", "", pdf.metadata["Title"]), "目录")
    begin = words.rindex("目录") if "目录" in marks else 0
    places = []
    for mark in marks:
        begin = words.index(mark, begin)
        places.append(begin)
    assert len(places) == len(marks) >= 2
