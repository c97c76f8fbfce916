"""Nothing that a user types can become markup, a request or the reading of a file."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.html import to_html
from shuangyong.documents.model import Annex, Column, Document, Kind, NameList, Paragraph, SignOff, Table
from shuangyong.documents.pdf import PaperFetcher, Refused, to_pdf
from tests.documents.pdf_help import printed_text

EVIL = (
    '"><img src="file:///etc/passwd"><style>@import url(http://example.com/x)</style><script>x</script>&amp;'
)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add((tag, tuple(sorted(name for name, _ in attrs))))


def _everywhere(words):
    table = Table((Column(words, 1),), ((words,),), anchors=(words,), footer=(words,))
    blocks = (
        Paragraph(words, anchor=words),
        Paragraph(words, 1, marker=words, kind=Kind.HEADING),
        Paragraph(words, 2),
        Paragraph(words, kind=Kind.PART),
        table,
        NameList(((words, (words,)),)),
    )
    annexes = (Annex(words, (Paragraph(words),)),)
    return Document(words, blocks, number=words, sign_off=SignOff(words), annexes=annexes, author=words)


def _tags(words):
    tags = _Tags()
    tags.feed(to_html(_everywhere(words)))
    return tags.seen


def test_markup_in_any_field_stays_words():
    assert _tags(EVIL) - {("br", ())} == _tags("计划")  # a long title has line breaks of ours


@given(st.text(min_size=1, max_size=30))
def test_no_text_adds_an_element_or_an_attribute(words):
    assert _tags("甲" + words) <= _tags("计划") | {("br", ())}


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://example.com/", "data:text/plain,x", "paper:other", "x"]
)
def test_the_fetcher_serves_nothing_but_the_paper_itself(url):
    with pytest.raises(Refused):
        PaperFetcher({}).fetch(url)


def test_a_paper_full_of_markup_prints_it_as_words():
    document = Document("计划", (Paragraph(EVIL),))
    assert "<script>x</script>&amp;" in printed_text(to_pdf(document))


def test_characters_that_no_font_holds_do_not_stop_the_press():
    document = Document("计划\x00", (Paragraph("甲\x00\x08\ud800乙\x85丙"),))
    assert "甲乙丙" in printed_text(to_pdf(document))


def test_headings_are_headings():
    page = to_html(
        Document("计划", (Paragraph("甲", 1, kind=Kind.HEADING), Paragraph("乙。丙", 2, marker="（一）")))
    )
    assert '<html lang="zh-CN">' in page
    assert '<h2 class="level-1">甲</h2>' in page
    assert '<span class="lead-2 bookmark-3">（一）乙。</span>丙</p>' in page
