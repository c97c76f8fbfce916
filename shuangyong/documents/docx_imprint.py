"""版记 in Word: a box of its own that keeps to the foot of the page (GB/T 9704-2012, 7.4)."""

from dataclasses import dataclass

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .docx_measures import BOTTOM, LINE, UPRIGHT_ROOM, twips
from .docx_pages import line_count
from .docx_paper import Paper
from .docx_words import add_words, fair
from .head_mark import imprint_of, with_recipients_placed
from .model import Document
from .wording import long_date

_LIST_WIDTH = 26.0  # characters of 14 pt beside "抄送："
_PITCH = 560  # twips
_RULES = 80
_WIDTH = twips(156)
_FOOT = twips(297 - BOTTOM + 0.5)  # the empty paragraph that must follow a table stands below
_EMU = 635  # in a twip
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm


@dataclass(frozen=True, slots=True)
class _Row:
    """A list of offices behind its head, or the printing office and, at the right, the day."""

    head: str
    words: str
    day: str = ""
    ruled: bool = True


def write_imprint(paper: Paper, document: Document) -> None:
    """The 版记 on the last page if that seems even and to have room, else on the next even one."""
    rows = _rows(document)
    if not rows:
        return
    height = sum(line_count(row.words, 0, _LIST_WIDTH) for row in rows) * _PITCH + _RULES
    counter = paper.counter
    counter.settle()
    if counter.page % 2 or paper.sections.wide or counter.used + height + LINE > counter.room:
        paper.sections.begin(wide=False, start=WD_SECTION.EVEN_PAGE)
        counter.new_page(UPRIGHT_ROOM)
    anchor = paper.paragraph(styles.BETWEEN)
    box = parse_xml(
        _BOX.format(
            top=(_FOOT - height) * _EMU, height=height * _EMU, width=_WIDTH * _EMU, table=_table(rows)
        )
    )
    anchor.add_run()._r.append(box)
    style = f"{qn('w:pPr')}/{qn('w:pStyle')}[@{qn('w:val')}='{styles.style_key(styles.IMPRINT)}']/../.."
    for element, row in zip(box.findall(f".//{style}"), rows, strict=True):
        paragraph = WordParagraph(element, anchor._parent)
        add_words(paragraph, row.head + row.words)
        if row.day:
            paragraph.add_run("\t")
            add_words(paragraph, row.day)


def _rows(document: Document) -> list[_Row]:
    imprint = imprint_of(document)
    if imprint is None:
        return []
    _, recipients = with_recipients_placed(document)
    lists = [("主送：", recipients), ("抄送：", imprint.copies)]
    rows = [
        _Row(head, fair(f"{names.strip().rstrip('。.；;')}。"), ruled=not place or not recipients)
        for place, (head, names) in enumerate(lists)
        if names.strip()
    ]
    if imprint.printer or imprint.day:
        day = f"{long_date(imprint.day)}印发" if imprint.day else ""
        rows.append(_Row("", fair(imprint.printer), day))
    return rows


def _table(rows: list[_Row]) -> str:
    """Empty cells, each in its own row with a rule above it, and one below the last."""
    cells = []
    for place, row in enumerate(rows):
        above = _rule("top", _THIN if place else _THICK) if row.ruled else ""
        below = _rule("bottom", _THICK) if place == len(rows) - 1 else ""
        hanging = ' w:left="1120" w:hanging="840"' if row.head else ' w:left="280"'
        cells.append(
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/>'
            f"<w:tcBorders>{above}{below}</w:tcBorders></w:tcPr><w:p><w:pPr>"
            f'<w:pStyle w:val="{styles.style_key(styles.IMPRINT)}"/><w:ind{hanging} w:right="280"/>'
            "</w:pPr></w:p></w:tc></w:tr>"
        )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{_WIDTH}"/></w:tblGrid>{"".join(cells)}</w:tbl>'
    )


def _rule(side: str, width: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="000000"/>'


# A drawing as Word itself writes them; a frame (w:framePr) or a floating table would be simpler, but
# LibreOffice leaves both where they stand in the text.
_BOX = (
    "<mc:AlternateContent "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f"{nsdecls('w')}>"
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
    ' relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
    '<wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
    '<wp:docPr id="77" name="版记"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
    "<wps:txbx><w:txbxContent>{table}<w:p><w:pPr>"
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    "</w:txbxContent></wps:txbx>"
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
)
