"""Sections of a paper in Word: page size, margins, grid, page numbers, the mark of a draft."""

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from .docx_margins import NUMBER_FOOT, add_fine_print_beside, fill_footer, page_mark, page_number_beside
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

    def __init__(self, word: WordFile, mark: str, fine_print: str = "", *, numbered: bool = True) -> None:
        self._word = word
        self._mark = mark
        self._fine_print = fine_print
        self.wide = False
        self._furnish(word.sections[0], numbered=numbered)

    @property
    def type_width(self) -> int:
        """The width of the type area of the present section, in twips."""
        sheet = _WIDE if self.wide else _UPRIGHT
        return twips(sheet.size[0] - sheet.left - sheet.right)

    def turn(self, wide: bool) -> bool:
        """See to it that what follows stands on upright or on wide sheets; True when a new page began."""
        if wide == self.wide:
            return False
        self.begin(wide=wide)
        return True

    def begin(
        self, *, wide: bool, start: WD_SECTION = WD_SECTION.NEW_PAGE, first_number: int | None = None
    ) -> None:
        """What follows stands on another page, or on the next odd or even one; pages may be counted anew."""
        self.wide = wide
        section = self._word.add_section(start)
        self._furnish(section, numbered=True)
        if first_number is not None:
            number = OxmlElement("w:pgNumType")
            number.set(qn("w:start"), str(first_number))
            section._sectPr.find(qn("w:pgMar")).addnext(number)

    def _furnish(self, section: Section, *, numbered: bool) -> None:
        sheet = _WIDE if self.wide else _UPRIGHT
        section.orientation = sheet.orientation
        section.page_width, section.page_height = map(_length, sheet.size)
        section.top_margin, section.bottom_margin = _length(sheet.top), _length(sheet.bottom)
        section.left_margin, section.right_margin = _length(sheet.left), _length(sheet.right)
        section.header_distance = _length(15)
        section.footer_distance = _length(15 if self.wide else NUMBER_FOOT)
        # A wide sheet holds tables, which have a pitch of their own.
        _set_grid(section, "default" if self.wide else "linesAndChars")
        odd, even = (section.header, section.footer), (section.even_page_header, section.even_page_footer)
        for side, (header, footer) in (("right", odd), ("left", even)):
            head, foot = _emptied(header), _emptied(footer)
            if self._mark:
                head._p.append(page_mark(self._mark))
            if not self.wide:
                fill_footer(foot, side, self._fine_print, numbered=numbered)
                continue
            head._p.append(page_number_beside(side))
            if self._fine_print:
                add_fine_print_beside(head, side, self._fine_print)


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
    for part in list(paragraph._p):
        paragraph._p.remove(part)
    return paragraph
