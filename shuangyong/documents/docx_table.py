"""A table of the paper in Word: its head on every page, its rows whole, its widths fixed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Twips
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from .docx_pages import line_count
from .docx_styles import TABLE, TABLE_HEAD, TABLE_TEXT, style_key
from .docx_words import add_words, fair
from .model import Align, Table

_JUSTIFICATION = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_CHARACTER = 210  # twips
_PADDING = 170  # twips
_PITCH, _ABOVE_AND_BELOW = 300, 146  # twips
_TALL = 16
"""Lines in a row beyond which it may be torn: kept whole it would leave most of a page white."""


def fill_table(word_table: WordTable, table: Table, width: int) -> list[float]:
    """Write head, rows and sums into a table that has as many rows and columns; width in twips.

    About how high each row comes out is returned, in twips.
    """
    widths = _widths([column.share for column in table.columns], width)
    tbl: CT_Tbl = word_table._tbl
    _set_properties(tbl, widths)
    head, *rows = tbl.tr_lst
    _fill(word_table, head, [column.title for column in table.columns], widths)
    _mark_row(head, "w:cantSplit", "w:tblHeader")
    alignments = [_JUSTIFICATION[column.align] for column in table.columns]
    cells = (*table.rows, table.footer) if table.footer else table.rows
    lines = [_lines([column.title for column in table.columns], widths)]
    for row, words in zip(rows, cells, strict=True):
        _fill(word_table, row, words, widths, alignments)
        lines.append(_lines(words, widths))
        if lines[-1] <= _TALL:
            _mark_row(row, "w:cantSplit")
    return [count * _PITCH + _ABOVE_AND_BELOW for count in lines]


def _widths(shares: Sequence[float], width: int) -> list[int]:
    """Whole twips that add up to the width."""
    total = sum(max(share, 0) for share in shares) or 1
    edges, sofar = [0], 0.0
    for share in shares:
        sofar += max(share, 0)
        edges.append(round(width * sofar / total))
    return [end - start for start, end in pairwise(edges)]


def _lines(words: Iterable[str], widths: Sequence[int]) -> int:
    """About how many lines the highest cell has."""
    lines = [1]
    for cell, width in zip(words, widths, strict=False):
        room = max(1.0, (width - _PADDING) / _CHARACTER)
        lines.append(line_count(fair(cell), 0, room))
    return max(lines)


def _set_properties(tbl: CT_Tbl, widths: Sequence[int]) -> None:
    tbl.tblStyle_val = style_key(TABLE)
    properties = tbl.tblPr
    properties.autofit = False
    old = properties.find(qn("w:tblW"))
    if old is not None:
        old.set(qn("w:type"), "dxa")
        old.set(qn("w:w"), str(sum(widths)))
    for column, width in zip(tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)


def _fill(
    word_table: WordTable,
    row: CT_Row,
    words: Iterable[str],
    widths: Sequence[int],
    alignments: Sequence[str] = (),
) -> None:
    for place, (cell, text) in enumerate(zip(row.tc_lst, words, strict=False)):
        properties = cell.get_or_add_tcPr()
        properties.width = Twips(widths[place])
        middle = OxmlElement("w:vAlign")
        middle.set(qn("w:val"), "center")
        properties.append(middle)
        paragraph = WordParagraph(cell.p_lst[0], word_table._parent)
        setting = paragraph._p.get_or_add_pPr()
        setting.style = style_key(TABLE_TEXT if alignments else TABLE_HEAD)
        if alignments and alignments[place] != "left":
            justification = OxmlElement("w:jc")
            justification.set(qn("w:val"), alignments[place])
            setting.append(justification)
        add_words(paragraph, text)


def _mark_row(row: CT_Row, *marks: str) -> None:
    properties = row.get_or_add_trPr()
    for mark in marks:
        properties.append(OxmlElement(mark))
