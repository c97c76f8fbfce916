"""Lays into a Word file what it carries beside its words; `docx_carried` finds it there."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from .docx_carried import SPACE, digest_of
from .incoming import IncomingLine

_SETTING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{6F1C7C64-0B5B-4E0E-9D5C-5C8F6C2B7A11}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def lay_in(word: WordFile, said: Mapping[str, Any], lines: Iterable[IncomingLine]) -> None:
    """Lay a value that JSON can hold into the file; `lines` are what `read_docx` will find in it."""
    value = json.dumps({"lines": digest_of(lines), "said": dict(said)}, separators=(",", ":"))
    # All ASCII, so that only these signs need care.
    words = value.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="{SPACE}">{words}</plan>'
    package = word.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", xml.encode(), package)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    setting = Part(PackURI("/customXml/itemProps1.xml"), kind, _SETTING.encode(), package)
    item.relate_to(setting, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
