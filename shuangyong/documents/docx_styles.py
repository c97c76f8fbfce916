"""The styles of a paper in Word: named as a clerk knows them, resting on Word's own headings.

Constant XML: no word of a user's comes near it.
"""

from collections.abc import Iterable

from .docx_measures import LINE, TIGHTER, TITLE_LINE, characters, twips
from .head_mark import RED

BODY, TITLE, NUMBER, PART = "公文正文", "公文标题", "发文字号", "部分标题"
LEVELS = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
LEADS = {1: "一级标题字", 2: "二级标题字"}
NAMES, STATEMENT, SIGNATORY, DAY = "名单", "附件说明", "署名", "成文日期"
ANNEX_LABEL, ANNEX_TITLE = "附件序号", "附件标题"
TABLE, TABLE_HEAD, TABLE_TEXT, BETWEEN = "公文表格", "表头", "表格文字", "表后"
PAGE_NUMBER, FINE_PRINT = "公文页码", "页边小字"
HEAD_MARK, RED_NUMBER, RECIPIENTS = "发文机关标志", "红头发文字号", "主送机关"
CONTENTS_TITLE, CONTENTS = "目录标题", ("toc 1", "toc 2", "toc 3")
IMPRINT = "版记"

_ALL = (BODY, TITLE, NUMBER, PART, *LEVELS.values(), *LEADS.values(), NAMES, STATEMENT, SIGNATORY, DAY)
_KEYS = {
    name: f"Paper{place}"
    for place, name in enumerate(
        (
            *(*_ALL, ANNEX_LABEL, ANNEX_TITLE, TABLE, TABLE_HEAD, TABLE_TEXT, BETWEEN, PAGE_NUMBER),
            *(FINE_PRINT, HEAD_MARK, RED_NUMBER, RECIPIENTS, CONTENTS_TITLE, IMPRINT),
        ),
        1,
    )
}

FANG, KAI, HEI, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAO_BIAO_SONG = "方正小标宋简体"

_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{characters(2)}"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_CENTRE = '<w:jc w:val="center"/>'
# Nothing snaps to the grid: pitches are exact in every style, the same in Word, WPS and LibreOffice.
_OFF_GRID = '<w:snapToGrid w:val="0"/>'


def styles_xml(has_parts: bool) -> Iterable[str]:
    """Each style as XML without namespaces; where parts stand above 一、, all headings lie one deeper."""
    deeper = 1 if has_parts else 0
    yield from _word_own()
    yield _style(BODY, "Normal", _INDENT)
    yield _style(TITLE, "Title", "")
    yield _style(NUMBER, "Normal", f"{_spacing(LINE, LINE // 2, LINE)}{_CENTRE}")
    yield _style(PART, "Heading1", f"{_spacing(LINE, LINE)}{_NO_INDENT}{_CENTRE}", _fonts(HEI))
    faces = {1: _fonts(HEI), 2: _fonts(KAI)}
    for level, name in LEVELS.items():
        link = LEADS.get(level, "")
        yield _style(name, f"Heading{level + deeper}", "", faces.get(level, _fonts(FANG)), link)
    for level, name in LEADS.items():
        yield _character_style(name, faces[level], LEVELS[level])
    yield _style(NAMES, "Normal", '<w:jc w:val="left"/>')
    yield _style(STATEMENT, "Normal", '<w:keepLines/><w:jc w:val="left"/>')
    yield _style(SIGNATORY, "Normal", f'{_KEEP}{_spacing(LINE, LINE)}<w:jc w:val="left"/>')
    yield _style(DAY, "Normal", '<w:keepLines/><w:jc w:val="left"/>')
    yield _style(ANNEX_LABEL, "Normal", "<w:keepNext/>", _fonts(HEI))
    outline = '<w:outlineLvl w:val="0"/>'
    yield _style(ANNEX_TITLE, "Title", f"{_spacing(TITLE_LINE, LINE, LINE)}{outline}")
    small = _spacing(300)
    yield _style(TABLE_TEXT, "Normal", f'{small}<w:jc w:val="left"/>', _sizes(21))
    yield _style(TABLE_HEAD, "Normal", f"<w:keepNext/>{small}{_CENTRE}", _fonts(HEI) + _sizes(21))
    # A point high: behind a table that fills its sheet it must not begin another.
    yield _style(BETWEEN, "Normal", _spacing(20, 0, 100), '<w:sz w:val="2"/>')
    yield _style(PAGE_NUMBER, "Normal", f"{_spacing(280)}", _fonts(SONG) + _sizes(28))
    yield _character_style(FINE_PRINT, f'<w:color w:val="777777"/>{_sizes(13)}')
    yield from _red_head()
    yield from _contents()
    yield _table_style()


def _red_head() -> Iterable[str]:
    """What only a 红头 has: mark, number on the red line, 主送, 版记.

    None is bound to what follows: from the top of the page to the signature all would be one block,
    which is no block at all to Word and LibreOffice.
    """
    yield _style(HEAD_MARK, "Normal", _CENTRE, _fonts(XIAO_BIAO_SONG) + _sizes(84))
    # 4 mm from the characters to the line, which is 1.5 pt thick.
    red = RED.lstrip("#").upper()
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="5" w:color="{red}"/></w:pBdr>'
    yield _style(RED_NUMBER, "Normal", f"{line}{_CENTRE}")
    yield _style(RECIPIENTS, "Normal", '<w:jc w:val="left"/>')
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(156) - 280}"/></w:tabs>'
    yield _style(IMPRINT, "Normal", f'{tab}{_spacing(560)}<w:jc w:val="left"/>', _sizes(28))


def _contents() -> Iterable[str]:
    """目录; its lines are Word's own styles, in which a renewed field sets them."""
    yield _style(
        CONTENTS_TITLE, "Normal", f"<w:keepLines/>{_spacing(TITLE_LINE, 0, LINE)}{_CENTRE}", _title_face()
    )
    edge = twips(156)
    for level, (left, hanging) in enumerate(((1, 1), (3, 2), (5, 3)), 1):
        setting = (
            f'<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="{edge}"/></w:tabs>'
            f'<w:ind w:left="{characters(left)}"'
            f' w:hanging="{characters(hanging)}"/><w:jc w:val="left"/>'
        )
        yield _own(f"TOC{level}", f"toc {level}", setting, "")


def _title_face() -> str:
    return _fonts(XIAO_BIAO_SONG) + _sizes(44)


def style_key(name: str) -> str:
    """The id by which the file refers to a style; Word keeps ids in ASCII."""
    return _KEYS[name]


def defaults_xml() -> str:
    """What holds where no style says otherwise: 三号 仿宋, Chinese."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}{_sizes(32)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _word_own() -> Iterable[str]:
    """Styles that Word knows by name: its navigation pane and its tables of contents go by them."""
    # As in print: no extra space between figures and 汉字, every line counts, and no mark hangs over the
    # edge: Word and WPS squeeze the line instead. LibreOffice reads overflowPunct the wrong way round: there
    # the mark does hang, at the end of the same line.
    strict = (
        '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        f'<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>{_OFF_GRID}{_spacing(LINE)}'
        '<w:jc w:val="both"/>'
    )
    yield _own("Normal", "Normal", strict, _fonts(FANG) + _OFF_GRID + _sizes(32, TIGHTER), default=True)
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        "</w:style>"
    )
    yield _own("Title", "Title", f"<w:keepLines/>{_spacing(TITLE_LINE, 0, LINE)}{_CENTRE}", _title_face())
    for level in range(1, 6):
        setting = f'{_KEEP}{_INDENT}<w:outlineLvl w:val="{level - 1}"/>'
        yield _own(f"Heading{level}", f"heading {level}", setting, "")
    yield _own("Header", "header", _spacing(280), "")
    yield _own("Footer", "footer", _spacing(280), "")


def _own(key: str, name: str, paragraph: str, run: str, default: bool = False) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _style(name: str, based_on: str, paragraph: str, run: str = "", link: str = "") -> str:
    follows = name if name in (BODY, NAMES, TABLE_TEXT) else BODY
    linked = f'<w:link w:val="{style_key(link)}"/>' if link else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_key(name)}">'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:next w:val="{style_key(follows)}"/>{linked}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _character_style(name: str, run: str, link: str = "") -> str:
    linked = f'<w:link w:val="{style_key(link)}"/>' if link else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_key(name)}">'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{linked}<w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    # 1.2 mm above and below the words, 1.5 mm beside them.
    room = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 68), ("left", 85), ("bottom", 68), ("right", 85))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_key(TABLE)}"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
    )


def _spacing(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _fonts(name: str) -> str:
    # Figures and Latin letters in the same typeface, as the paper has them.
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
    )


def _sizes(half_points: int, spacing: int = 0) -> str:
    return f'<w:spacing w:val="{spacing}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
