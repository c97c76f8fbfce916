"""The sheet that the parts of a Word file are written on, from top to bottom."""

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from .docx_blank import blank
from .docx_measures import LINE, characters
from .docx_pages import PageCounter, Spot, line_count
from .docx_sections import Sections
from .docx_words import add_words, fair
from .html_contents import Entry
from .model import Document

_CLEAR_ABOVE, _CLEAR_BELOW = 3 * LINE, 10 * LINE
"""Text above and room below with which a signature surely finds its place beside text."""


@dataclass(slots=True)
class Listed:
    """A line of 目录: what it says, how deep it lies (0..2), the bookmark it points at, where that stands."""

    words: str
    depth: int
    bookmark: str
    spot: Spot


class Paper:
    """One file, and a reckoning of the pages it will fill."""

    def __init__(self, document: Document, has_parts: bool, *, numbered: bool = True) -> None:
        self.word: WordFile = blank(has_parts)
        self.sections = Sections(self.word, document.mark, document.fine_print, numbered=numbered)
        self.counter = PageCounter()
        self.entries: list[Listed] = []
        self.line = LINE
        """Pitch of what is written, in twips."""

    def paragraph(self, style: str, words: str = "") -> WordParagraph:
        """Append a paragraph; "\\n" in the words ends a line."""
        paragraph = self.word.add_paragraph(style=style)
        if self.line != LINE:
            paragraph.paragraph_format.line_spacing = Twips(self.line)
        if words:
            add_words(paragraph, words)
        return paragraph

    def count(
        self,
        words: str,
        *,
        first: float = 0.0,
        width: float = 28.0,
        around: float = 0.0,
        keep: bool = False,
    ) -> Spot:
        """Reckon with words that were written: `first` characters in, `width` wide, blanks in twips."""
        lines = line_count(fair(words), first, width)
        return self.counter.text(lines, pitch=self.line, around=around, keep=keep)

    def keep_with_next(self) -> None:
        """What was written last does not stay behind on the page before, should that be possible at all.

        LibreOffice takes a bound paragraph along whole, even one that crosses the page, so none is bound
        without need.
        """
        used, room = self.counter.used, self.counter.room
        if used > _CLEAR_ABOVE and used + _CLEAR_BELOW < room:
            return
        paragraphs = self.word.element.body.p_lst
        if paragraphs:
            WordParagraph(paragraphs[-1], self.word._body).paragraph_format.keep_with_next = True

    def listed(self, paragraph: WordParagraph, entry: Entry, spot: Spot) -> None:
        """Give the paragraph a bookmark for a line of 目录."""
        number = len(self.entries) + 1
        name = f"_Toc{100_000_000 + number}"
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), name)
        element: CT_P = paragraph._p
        properties = element.pPr
        element.insert(0 if properties is None else 1, start)
        element.append(end)
        self.entries.append(Listed(entry.mark + entry.words, entry.depth, name, spot))


def indent(paragraph: WordParagraph, left: float, first: float = 0.0) -> None:
    """Indents in characters of the text."""
    setting = paragraph.paragraph_format
    setting.left_indent = Twips(characters(left))
    setting.first_line_indent = Twips(characters(first))
