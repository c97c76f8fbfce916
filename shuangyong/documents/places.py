"""Everything that is printed of a Document, each text with words for where it stands."""

from collections.abc import Iterator, Sequence

from .model import Annex, Block, Document, Kind, NameList, Paragraph, PictureSheet, Table
from .wording import annex_labels

_BODY, _LONGEST = "正文", 14


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """(place, text) in the order of the paper: ("正文“一、指导思想”下第2段", "……")."""
    yield "发文机关标志", document.head_mark
    yield "发文字号", document.number
    yield "标题", document.title
    yield "主送机关", document.recipients
    yield from _blocks(_BODY, document.blocks)
    yield "落款", document.sign_off.signatory
    for label, annex in zip(annex_labels(document), document.annexes, strict=True):
        yield from _annex(label, annex)
    if document.imprint:
        yield "版记的抄送机关", document.imprint.copies
        yield "版记的印发机关", document.imprint.printer
    yield "页边的小字", document.fine_print


def _annex(label: str, annex: Annex) -> Iterator[tuple[str, str]]:
    yield f"{label}的标题", annex.title
    yield from _blocks(label, annex.blocks)


def _blocks(where: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Paragraphs are counted under the last heading, tables and lists named by it."""
    under, count = where, 0
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(under, block)
        elif isinstance(block, NameList):
            yield from _names(under, block)
        elif isinstance(block, PictureSheet):
            for number, picture in enumerate(block.pictures, 1):
                yield f"{under}第{number}张照片的说明", picture.caption
        elif block.kind is Kind.BODY:
            count += 1
            yield f"{under}{'下' if under.endswith('”') else ''}第{count}段", block.source
        else:
            yield f"{where}的标题“{_short(block)}”", block.source
            under, count = f"{where}“{_short(block)}”", 0


def _table(under: str, table: Table) -> Iterator[tuple[str, str]]:
    titles = [column.title for column in table.columns]
    yield from ((f"{under}的表头", title) for title in titles)
    for number, row in enumerate(table.rows, 1):
        for title, cell in zip(titles, row, strict=False):
            yield f"{under}第{number}行“{title}”", cell
    yield from ((f"{under}的合计行", cell) for cell in table.footer)


def _names(under: str, names: NameList) -> Iterator[tuple[str, str]]:
    for role, people in names.entries:
        title = "".join(role.split())
        yield f"{under}的名单", role
        for person in people:
            yield f"{under}的名单“{title}”", person


def _short(heading: Paragraph) -> str:
    words = "".join(heading.source.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
