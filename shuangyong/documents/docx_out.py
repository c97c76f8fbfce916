"""A Document as a Word file (.docx), laid out as the printed paper is."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document as WordFile
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .docx_blank import blank
from .docx_measures import LINE, characters, width_of
from .docx_sections import Sections
from .docx_table import fill_table
from .docx_words import add_words, fair, set_outline_level
from .lead import split_lead
from .model import Annex, Block, Document, Kind, NameList, Paragraph, SignOff, Table
from .numbering import runs_on
from .title import title_lines
from .wording import annex_labels, annex_statement, long_date

_PROPERTY_LENGTH = 255  # of a file's title and author
_WIDEST_ROLE = 12  # characters; people must still find room beside it


def to_docx(document: Document) -> bytes:
    """The paper for Word and WPS: A4, on the grid of 22 × 28, with styles, sections and page numbers."""
    blocks = document.blocks
    writer = _Writer(document, any(isinstance(item, Paragraph) and item.kind is Kind.PART for item in blocks))
    writer.heading()
    writer.blocks(blocks)
    writer.statement()
    writer.sign_off(document.sign_off)
    for label, annex in zip(annex_labels(document), document.annexes, strict=True):
        writer.annex(label, annex)
    return writer.saved()


class _Writer:
    """Appends to one file, from top to bottom."""

    def __init__(self, document: Document, has_parts: bool) -> None:
        self._document = document
        self._word: WordFile = blank(has_parts)
        self._deeper = 1 if has_parts else 0
        self._sections = Sections(self._word, document.mark)

    def heading(self) -> None:
        title, number = self._document.title, self._document.number
        if title.strip():
            paragraph = self._paragraph(styles.TITLE, "\n".join(title_lines(title)))
            if number:
                paragraph.paragraph_format.space_after = Twips(0)
        if number:
            self._paragraph(styles.NUMBER, number)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._text(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._names(block)

    def statement(self) -> None:
        """附件说明: names line up behind "附件：" and behind their numbers (7.3.4)."""
        if not self._document.annexes:
            return
        self._keep_with_next()
        several = len(self._document.annexes) > 1
        number_width = 1 if len(self._document.annexes) < 10 else 1.5
        for place, line in enumerate(annex_statement(self._document)):
            head = "附件：" if place == 0 else ""
            hanging = width_of(head) + (number_width if several else 0)
            paragraph = self._paragraph(styles.STATEMENT, head + line)
            setting = paragraph.paragraph_format
            setting.left_indent = Twips(characters(5 + (number_width if several else 0)))
            setting.first_line_indent = Twips(-characters(hanging))
            if place == 0:
                setting.space_before = Twips(LINE)

    def sign_off(self, sign_off: SignOff) -> None:
        """Without a seal: the wider of signature and date ends two characters from the right (7.3.5.2)."""
        signatory = fair(sign_off.signatory)
        day = long_date(sign_off.day) if sign_off.day else ""
        if not (signatory or day):
            return
        self._keep_with_next()
        shift = 2.0 if signatory and day else 0.0
        width = max(width_of(signatory), shift + width_of(day))
        left = max(0.0, 26 - width)
        if signatory:
            paragraph = self._paragraph(styles.SIGNATORY, signatory)
            paragraph.paragraph_format.left_indent = Twips(characters(left))
        if day:
            setting = self._paragraph(styles.DAY, day).paragraph_format
            setting.left_indent = Twips(characters(left + shift))
            if not signatory:
                setting.space_before = Twips(LINE)

    def annex(self, label: str, annex: Annex) -> None:
        new_page = self._sections.turn(annex.landscape)
        paragraph = self._paragraph(styles.ANNEX_LABEL, label)
        if not new_page:
            paragraph.paragraph_format.page_break_before = True
        self._paragraph(styles.ANNEX_TITLE, "\n".join(title_lines(annex.title)))
        self.blocks(annex.blocks)

    def saved(self) -> bytes:
        """The bytes of the file."""
        properties = self._word.core_properties
        properties.title = fair(self._document.title)[:_PROPERTY_LENGTH] or "公文"
        properties.author = fair(self._document.author)[:_PROPERTY_LENGTH]
        properties.last_modified_by = properties.author
        properties.language = "zh-CN"
        properties.comments = ""
        properties.created = properties.modified = datetime.now(UTC)
        target = BytesIO()
        self._word.save(target)
        return target.getvalue()

    def _paragraph(self, style: str, words: str = "") -> WordParagraph:
        paragraph = self._word.add_paragraph(style=style)
        if words:
            add_words(paragraph, words)
        return paragraph

    def _text(self, block: Paragraph) -> None:
        if block.kind is Kind.PART:
            self._paragraph(styles.PART, block.source.strip())
            return
        # How far a line is indented is the paper's affair, and no blank stands behind a number.
        marker, text = (block.marker or block.number).strip(), block.text.strip()
        marker += " " if runs_on(marker, text) else ""
        level = max(0, min(block.level, 4))
        if block.kind is Kind.HEADING and level:
            self._paragraph(styles.LEVELS[level], marker + text)
        elif level not in styles.LEADS:
            self._paragraph(styles.BODY, marker + text)
        else:
            lead, rest = split_lead(text)
            paragraph = self._paragraph(styles.BODY)
            add_words(paragraph, marker + lead, styles.LEADS[level])
            if rest:
                add_words(paragraph, rest)
            elif lead:
                set_outline_level(paragraph, level + self._deeper)

    def _table(self, block: Table) -> None:
        if not block.columns:
            return
        count = 1 + len(block.rows) + bool(block.footer)
        table = self._word.add_table(count, len(block.columns))
        fill_table(table, block, self._sections.type_width)
        # Word wants a paragraph behind a table, and two tables would grow together.
        self._paragraph(styles.BETWEEN)

    def _names(self, block: NameList) -> None:
        """Roles stand under each other, and so do the people."""
        roles = [width_of(fair(role)) + 1 for role, _ in block.entries]
        beside = min(max(roles, default=0), _WIDEST_ROLE)
        for role, people in block.entries:
            for place, person in enumerate(people or ("",)):
                paragraph = self._paragraph(styles.NAMES, f"{role}：" if place == 0 else "")
                setting = paragraph.paragraph_format
                setting.left_indent = Twips(characters(2 + beside))
                setting.first_line_indent = Twips(-characters(beside) if place == 0 else 0)
                if place == 0:
                    paragraph.add_run("\t")
                    setting.keep_with_next = len(people) > 1
                add_words(paragraph, person)

    def _keep_with_next(self) -> None:
        """What was written last does not stay behind on the page before."""
        paragraphs = self._word.element.body.p_lst
        if paragraphs:
            WordParagraph(paragraphs[-1], self._word._body).paragraph_format.keep_with_next = True
