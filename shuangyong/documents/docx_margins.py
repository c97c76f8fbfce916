"""What stands in the margins of a paper in Word: page numbers and the mark of a draft.

Constant XML: no word of a user's comes near it.
"""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from .docx_styles import PAGE_NUMBER

NUMBER_FOOT = 25.46
"""Millimetres from the edge of the sheet to the foot of the number: its dash is 7 mm under the type (7.5)."""

_EMU_PER_MM = 36_000
_EMU_PER_POINT = 12_700


def page_number(side: str) -> BaseOxmlElement:
    """A footer's paragraph — 1 —, one character from the "left" or "right" edge of the type (7.5)."""
    return parse_xml(_number_xml(side, nsdecls("w")))


def page_number_beside(side: str) -> BaseOxmlElement:
    """The number of a wide sheet: in the left margin, near its head ("left") or its foot ("right")."""
    height = 40 * _EMU_PER_MM
    top = 28 * _EMU_PER_MM if side == "left" else 184 * _EMU_PER_MM - height
    xml = _BOX.format(
        namespaces=_BOX_NAMESPACES,
        left=round(NUMBER_FOOT * _EMU_PER_MM),
        top=top,
        width=14 * _EMU_PER_POINT,
        height=height,
        number=1 if side == "left" else 2,
        paragraph=_number_xml(side),
    )
    return parse_xml(xml)


def draft_mark() -> BaseOxmlElement:
    """A run with 草稿 in pale grey behind the text, as Word's own watermarks are made."""
    return parse_xml(_WATERMARK.format(namespaces=_VML, place=_MIDDLE))


def _number_xml(side: str, namespaces: str = "") -> str:
    return (
        f'<w:p {namespaces}><w:pPr><w:pStyle w:val="{PAGE_NUMBER}"/>'
        f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


# Lying on its side the sheet keeps its number where it is on the upright one: in the left margin,
# running down, in a box of its own that hangs on the header.
_BOX = """<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{number}" name="页码"/>
<wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>
<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
_BOX_NAMESPACES = nsdecls("w", "a", "wp") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

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
<v:shape id="PowerPlusWaterMarkObject" o:spid="_x0000_s2049" type="#_x0000_t136" alt="草稿" o:allowincell="f"
 style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:150pt;rotation:315;z-index:-251658752;{place}"
 fillcolor="#ececec" stroked="f">
<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="草 稿"/></v:shape>
</w:pict></w:r>"""
