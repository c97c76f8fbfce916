"""An empty paper for Word: python-docx's own template without its styles, with those of the paper."""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from .docx_styles import FANG, HEI, KAI, SONG, XIAO_BIAO_SONG, defaults_xml, styles_xml

# Where the named typeface is missing, Word looks for these: Windows has 仿宋 but no 仿宋_GB2312.
_STAND_INS = {
    FANG: "FangSong_GB2312,仿宋,FangSong",
    KAI: "KaiTi_GB2312,楷体,KaiTi",
    HEI: "SimHei",
    SONG: "SimSun",
    XIAO_BIAO_SONG: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体",
}
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>{}</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
# Without the first, Word opens the file in its compatibility mode and sets tables otherwise.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
_NOT_OURS = ("thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings")


def blank(has_parts: bool) -> WordFile:
    """A file without a word in it; a new one at each call."""
    return docx.Document(BytesIO(_blank(has_parts)))


@cache
def _blank(has_parts: bool) -> bytes:
    """The template's styles are half a megabyte of XML: they are read and thrown away only once."""
    word = docx.Document()
    _drop_what_is_not_ours(word.part.package)
    _drop_what_is_not_ours(word.part)
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    for xml in (defaults_xml(), *styles_xml(has_parts)):
        styles.append(_parsed(xml))
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    for child in list(_parsed(f"<w:all>{_SETTINGS.format(compatibility)}</w:all>")):
        settings.append(child)
    word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = _font_table()
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def _drop_what_is_not_ours(source: OpcPackage | Part) -> None:
    """Loosen parts that a paper has no use for; a part that nothing names is not saved."""
    for key, relation in list(source.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] in _NOT_OURS:
            del source.rels[key]


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in _STAND_INS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def _parsed(xml: str) -> BaseOxmlElement:
    end = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index("/>")
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")
