"""A Document as plain text: an imported text comes out as it came in."""

from collections.abc import Iterable, Iterator

from .model import Block, Document, NameList, Paragraph, PictureSheet, Table
from .wording import annex_labels, annex_statement, long_date


def to_text(document: Document) -> str:
    """The document as lines, each ended by a newline; empty for a document without words.

    Only what was typed: no title unless `title_in_text`, no indents, no watermark.
    """
    lines = list(_lines(document))
    return "\n".join([*lines, ""]) if lines else ""


def _lines(document: Document) -> Iterator[str]:
    if document.title_in_text and document.title:
        yield document.title
    if document.number:
        yield document.number
    yield from _block_lines(document.blocks)
    if document.annexes:
        first, *others = annex_statement(document)
        yield f"附件：{first}"
        yield from others
    if document.sign_off.signatory:
        yield document.sign_off.signatory
    if document.sign_off.day:
        yield long_date(document.sign_off.day)
    for label, annex in zip(annex_labels(document), document.annexes, strict=True):
        yield label
        yield annex.title
        yield from _block_lines(annex.blocks)


def _block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.source
        elif isinstance(block, Table):
            yield from _table_lines(block)
        elif isinstance(block, PictureSheet):
            yield from (f"（照片）{picture.caption}" for picture in block.pictures)
        else:
            yield from _name_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    yield _row(column.title for column in table.columns)
    yield from map(_row, table.rows)
    if table.footer:
        yield _row(table.footer)


def _row(cells: Iterable[str]) -> str:
    # A line break or a tab inside a cell would tear the row when it is pasted into a sheet.
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _name_lines(names: NameList) -> Iterator[str]:
    for role, people in names.entries:
        yield f"{role}：{'、'.join(people)}"
