"""Fields of a Word file: their codes are not read, their results are, but for page numbers and 目录."""

import re
from dataclasses import dataclass

from .docx_in_formats import circled

_CONTENTS = {"TOC", "INDEX", "TOA"}
_OF_PAGES = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
# Word's 带圈字符: two signs on one another, without a result that could be read.
_ENCIRCLED = re.compile(r"(?i)^\s*EQ\s+\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，;；]\s*(.*?)\)\s*$")
# Word's 拼音指南 of old: the word itself stands last.
_RUBY = re.compile(r"(?i)^\s*EQ\b.*\\ad\s*\(.*\)\s*[,，;；]\s*([^(),;\\]+)\)\s*$")


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        words = self.code.split(maxsplit=1)
        return words[0].upper() if words else ""


class Fields:
    """The fields open at this place of a text; they may run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def unclosed(self) -> bool:
        """Whether a field that hides something was never ended: it has swallowed the rest."""
        return self.hide_words or self.in_contents

    @property
    def hide_words(self) -> bool:
        """Whether words here are code, or a number of pages."""
        return any(not one.in_result or one.kind in _OF_PAGES for one in self._open)

    @property
    def in_contents(self) -> bool:
        return any(one.in_result and one.kind in _CONTENTS for one in self._open)

    def code(self, words: str) -> None:
        """Words of a field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += words

    def mark(self, kind: str) -> str:
        """A mark of the kind begin, separate or end; what the field says by its code alone is returned."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if not ended.in_result and not self.hide_words:
                return said_by_code(ended.code)
        return ""


def hides_result(code: str) -> bool:
    """Whether the words of a simple field (w:fldSimple) are left out."""
    return _Field(code).kind in _CONTENTS | _OF_PAGES


def said_by_code(code: str) -> str:
    """The sign that a field without a result shows."""
    found = _ENCIRCLED.match(code)
    if found:
        inside = found[1].strip()
        return (circled(int(inside)) if inside.isdecimal() else "") or (f"({inside})" if inside else "")
    found = _RUBY.match(code)
    return found[1].strip() if found else ""
