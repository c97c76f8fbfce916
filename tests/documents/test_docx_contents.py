"""目录 in Word: a field that shows without being renewed, with lines that point at headings."""

import re

import pytest
from docx.oxml.ns import qn

from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.docx_pages import PageCounter, line_count
from shuangyong.documents.model import Annex
from tests.documents.docx_help import open_docx, parts
from tests.documents.notices import long_plan, notice, table_annex


def _lines(word):
    """(style, words, page) of each line of 目录."""
    found = [one for one in word.paragraphs if one.style.name.startswith("toc ")]
    texts = ["".join(node.text for node in one._p.iter(qn("w:t"))) for one in found]
    cut = [re.fullmatch(r"(.*?)(\d+)", text) for text in texts]
    return [(one.style.name, match[1], int(match[2])) for one, match in zip(found, cut, strict=True)]


@pytest.fixture(scope="module")
def word():
    return open_docx(to_docx(long_plan(with_contents=True, annexes=(table_annex(),))))


def test_every_heading_of_two_levels_and_every_annex_has_a_line(word):
    lines = _lines(word)
    assert len(lines) == 21
    assert [style for style, _, _ in lines[:3]] == ["toc 2", "toc 3", "toc 2"]
    assert lines[1][1] == "（一）做好方面1工作"
    assert lines[-1][:2] == ("toc 1", "附件　任务分解表")


def test_pages_rise_and_begin_with_the_first(word):
    pages = [page for _, _, page in _lines(word)]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] >= 9


def test_every_line_points_at_a_bookmark_that_is_there(word):
    body = word.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(links) == len(set(links)) == 21
    assert set(links) == marks


def test_it_is_one_field_that_word_can_renew_and_never_asks_to(word):
    body = word.element.body
    codes = [node.text.split()[0] for node in body.iter(qn("w:instrText"))]
    assert codes == ["TOC", *["PAGEREF"] * 21]
    kinds = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 22
    assert "updateFields" not in word.settings.element.xml


def test_its_pages_stand_before_the_text_without_a_number(word):
    contents, text, _ = word.sections
    assert "PAGE" not in contents.footer._element.xml
    assert "PAGE" in text.footer._element.xml
    assert text.start_type.name == "ODD_PAGE"
    assert text._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_in_a_red_head_it_stands_behind_the_notice_and_lists_the_plan():
    plan = long_plan()
    document = notice(with_contents=True, annexes=(Annex(plan.title, plan.blocks),))
    word = open_docx(to_docx(document))
    names = [one.style.name for one in word.paragraphs]
    assert names.index("成文日期") < names.index("目录标题") < names.index("附件序号")
    lines = _lines(word)
    assert lines[0] == ("toc 1", f"附件　{plan.title}", 4)
    assert len(lines) == 21


@pytest.mark.parametrize("changes", [{"headings": 4, "with_contents": True}, {"headings": 20}])
def test_a_short_paper_or_one_that_asks_for_none_has_none(changes):
    files = parts(to_docx(long_plan(**changes)))
    assert "TOC" not in files["word/document.xml"].replace("_Toc", "")


def test_a_heading_at_the_foot_of_a_page_goes_over_with_its_text():
    counter = PageCounter()
    counter.text(21)
    heading = counter.text(1, keep=True)
    text = counter.text(3)
    assert (heading.page, text.page) == (2, 2)


def test_a_table_goes_on_under_its_head():
    counter = PageCounter()
    counter.rows([446] + [746] * 20)
    assert counter.settle() == 2
    assert counter.used == 446 + 4 * 746


def test_a_row_taller_than_a_page_takes_its_pages():
    counter = PageCounter()
    counter.rows([446, 30_000])
    assert counter.settle() == 3


@pytest.mark.parametrize(
    ("words", "lines"), [("双" * 26, 1), ("双" * 27, 2), ("双" * 26 + "。", 1), ("27" * 26, 1), ("一\n二", 2)]
)
def test_lines_are_counted_as_they_will_break(words, lines):
    assert line_count(words, 2) == lines
