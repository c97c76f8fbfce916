"""Small Word files for the tests, written part by part."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from shuangyong.documents.docx_in import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/></Types>'
)


def p(words="", setting="", style=""):
    """A paragraph: words with an optional style and setting, or runs where `words` begins with "<"."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{setting}</w:pPr>{words if words.startswith('<') else r(words)}</w:p>"


def r(words, setting=""):
    """A run."""
    return f'<w:r><w:rPr>{setting}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def in_list(number=1, level=0):
    """The setting of a paragraph that belongs to a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def mark(kind):
    """A mark of a field: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code, result=""):
    """A field in parts."""
    code = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    between = mark("separate") + r(result) if result else ""
    return mark("begin") + code + between + mark("end")


def tbl(*rows):
    """A table of rows of cells; a cell is words, or XML of its own."""
    return f"<w:tbl>{''.join(map(tr, rows))}</w:tbl>"


def tr(cells):
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in cells)}</w:tr>"


def tc(words, setting=""):
    """A cell: words, or blocks where they begin with "<"."""
    inside = words if words.startswith("<") else p(words)
    return f"<w:tc><w:tcPr>{setting}</w:tcPr>{inside}</w:tc>"


def relations(*kinds_and_targets):
    """A part of relationships; a target with a mode is ("image", "http://…", "External")."""
    lines = []
    for number, (kind, target, *mode) in enumerate(kinds_and_targets, 1):
        mode = f' TargetMode="{mode[0]}"' if mode else ""
        lines.append(f'<Relationship Id="rId{number}" Type="{_KINDS}/{kind}" Target="{target}"{mode}/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def word_file(body="", *, styles="", numbering="", links=(), others=None):
    """The bytes of a file; `others` are more parts, which replace those of the same name."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    named = list(links)
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
        named.append(("styles", "styles.xml"))
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
        named.append(("numbering", "numbering.xml"))
    parts["word/_rels/document.xml.rels"] = relations(*named)
    return packed({**parts, **(others or {})})


def packed(parts):
    """A zip of these parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def lines(body, **parts):
    """What is read of a body."""
    return read_docx(word_file(body, **parts))


def texts(body, **parts):
    """The words of its lines."""
    return [line.text for line in lines(body, **parts)]
