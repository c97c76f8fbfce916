"""Paragraphs, tables and boxes of a Word file into lines, in the order in which they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from .docx_in_fields import Fields
from .docx_in_limits import UnreadableWord
from .docx_in_lines import Budget, Draft, Lines
from .docx_in_numbers import Numbers
from .docx_in_runs import Runs, Said, is_contents, is_left_out
from .docx_in_styles import Look, Styles
from .docx_in_tables import Cell, Row, cells_before, frames_text, places_of, rows_of, tabled
from .docx_in_xml import Element, child, chosen, local, switched, val
from .docx_styles import ANNEX_TITLE, TABLE, TABLE_TEXT
from .text_in import split_lines

_CONTENTS_HEAD = "目录"
_ELSEWHERE = (
    "这份文件的正文是嵌进来的网页或别的文件，读不到文字。请用 Word 或 WPS 打开它，点“文件—另存为”，"
    "类型选“Word 文档（.docx）”，再选这个新文件；也可以全选、复制，直接粘贴文字。"
)
_INSIDE = {"customXml", "smartTag", "ins", "moveTo", "sdtContent"}


@dataclass(frozen=True, slots=True)
class Text:
    """What all parts of one text share: its styles, its numbers, what may still be read."""

    styles: Styles
    numbers: Numbers
    budget: Budget
    with_fields: bool = True


@dataclass(slots=True)
class _Held:
    """Words of a paragraph whose end is deleted or hidden: they belong to the next."""

    text: str
    look: Look
    is_first: bool  # the paragraph's own setting holds for both


class Story:
    """Reads the body, or the inside of a cell or a box, block by block."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._runs = Runs(text.styles, Fields() if text.with_fields else None)
        self._held: _Held | None = None
        self.lines = Lines(text.budget)

    @property
    def was_swallowed(self) -> bool:
        """Whether a field without an end hid all that followed it."""
        return bool(self._runs.fields and self._runs.fields.unclosed)

    def read(self, blocks: Iterable[Element]) -> list[Draft]:
        """All lines of these blocks."""
        for block in blocks:
            self._block(block)
        self._let_go()
        return self.lines.drafts

    def _block(self, element: Element) -> None:
        name = local(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            self._let_go()
            self._table(element)
        elif name == "sdt":
            self._control(element)
        elif name in _INSIDE:
            self._all(element)
        elif name == "AlternateContent":
            way = chosen(element)
            if way is not None:
                self._all(way)
        elif name == "altChunk":
            raise UnreadableWord(_ELSEWHERE)

    def _all(self, element: Element) -> None:
        for one in element:
            self._block(one)

    def _control(self, element: Element) -> None:
        if is_contents(element):
            self._head_of_contents()
        if not is_left_out(element):
            inside = child(element, "sdtContent")
            if inside is not None:
                self._all(inside)

    def _paragraph(self, element: Element) -> None:
        look = self._text.styles.look(element)
        said = self._runs.read(element, look)
        self._text.budget.has_picture = self._text.budget.has_picture or said.has_picture
        if said.in_contents or look.is_contents:
            self._head_of_contents()
        text = said.text
        if self._held:
            look = self._held.look if self._held.is_first else look
            text = self._held.text + text
            self._held = None
        mark = child(element, "pPr", "rPr")
        is_gone = mark is not None and any(local(one) in {"del", "moveFrom"} for one in mark)
        if is_gone or switched(mark, "vanish"):
            if text:
                self._held = _Held(text, look, is_first=not is_gone)
        else:
            self._lines(text, look)
        self._boxes(said)

    def _let_go(self) -> None:
        """What waited for a next paragraph stands alone where none comes."""
        held, self._held = self._held, None
        if held:
            self._lines(held.text, held.look)

    def _lines(self, text: str, look: Look) -> None:
        # An empty paragraph of a list has its number too, which counts on.
        marker = self._text.numbers.marker(look)
        lines = [line for line in split_lines(text) if line.strip()]
        if (look.is_title or look.name == ANNEX_TITLE) and lines:
            lines = [_joined(lines)]
        for place, line in enumerate(lines):
            if place == 0:
                line = marker + self._text.numbers.between(look, marker, line) + line
            draft = Draft(line, look.name, look.level if place == 0 else 0, look.is_title, look.is_contents)
            self.lines.add(draft)

    def _boxes(self, said: Said) -> None:
        for box in said.boxes:
            if local(box) == "textpath":
                self.lines.add(Draft(box.get("string") or ""))
            else:
                for draft in Story(self._text).read(box):
                    self.lines.drafts.append(draft)

    def _head_of_contents(self) -> None:
        """The line 目录 above a list of contents goes with it."""
        last = self.lines.drafts[-1] if self.lines.drafts else None
        if last and "".join(last.text.split()) == _CONTENTS_HEAD:
            last.is_contents = True

    def _table(self, element: Element) -> None:
        budget = self._text.budget
        spent = budget.lines, budget.characters
        rows = [self._row(row) for row in rows_of(element)]
        drafts = [draft for row in rows for cell in row.cells for draft in cell.drafts]
        if frames_text(rows):
            self.lines.drafts += drafts
            return
        # What the cells said is said again by their rows.
        budget.lines, budget.characters = spent
        style = self._text.styles.named(val(element, "tblPr", "tblStyle") or "")
        if style != TABLE and all(draft.style == TABLE_TEXT for draft in drafts):
            style = TABLE_TEXT
        number = budget.next_table()
        for cells in tabled(rows):
            self.lines.add(Draft("\t".join(cells), style, cells=cells, table=number))

    def _row(self, row: Element) -> Row:
        cells = [Cell(place, Story(self._text).read(place.content)) for place in places_of(row)]
        return Row(cells, cells_before(row))


def _joined(lines: list[str]) -> str:
    """A title broken for its looks as the one line it is; between Latin words the break was a blank."""
    whole = ""
    for line in lines:
        both = whole[-1:] + line[:1]
        whole += f" {line}" if len(both) == 2 and both.isascii() and both.isalnum() else line
    return whole
