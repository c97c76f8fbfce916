"""The XML of a Word file that came in: parsed with nothing resolved or fetched, named without prefixes."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from lxml import etree  # type: ignore[import-untyped]

Element = Any
"""An element of lxml, which brings no types."""

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # "Strict" files
)
_R = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class Malformed(Exception):
    """The part is no XML, or holds a DOCTYPE, which no Word file has."""


def parsed(data: bytes) -> Element:
    """The root of a small part."""
    try:
        root = etree.parse(BytesIO(data), etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(str(error)) from error
    if root.docinfo.doctype:
        raise Malformed("a DOCTYPE")
    return root.getroot()


def body_children(part: IO[bytes]) -> Iterator[Element]:
    """What stands in w:body, piece by piece; each is thrown away when the next is asked for."""
    wanted = [f"{w}{name}" for w in _W for name in _BLOCKS]
    wanted.append("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    pieces = etree.iterparse(
        part, events=("end",), tag=wanted, remove_comments=True, remove_pis=True, **_SAFE
    )
    try:
        for _, element in pieces:
            parent = element.getparent()
            if parent is None or local(parent) != "body":
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(str(error)) from error
    if pieces.root is not None and pieces.root.getroottree().docinfo.doctype:
        raise Malformed("a DOCTYPE")


_BLOCKS = (
    "p",
    "tbl",
    "sdt",
    "customXml",
    "altChunk",
    "ins",
    "moveTo",
    "del",
    "moveFrom",
    "subDoc",
    "smartTag",
)


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attr(element: Element, name: str) -> str | None:
    """The attribute w:`name`."""
    for space in _W:
        value: str | None = element.get(space + name)
        if value is not None:
            return value
    return None


def related(element: Element, name: str = "id") -> str | None:
    """The attribute r:`name`."""
    for space in _R:
        value: str | None = element.get(space + name)
        if value is not None:
            return value
    return None


def child(element: Element, *path: str) -> Element:
    """The first child of this name, and of it the next, and so on; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def val(element: Element, *path: str) -> str | None:
    """The attribute w:val of what `child` finds."""
    found = child(element, *path)
    return None if found is None else attr(found, "val")


def whole(words: str | None) -> int | None:
    """The number that stands there; None for what is none, or one that nobody means."""
    try:
        number = int(words or "")
    except ValueError:
        return None
    return number if -1_000_000 < number < 1_000_000 else None


def switched(element: Element, name: str) -> bool | None:
    """Whether a property such as w:vanish is on or off; None where it is not spoken of."""
    found = child(element, name) if element is not None else None
    if found is None:
        return None
    return (attr(found, "val") or "1").lower() not in {"0", "false", "off"}


def chosen(alternatives: Element) -> Element | None:
    """One of what mc:AlternateContent holds, so that nothing is said twice: the first that has words."""
    ways = [one for one in alternatives if local(one) in {"Choice", "Fallback"}]
    return next((way for way in ways if _has_words(way)), ways[0] if ways else None)


def _has_words(element: Element) -> bool:
    return any(local(one) in {"t", "txbxContent", "instrText", "textpath"} for one in element.iter())
