"""What stands in the margins of a paper in Word: page numbers, small print and the mark of a draft."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from .docx_measures import twips
from .docx_styles import FINE_PRINT, PAGE_NUMBER, style_key
from .docx_words import add_words

NUMBER_FOOT = 25.46
"""Millimetres from the edge of the sheet to the foot of the number: its dash is 7 mm under the type (7.5)."""

_PT = 72 / 25.4
_BOX_WIDTH = 20  # points; the line of 14 pt stands at its right, and nothing may be cut off
_CHARACTER = 280  # twips of the number's type
_EDGE = twips(156)


def fill_footer(foot: Paragraph, side: str, fine_print: str, *, numbered: bool) -> None:
    """— 1 — one character from the "left" or "right" edge of the type (7.5), small print at the other."""
    properties = foot._p.get_or_add_pPr()
    for part in _footer_setting(side, bool(fine_print)):
        properties.append(part)
    number = _parsed_runs(_NUMBER) if numbered else []
    small = _fine_print(foot, fine_print) if fine_print else []
    tab = _parsed_runs("<w:r><w:tab/></w:r>") if fine_print else []
    for part in (*number, *tab, *small) if side == "left" else (*small, *tab, *number):
        foot._p.append(part)


def page_number_beside(side: str) -> BaseOxmlElement:
    """The number of a wide sheet: in the left margin, near its head ("left") or its foot ("right")."""
    setting = f'<w:ind w:{side}="{_CHARACTER}"/><w:jc w:val="{side}"/>'
    return _beside(side, 40 * _PT, f"{_paragraph_setting(setting)}{_NUMBER}", 1)


def add_fine_print_beside(head: Paragraph, side: str, words: str) -> None:
    """Small print of a wide sheet in its left margin, at the end where the number on this `side` is not."""
    other = "right" if side == "left" else "left"
    run = _beside(other, 70 * _PT, _paragraph_setting(f'<w:jc w:val="{other}"/>'), 3)
    head._p.append(run)
    for element in run.iter(qn("w:p")):
        for part in _fine_print(Paragraph(element, head._parent), words):
            element.append(part)


def page_mark(mark: str) -> BaseOxmlElement:
    """A run with 草稿 or 作废 in pale grey behind the text, as Word's own watermarks are made."""
    return parse_xml(_WATERMARK.format(namespaces=_VML, place=_MIDDLE, mark=mark, spaced=" ".join(mark)))


def _beside(end: str, height: float, inside: str, place: int) -> BaseOxmlElement:
    """A run with a box in the left margin of a wide sheet, at its "left" (upper) or "right" (lower) end."""
    top = 28 * _PT if end == "left" else 184 * _PT - height
    box: BaseOxmlElement = parse_xml(
        _BOX.format(
            namespaces=_VML,
            left=NUMBER_FOOT * _PT + 14 - _BOX_WIDTH,
            top=top,
            width=_BOX_WIDTH,
            height=height,
            number=place if end == "left" else place + 1,
            paragraph=f"<w:p>{inside}</w:p>",
        )
    )
    return box


def _footer_setting(side: str, with_fine_print: bool) -> list[BaseOxmlElement]:
    indent = f'<w:ind w:{side}="{_CHARACTER}"/>'
    if not with_fine_print:
        return _parsed_runs(f'{_STYLE}{indent}<w:jc w:val="{side}"/>')
    end = _EDGE if side == "left" else _EDGE - _CHARACTER
    return _parsed_runs(
        f'{_STYLE}<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
        f'{indent if side == "left" else ""}<w:jc w:val="left"/>'
    )


def _fine_print(paragraph: Paragraph, words: str) -> list[BaseOxmlElement]:
    return [add_words(paragraph, words, FINE_PRINT)._r]


def _paragraph_setting(setting: str) -> str:
    return f"<w:pPr>{_STYLE}{setting}</w:pPr>"


def _parsed_runs(xml: str) -> list[BaseOxmlElement]:
    return list(parse_xml(f"<w:all {nsdecls('w')}>{xml}</w:all>"))


_STYLE = f'<w:pStyle w:val="{style_key(PAGE_NUMBER)}"/>'
_NUMBER = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)
# Lying on its side the sheet keeps its number where it is on the upright one: in the left margin,
# running down, in a box of its own that hangs on the header.
_BOX = """<w:r {namespaces}><w:pict>
<v:shape id="PageNumber{number}" o:spid="_x0000_s206{number}" o:spt="202" coordsize="21600,21600"
 path="m,l,21600r21600,l21600,xe" filled="f" stroked="f" o:allowincell="f" style="position:absolute;
margin-left:{left}pt;margin-top:{top}pt;width:{width}pt;height:{height}pt;z-index:2;
mso-position-horizontal-relative:page;mso-position-vertical-relative:page">
<v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>{paragraph}</w:txbxContent></v:textbox>
</v:shape></w:pict></w:r>"""
_VML = (
    nsdecls("w")
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MIDDLE = ";".join(
    f"mso-position-{way}:center;mso-position-{way}-relative:margin" for way in ("horizontal", "vertical")
)
_WATERMARK = """<w:r {namespaces}><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>
<o:lock v:ext="edit" text="t" shapetype="t"/>
</v:shapetype>
<v:shape id="PowerPlusWaterMarkObject" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{mark}"
 o:allowincell="f"
 style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:150pt;rotation:315;z-index:-251658752;{place}"
 fillcolor="#ececec" stroked="f">
<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{spaced}"/></v:shape>
</w:pict></w:r>"""
