"""A user's words into Word: always as text of a run, never as XML, a field or a link."""

import re

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .wording import legible

_GAP = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


def fair(words: str) -> str:
    """The words as they are printed: what XML cannot hold goes, several blanks are one, as on the paper."""
    return _AROUND_BREAK.sub("\n", _GAP.sub(" ", legible(words)))


def add_words(paragraph: Paragraph, words: str, style: str | None = None, spacing: int | None = None) -> Run:
    """Append a run; "\\n" ends a line. `style` names a character style, `spacing` is in twips."""
    run = paragraph.add_run(fair(words), style)
    # “” and … are Chinese punctuation here, a character wide.
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run


def set_outline_level(paragraph: Paragraph, level: int) -> None:
    """Show the paragraph in Word's navigation pane, at level 1..9, without giving it a heading's style."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(outline)
