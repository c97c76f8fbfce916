"""The words of one paragraph of a Word file, as they stand once all changes are accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .docx_in_fields import Fields, hides_result
from .docx_in_styles import Look, Styles
from .docx_in_symbols import plain, symbol
from .docx_in_xml import Element, attr, child, chosen, local, switched, val

_BLANKS = str.maketrans("\t\r\n", "   ")
_NOT_READ = {
    *("del", "moveFrom", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "delText", "delInstrText", "pgNum"),
    *("footnoteReference", "endnoteReference", "commentReference", "annotationRef", "softHyphen"),
    *("smartTagPr", "customXmlPr", "ctrlPr", "rubyPr", "bookmarkStart", "bookmarkEnd", "ffData"),
    *("commentRangeStart", "commentRangeEnd", "proofErr", "lastRenderedPageBreak", "sectPr", "tbl"),
}
_PICTURES = {"drawing", "pict", "object"}


@dataclass(slots=True)
class Said:
    """The words of a paragraph, "\\n" where a line ends, and the boxes of text that hang on it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    has_picture: bool = False
    in_contents: bool = False

    @property
    def text(self) -> str:
        return plain("".join(self.parts))


class Runs:
    """Reads paragraphs one after another; fields stay open from one to the next."""

    def __init__(self, styles: Styles, fields: Fields | None) -> None:
        self._styles = styles
        self.fields = fields

    def read(self, paragraph: Element, look: Look) -> Said:
        """All that the paragraph says."""
        said = Said(in_contents=bool(self.fields and self.fields.in_contents))
        self._inside(paragraph, look, said)
        return said

    def _inside(self, element: Element, look: Look, said: Said) -> None:
        for one in () if element is None else element:
            self._one(one, look, said)

    def _one(self, element: Element, look: Look, said: Said) -> None:
        name = local(element)
        if name in _NOT_READ:
            return
        if name == "r":
            self._run(element, look, said)
        elif name in _SIGNS or name in {"t", "sym"}:
            self._say(_words(element, name), said)
        elif name in {"fldChar", "instrText"}:
            self._field(element, name, said)
        elif name in _PICTURES:
            _hang(element, said)
        elif name == "AlternateContent":
            self._inside(chosen(element), look, said)
        elif not _hides(element, name):
            self._inside(element, look, said)

    def _run(self, run: Element, look: Look, said: Said) -> None:
        if not self._styles.hides(run, look):
            self._inside(run, look, said)
            return
        # What is hidden is not read, but a field that begins or ends there does.
        for one in run:
            if local(one) in {"fldChar", "instrText"}:
                self._field(one, local(one), Said())

    def _say(self, words: str, said: Said) -> None:
        if words and not (self.fields and (self.fields.hide_words or self.fields.in_contents)):
            said.parts.append(words)

    def _field(self, element: Element, name: str, said: Said) -> None:
        if self.fields is None:
            return
        if name == "instrText":
            self.fields.code(element.text or "")
            return
        self._say(self.fields.mark(attr(element, "fldCharType") or ""), said)
        said.in_contents = said.in_contents or self.fields.in_contents


def _hides(element: Element, name: str) -> bool:
    if name == "fldSimple":
        return hides_result(attr(element, "instr") or "")
    return name == "sdt" and is_left_out(element)


def is_left_out(control: Element) -> bool:
    """Whether a content control holds 目录, page numbers, or only the words that ask for an entry."""
    setting = child(control, "sdtPr")
    if setting is None:
        return False
    gallery = val(setting, "docPartObj", "docPartGallery") or ""
    of_pages = "Table of Contents" in gallery or "Page Numbers" in gallery
    return of_pages or bool(switched(setting, "showingPlcHdr"))


def is_contents(control: Element) -> bool:
    """Whether the content control holds 目录."""
    return "Table of Contents" in (val(control, "sdtPr", "docPartObj", "docPartGallery") or "")


def _words(element: Element, name: str) -> str:
    if name == "sym":
        return symbol(attr(element, "font") or "", attr(element, "char") or "")
    if name != "t":
        return _SIGNS[name](element)
    words = (element.text or "").translate(_BLANKS)
    keeps = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return words if keeps else words.strip(" ")


_SIGNS: dict[str, Callable[[Element], str]] = {
    "tab": lambda _: " ",
    "ptab": lambda _: " ",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
}


def _hang(picture: Element, said: Said) -> None:
    """Keep the boxes of a drawing for later, each once; what has none is a picture."""
    boxes = list(_boxes(picture))
    said.boxes += boxes
    said.has_picture = said.has_picture or not boxes


def _boxes(element: Element) -> Iterator[Element]:
    for one in element:
        name = local(one)
        if name in {"txbxContent", "textpath"}:
            yield one
        elif name == "AlternateContent":
            way = chosen(one)
            if way is not None:
                yield from _boxes(way)
        else:
            yield from _boxes(one)
