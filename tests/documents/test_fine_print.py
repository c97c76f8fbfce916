"""Small print off the type area: on every page, away from the number, never between the words."""

from dataclasses import replace

import pytest

from shuangyong.documents.pdf import to_pdf
from tests.documents.papers import full_paper
from tests.documents.pdf_help import MM, open_pdf

FINE = "版本号 3　校验码 4f2a9c0d1e7b"


@pytest.fixture(scope="module")
def paper():
    with open_pdf(to_pdf(replace(full_paper(), fine_print=FINE))) as pdf:
        yield pdf


def _size(char):
    return char["bottom"] - char["top"] if char["upright"] else char["x1"] - char["x0"]


def _fine(page):
    return [char for char in page.chars if _size(char) < 8 and char["text"].strip()]


def _others(page):
    return [(char["text"], char["x0"], char["top"]) for char in page.chars if _size(char) > 8]


def _bare(chars):
    return "".join(char["text"] for char in chars)


def test_it_stands_on_every_page_once(paper):
    assert len(paper.pages) >= 6
    assert {_bare(_fine(page)) for page in paper.pages} == {FINE.replace(" ", "").replace("　", "")}


def test_it_is_small_and_grey(paper):
    for char in _fine(paper.pages[0]):
        assert 6 <= char["size"] <= 6.6
        assert 0.3 < char["non_stroking_color"][0] < 0.7


def test_upright_it_stands_under_the_type_on_the_inner_side(paper):
    for number, page in enumerate(paper.pages, 1):
        if page.width < page.height:
            fine = _fine(page)
            assert min(char["top"] for char in fine) > 264 * MM
            if number % 2:
                assert fine[0]["x0"] == pytest.approx(28 * MM, abs=1)
            else:
                assert fine[-1]["x1"] == pytest.approx(184 * MM, abs=1)


def test_on_a_wide_page_it_keeps_its_place_on_the_upright_sheet(paper):
    wide = [(number, page) for number, page in enumerate(paper.pages, 1) if page.width > page.height]
    assert {number % 2 for number, _ in wide} == {0, 1}
    for number, page in wide:
        fine = _fine(page)
        assert not any(char["upright"] for char in fine)
        # 7 mm under the type of the upright sheet is 7 mm to the left of it here.
        assert (fine[0]["x0"] + fine[0]["x1"]) / 2 == pytest.approx(28 * MM, abs=1)
        if number % 2:
            assert fine[0]["top"] == pytest.approx(28 * MM, abs=1)
        else:
            assert fine[-1]["bottom"] == pytest.approx(184 * MM, abs=1)


def test_it_moves_nothing_and_is_not_copied_with_the_text(paper):
    with open_pdf(to_pdf(full_paper())) as plain:
        for page, before in zip(paper.pages, plain.pages, strict=True):
            assert _others(page) == _others(before)
    page = paper.pages[0]
    texts = [char["text"] for char in page.chars if char["text"].strip()]
    assert "".join(texts).index("校验码") > "".join(texts).index("桂园社区2027年")


def test_it_cannot_become_markup_or_style():
    evil = '"></body><script>x</script>";} @page { size: A5 } url(file:///etc/passwd)'
    data = to_pdf(replace(full_paper(annexes=0), fine_print=evil))
    with open_pdf(data) as pdf:
        assert "<script>x</script>" in _bare(_fine(pdf.pages[0]))
        assert pdf.pages[0].width == pytest.approx(210 * MM, abs=0.1)
