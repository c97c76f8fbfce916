"""What stands above the text in Word: the title, or mark, number, red line, title and 主送 of a 红头."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor, Twips

from . import docx_styles as styles
from .closer import TITLE_SHARE
from .docx_measures import LINE, TITLE_LINE
from .docx_paper import Paper
from .head_mark import RED, TOP, head_mark, head_room, with_recipients_placed
from .model import Document
from .title import title_lines

_PITCH = 1.15
"""Lines of the mark, as a share of its size: in a tighter line Word would cut off its head."""

_BASE = 0.1
"""How much lower the ink begins in such a line than its top: Word sets 4 of 5 parts above the base line."""

_TOO_MUCH = 28.99 * 20 - LINE
_SAFE = 8
"""Twips: whole lines of print are a hair higher than those of Word, and LibreOffice rounds each blank up."""

_UNDER = 0.15  # what the line has below the square of the character
_RULE = 5 + 1.5  # points from the number's line to the end of the red line, as the style 红头字号 has them


def write_head(paper: Paper, document: Document) -> None:
    """Everything down to the 主送机关."""
    room = head_room(document)
    spare = max(0, round(room.spare * 20 - room.lines * _TOO_MUCH) - _SAFE) if room else 0
    if paper.line != LINE:
        room, spare = None, 0
    before = paper.counter.used
    if document.head_mark:
        _red(paper, document, spare)
    else:
        _title(paper, document.title, 0, LINE + spare if not document.number else 0)
        if document.number:
            number = paper.paragraph(styles.NUMBER, document.number)
            number.paragraph_format.space_before = Twips(LINE // 2 if document.title.strip() else 0)
            number.paragraph_format.space_after = Twips(LINE + spare)
            paper.counter.text(1, around=1.5 * LINE + spare)
    if room:
        paper.counter.used = before + room.lines * LINE
    recipients, _ = with_recipients_placed(document)
    if recipients:
        words = f"{recipients.rstrip('：:')}："
        paper.paragraph(styles.RECIPIENTS, words)
        paper.count(words)


def _red(paper: Paper, document: Document, spare: int) -> None:
    mark = head_mark(document.head_mark)
    paragraph = paper.paragraph(styles.HEAD_MARK, "\n".join(mark.lines))
    setting = paragraph.paragraph_format
    setting.space_before = Pt(TOP - _BASE * mark.size)
    setting.line_spacing = Pt(_PITCH * mark.size)
    for run in paragraph.runs:
        run.font.size = Pt(round(mark.size * 2) / 2)
        run.font.color.rgb = RGBColor.from_string(RED.lstrip("#").upper())
        scale = OxmlElement("w:w")
        scale.set(qn("w:val"), str(round(mark.squeeze * 100)))
        size = run._r.get_or_add_rPr().find(qn("w:sz"))
        size.addprevious(scale)
    number = paper.paragraph(styles.RED_NUMBER, document.number)
    number.paragraph_format.space_before = Twips(round(2 * paper.line - (_UNDER - _BASE) * mark.size * 20))
    height = TOP + mark.height + _RULE
    paper.counter.text(1, pitch=paper.line, around=height * 20 + 2 * paper.line)
    above, below = 2 * paper.line + spare // 2, paper.line + spare - spare // 2
    _title(paper, document.title, above, below)


def _title(paper: Paper, title: str, before: int, after: int) -> None:
    if not title.strip():
        return
    lines = title_lines(title)
    pitch = TITLE_LINE if paper.line == LINE else round(TITLE_SHARE * paper.line)
    setting = paper.paragraph(styles.TITLE, "\n".join(lines)).paragraph_format
    setting.space_before, setting.space_after, setting.line_spacing = map(Twips, (before, after, pitch))
    paper.counter.text(len(lines), pitch=pitch, around=before + after)
