"""目录 in Word: a field that Word can renew, with its lines already written so that it shows without."""

from collections.abc import Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .docx_measures import LINE, TITLE_LINE
from .docx_pages import line_count
from .docx_paper import Listed, Paper
from .docx_words import add_words, fair

_FIELD = (
    f' TOC \\h \\z \\t "{styles.PART},1,{styles.ANNEX_TITLE},1,{styles.LEVELS[1]},2,{styles.LEVELS[2]},3" '
)
_HEAD = "目　录"
_ROOM = (26.0, 24.0, 22.0)  # characters for the words of an entry, by its depth


def contents_height(entries: Sequence[Listed]) -> int:
    """Twips that the list takes."""
    lines = sum(line_count(fair(entry.words), 0, _ROOM[entry.depth]) for entry in entries)
    return TITLE_LINE + LINE + lines * LINE


def write_contents(paper: Paper, entries: Sequence[Listed], ahead: int) -> WordParagraph:
    """The list, of which the title is returned; `ahead` is added to the pages of the entries."""
    title = paper.paragraph(styles.CONTENTS_TITLE, _HEAD)
    paragraph = None
    for place, entry in enumerate(entries):
        paragraph = paper.paragraph(styles.CONTENTS[entry.depth])
        if place == 0:
            _begin(paragraph)
        _line(paragraph, entry, entry.spot.page + ahead)
    if paragraph is not None:
        paragraph._p.append(_mark("end"))
    return title


def _begin(paragraph: WordParagraph) -> None:
    for part in (_mark("begin"), _code(_FIELD), _mark("separate")):
        paragraph._p.append(part)


def _line(paragraph: WordParagraph, entry: Listed, page: int) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    words = add_words(paragraph, entry.words.replace("\n", " "))
    tab = parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>")
    # In parts, as Word writes it: of a simple field inside a link LibreOffice shows nothing.
    number = parse_xml(f"<w:r {nsdecls('w')}><w:t>{page}</w:t></w:r>")
    field = (
        _mark("begin"),
        _code(f" PAGEREF {entry.bookmark} \\h "),
        _mark("separate"),
        number,
        _mark("end"),
    )
    for part in (words._r, tab, *field):
        link.append(part)
    paragraph._p.append(link)


def _mark(kind: str) -> BaseOxmlElement:
    element: BaseOxmlElement = parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/></w:r>')
    return element


def _code(instruction: str) -> BaseOxmlElement:
    """A run with the field's own words, none of which is a user's."""
    code: BaseOxmlElement = parse_xml(
        f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    )
    return code
