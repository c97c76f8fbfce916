"""What is typed into the head and the foot of a paper stays words."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.html import PaperPage
from shuangyong.documents.model import Annex, Document, Imprint, Kind, Paragraph, SignOff
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import DAY
from tests.documents.pdf_help import printed_text

EVIL = '"><img src="file:///etc/passwd"></style><style>@import url(http://example.com/x)</style>&amp;'


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add((tag, tuple(sorted(name for name, _ in attrs))))


def _document(words):
    return Document(
        words,
        (Paragraph(words, 1, kind=Kind.HEADING), Paragraph(words)),
        number=words,
        sign_off=SignOff(words, DAY, sealed=True),
        annexes=(Annex(words, (Paragraph(words, 1, kind=Kind.HEADING),)),),
        head_mark=words,
        recipients=words,
        imprint=Imprint(words, words, DAY),
        with_contents=True,
        fine_print=words,
    )


def _tags(words):
    tags = _Tags()
    tags.feed(PaperPage(_document(words)).html(contents=True, imprint="verso"))
    return tags.seen


def test_markup_in_head_and_foot_stays_words():
    assert _tags(EVIL) - {("br", ())} <= _tags("计划")


@given(st.text(min_size=1, max_size=30))
def test_no_words_in_head_and_foot_add_an_element_or_an_attribute(words):
    # Spaces of odd width stand in spans of their own.
    allowed = {("br", ()), ("span", ()), ("span", ("class",))}
    assert _tags("甲" + words) <= _tags("计划") | allowed


def test_a_notice_full_of_markup_prints_it_as_words():
    assert printed_text(to_pdf(_document(EVIL))).count("@importurl(http://example.com/x)") >= 8


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\x85", "\n"])
def test_odd_characters_in_head_and_foot_do_not_stop_the_press(sign):
    assert "甲乙" in printed_text(to_pdf(_document(f"甲{sign}乙"))).replace("\x85", "")
