"""Pictures of the paper in Word: two in a row of a table without lines, the caption under each."""

from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .docx_measures import twips
from .docx_paper import Paper
from .docx_words import add_words, fair
from .model import Picture, PictureSheet
from .pictures import HIGHEST, LOST, fitted

_BELOW = 14.0  # millimetres for the caption and the blank under it


def write_pictures(paper: Paper, sheet: PictureSheet) -> None:
    """Append the pictures; rows stay whole."""
    if not sheet.pictures:
        return
    half = paper.sections.type_width // 2
    table = paper.word.add_table(len(sheet.rows), 2)
    table.autofit = False
    for row, pictures in zip(table.rows, sheet.rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            cell.width = Twips(half)
        for cell, picture in zip(row.cells, pictures, strict=False):
            _write(cell, picture)
        highest = max(fitted(picture)[1] for picture in pictures)
        paper.counter.block(twips(min(highest, HIGHEST) + _BELOW))
    # Word wants a paragraph behind a table.
    paper.paragraph(styles.BETWEEN)


def _write(cell: _Cell, picture: Picture) -> None:
    first = cell.paragraphs[0]
    _centred(first)
    data = picture.data()
    if data is None:
        add_words(first, LOST)
    else:
        width, height = fitted(picture)
        shape = first.add_run().add_picture(BytesIO(data), Mm(width), Mm(height))
        # What a reader of the screen hears instead of it.
        shape._inline.docPr.set("descr", fair(picture.caption) or "照片")
    below = cell.add_paragraph()
    _centred(below)
    add_words(below, picture.caption)
    below.paragraph_format.space_after = Mm(4)


def _centred(paragraph: WordParagraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.style = styles.style_key(styles.TABLE_TEXT)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # The pitch of a table's text is exact: a picture would be cut off at it.
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        paragraph.paragraph_format.line_spacing = 1.0
