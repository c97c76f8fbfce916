"""Sections of a paper in Word: page size, margins, grid, page numbers, the mark of a draft."""

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from .docx_margins import NUMBER_FOOT, page_mark, page_number, page_number_beside
from .docx_measures import BOTTOM, CHAR_SPACE, LEFT, LINE, RIGHT, SHEET, TOP, twips


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Size and margins in millimetres."""

    orientation: WD_ORIENT
    size: tuple[float, float]
    top: float
    right: float
    bottom: float
    left: float


_UPRIGHT = _Sheet(WD_ORIENT.PORTRAIT, SHEET, TOP, RIGHT, BOTTOM, LEFT)
# A wide table lies on its side, its head towards the left edge of the upright sheet.
_WIDE = _Sheet(WD_ORIENT.LANDSCAPE, SHEET[::-1], LEFT, TOP, RIGHT, BOTTOM)


class Sections:
    """The sections of one file; a new one begins only where the sheet turns."""

    def __init__(self, word: WordFile, mark: str) -> None:
        self._word = word
        self._mark = mark
        self._wide = False
        self._furnish(word.sections[0])

    @property
    def type_width(self) -> int:
        """The width of the type area of the present section, in twips."""
        sheet = _WIDE if self._wide else _UPRIGHT
        return twips(sheet.size[0] - sheet.left - sheet.right)

    def turn(self, wide: bool) -> bool:
        """See to it that what follows stands on upright or on wide sheets; True when a new page began."""
        if wide == self._wide:
            return False
        self._wide = wide
        self._furnish(self._word.add_section(WD_SECTION.NEW_PAGE))
        return True

    def _furnish(self, section: Section) -> None:
        sheet = _WIDE if self._wide else _UPRIGHT
        section.orientation = sheet.orientation
        section.page_width, section.page_height = map(_length, sheet.size)
        section.top_margin, section.bottom_margin = _length(sheet.top), _length(sheet.bottom)
        section.left_margin, section.right_margin = _length(sheet.left), _length(sheet.right)
        section.header_distance = section.footer_distance = _length(15)
        # A wide sheet holds tables, which have a pitch of their own.
        _set_grid(section, "default" if self._wide else "linesAndChars")
        odd, even = (section.header, section.footer), (section.even_page_header, section.even_page_footer)
        for side, (header, footer) in (("right", odd), ("left", even)):
            head, foot = _emptied(header), _emptied(footer)
            if self._mark:
                head._p.append(page_mark(self._mark))
            if self._wide:
                head._p.append(page_number_beside(side))
            else:
                section.footer_distance = _length(NUMBER_FOOT)
                foot._p.addprevious(page_number(side))
                story = foot._p.getparent()
                story.remove(foot._p)


def _length(mm: float) -> Twips:
    # The sheet itself is rounded to the nearest unit, as Word does: 11906 × 16838.
    return Twips(round(mm * 1440 / 25.4)) if mm in SHEET else Twips(twips(mm))


def _set_grid(section: Section, kind: str) -> None:
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), kind)
    grid.set(qn("w:linePitch"), str(LINE))
    grid.set(qn("w:charSpace"), str(CHAR_SPACE))
    properties.append(grid)


def _emptied(story: _Header | _Footer) -> Paragraph:
    """The one paragraph of a header or footer that is this section's own."""
    story.is_linked_to_previous = False
    paragraph: Paragraph = story.paragraphs[0]
    return paragraph
