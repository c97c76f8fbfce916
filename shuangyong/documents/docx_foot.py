"""What stands under the text in Word: 附件说明, signature and date."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .closer import SEAL_SHARE, signatory_lines
from .docx_measures import LINE, PER_LINE, characters, width_of
from .docx_paper import Paper, indent
from .docx_words import fair
from .model import Document, SignOff
from .wording import annex_statement, long_date

_RIGHT = 26.0
"""Where a signature ends at the latest: two characters from the right."""


def write_statement(paper: Paper, document: Document) -> None:
    """附件说明: names line up behind "附件：" and behind their numbers (7.3.4)."""
    if not document.annexes:
        return
    if not (document.head_mark and len(document.blocks) == 1):
        # LibreOffice takes the whole of a bound paragraph along: page 1 would be left without any text.
        paper.keep_with_next()
    several = len(document.annexes) > 1
    number_width = (1 if len(document.annexes) < 10 else 1.5) if several else 0
    for place, line in enumerate(annex_statement(document)):
        head = "附件：" if place == 0 else ""
        paragraph = paper.paragraph(styles.STATEMENT, head + line)
        indent(paragraph, 5 + number_width, -width_of(head) - number_width)
        paragraph.paragraph_format.keep_with_next = place + 1 < len(document.annexes) or None
        if place == 0:
            paragraph.paragraph_format.space_before = Twips(paper.line)
        name = line.split(".", 1)[-1] if several else line
        paper.count(name, width=PER_LINE - 5 - number_width, around=paper.line if place == 0 else 0)


def write_sign_off(paper: Paper, sign_off: SignOff) -> None:
    """Signature and date by one of two rules: with room for a seal (7.3.5.1) or without (7.3.5.2)."""
    signatory = "\n".join(signatory_lines(fair(sign_off.signatory)))
    day = long_date(sign_off.day) if sign_off.day else ""
    if not (signatory or day):
        return
    paper.keep_with_next()
    places = _sealed(signatory, day) if sign_off.sealed else _unsealed(signatory, day)
    # Under a seal of 42 mm: two lines above and one below keep its top within a line of the text. Where lines
    # are closer than the grid, the seal reaches out of the type area instead.
    closer = paper.line != LINE
    above = paper.line * (1 if not sign_off.sealed else SEAL_SHARE if closer else 2)
    below = LINE if sign_off.sealed and not closer else 0
    rows = [(styles.SIGNATORY, signatory, places[0]), (styles.DAY, day, places[1])]
    written = [paper.paragraph(style, words) for style, words, _ in rows if words]
    for paragraph, (_, words, left) in zip(written, (row for row in rows if row[1]), strict=True):
        indent(paragraph, left)
        if _width(words) > _RIGHT:
            paragraph.paragraph_format.right_indent = Twips(characters(PER_LINE - _RIGHT))
            if sign_off.sealed:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if sign_off.sealed and "\n" in signatory:
        _centre_lines(written[0], signatory)
    written[0].paragraph_format.space_before = Twips(int(above))
    if below:
        written[-1].paragraph_format.space_after = Twips(below)
    parts = [part for _, words, _ in rows for part in words.split("\n") if part]
    lines = sum(-(-int(width_of(part)) // int(_RIGHT)) for part in parts)
    paper.counter.block(lines * paper.line + above + below)


def _width(words: str) -> float:
    """Characters of the longest line."""
    return max(map(width_of, words.split("\n")))


def _centre_lines(paragraph: WordParagraph, signatory: str) -> None:
    """Lines of a long signature stand under each other's middle, two characters from the right at most."""
    left = max(0.0, _RIGHT - _width(signatory))
    paragraph.paragraph_format.left_indent = Twips(characters(left))
    paragraph.paragraph_format.right_indent = Twips(characters(PER_LINE - _RIGHT))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _unsealed(signatory: str, day: str) -> tuple[float, float]:
    """The wider of the two ends two characters from the right; the date begins two after the signature."""
    shift = 2.0 if signatory and day else 0.0
    left = max(0.0, _RIGHT - max(_width(signatory), shift + width_of(day)))
    return left, left + shift


def _sealed(signatory: str, day: str) -> tuple[float, float]:
    """The date ends four characters from the right, the signature stands in the middle over it."""
    widths = _width(signatory), width_of(day)
    middle = _RIGHT - max(widths[0], widths[1] + 4) / 2
    return max(0.0, middle - widths[0] / 2), max(0.0, middle - widths[1] / 2)
