"""A Document as a Word file (.docx), laid out as the printed paper is."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.enum.section import WD_SECTION

from . import docx_styles as styles
from .closer import closer_pitch
from .docx_carry import lay_in
from .docx_contents import contents_height, write_contents
from .docx_foot import write_sign_off, write_statement
from .docx_head import write_head
from .docx_imprint import write_imprint
from .docx_in import lines_in
from .docx_measures import LINE, TITLE_LINE, UPRIGHT_ROOM, WIDE_ROOM
from .docx_paper import Listed, Paper
from .docx_text import write_blocks
from .docx_words import fair
from .html_contents import Entry, annex_entries
from .model import LONG_PAPER, Annex, Document, Kind, Paragraph
from .title import title_lines
from .wording import annex_labels

_PROPERTY_LENGTH = 255  # of a file's title and author
_SAFER = 0.15  # points a line that stands closer than the grid is less high than in print


def to_docx(document: Document, carried: Mapping[str, Any] | None = None) -> bytes:
    """The paper for Word and WPS: A4, on the grid of 22 × 28, with styles, sections and page numbers.

    `carried`, a value that JSON can hold, lies in the file unseen: `open_docx` gives it back. Whoever has
    the file can read it, so it may say nothing that the paper is not to say.
    """
    writer = _Writer(document)
    if document.with_contents and writer.entries and writer.pages >= LONG_PAPER:
        writer = _Writer(document, writer.entries)
    return writer.saved(carried)


class _Writer:
    """Writes one file; with entries, 目录 too: before a 白头, inside a 红头 behind the notice."""

    def __init__(self, document: Document, contents: Sequence[Listed] = ()) -> None:
        self._document = document
        red = bool(document.head_mark)
        has_parts = any(isinstance(item, Paragraph) and item.kind is Kind.PART for item in document.blocks)
        self._deeper = 1 if has_parts else 0
        self._paper = paper = Paper(document, has_parts, numbered=red or not contents)
        if contents and not red:
            write_contents(paper, contents, 0)
            paper.sections.begin(wide=False, start=WD_SECTION.ODD_PAGE, first_number=1)
        pitch = closer_pitch(document)
        paper.line = int((pitch - _SAFER) * 20) if pitch else LINE
        write_head(paper, document)
        write_blocks(paper, document.blocks, self._deeper, listed=document.with_contents and not red)
        write_statement(paper, document)
        write_sign_off(paper, document.sign_off)
        paper.line = LINE
        if contents and red:
            self._contents_inside(contents)
        labels, listed = annex_labels(document), annex_entries(document)
        for label, entry, annex in zip(labels, listed, document.annexes, strict=True):
            self._annex(label, entry, annex)
        self.pages = paper.counter.settle()
        write_imprint(paper, document)

    @property
    def entries(self) -> list[Listed]:
        """What 目录 could list."""
        return self._paper.entries

    def saved(self, carried: Mapping[str, Any] | None = None) -> bytes:
        """The bytes of the file."""
        word = self._paper.word
        if carried is not None:
            lay_in(word, carried, lines_in(word.element.body, word.styles.element))
        properties = word.core_properties
        properties.title = fair(self._document.title)[:_PROPERTY_LENGTH] or "公文"
        properties.author = fair(self._document.author)[:_PROPERTY_LENGTH]
        properties.last_modified_by = properties.author
        properties.language = "zh-CN"
        properties.comments = ""
        properties.created = properties.modified = datetime.now(UTC)
        target = BytesIO()
        word.save(target)
        return target.getvalue()

    def _annex(self, label: str, entry: Entry, annex: Annex) -> None:
        paper = self._paper
        turned = paper.sections.turn(annex.landscape)
        paper.counter.new_page(WIDE_ROOM if annex.landscape else UPRIGHT_ROOM)
        paragraph = paper.paragraph(styles.ANNEX_LABEL, label)
        spot = paper.count(label, keep=True)
        if self._document.with_contents:
            paper.listed(paragraph, entry, spot)
        if not turned:
            paragraph.paragraph_format.page_break_before = True
        lines = title_lines(annex.title)
        paper.paragraph(styles.ANNEX_TITLE, "\n".join(lines))
        paper.counter.text(len(lines), pitch=TITLE_LINE, around=2 * LINE, keep=True)
        write_blocks(paper, annex.blocks, self._deeper, listed=self._document.with_contents)

    def _contents_inside(self, contents: Sequence[Listed]) -> None:
        paper = self._paper
        paper.counter.new_page(UPRIGHT_ROOM)
        ahead = paper.counter.page
        paper.counter.block(contents_height(contents))
        title = write_contents(paper, contents, 1 + paper.counter.page - ahead)
        title.paragraph_format.page_break_before = True
