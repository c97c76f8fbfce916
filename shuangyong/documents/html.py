"""A Document as the HTML that is set into PDF; every word of a user's is escaped."""

from .html_blocks import Blocks, clean, words_of
from .model import Block, Document, Kind, Paragraph, SignOff
from .title import title_lines
from .wording import annex_labels, annex_statement, long_date


def to_html(document: Document) -> str:
    """A whole page for WeasyPrint: semantic headings, no style but column widths, no request."""
    builder = Blocks(has_parts=any(_is_part(block) for block in document.blocks))
    body = [
        _title(document),
        *(builder.block(block) for block in document.blocks),
        _statement(document),
        _sign_off(document.sign_off),
    ]
    for label, annex in zip(annex_labels(document), document.annexes, strict=True):
        side = "landscape" if annex.landscape else "portrait"
        lines = "<br>".join(map(clean, title_lines(annex.title)))
        blocks = "\n".join(builder.block(block) for block in annex.blocks)
        body.append(
            f'<section class="annex {side}"><p class="annex-label">{clean(label)}</p>\n'
            f"<h1>{lines}</h1>\n{blocks}</section>"
        )
    title = clean(document.title) or "公文"
    author = f'<meta name="author" content="{clean(document.author)}">' if document.author else ""
    state = "draft" if document.draft else "issued"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{author}'
        f'<style>{"".join(builder.widths)}</style></head>\n<body class="{state}">\n'
        + "\n".join(filter(None, body))
        + "\n</body></html>\n"
    )


def _title(document: Document) -> str:
    lines = "<br>".join(map(clean, title_lines(document.title)))
    heading = f'<h1 class="title">{lines}</h1>' if lines else ""
    number = f'<p class="number">{words_of(document.number)}</p>' if document.number else ""
    return f"<header>{heading}{number}</header>" if heading or number else ""


def _statement(document: Document) -> str:
    """附件说明: names line up behind "附件：" and behind their numbers (7.3.4)."""
    if not document.annexes:
        return ""
    several = len(document.annexes) > 1
    rows = []
    for place, line in enumerate(annex_statement(document)):
        number, name = line.split(".", 1) if several else ("", line)
        head = "附件：" if place == 0 else ""
        count = f'<span class="count">{number}.</span>' if several else ""
        rows.append(f'<div><span class="word">{head}</span>{count}<span>{words_of(name)}</span></div>')
    return f'<div class="statement">{"".join(rows)}</div>'


def _sign_off(sign_off: SignOff) -> str:
    if not (sign_off.signatory or sign_off.day):
        return ""
    signatory = f'<p class="signatory">{words_of(sign_off.signatory)}</p>' if sign_off.signatory else ""
    day = f'<p class="day">{long_date(sign_off.day)}</p>' if sign_off.day else ""
    return f'<div class="sign-off">{signatory}{day}</div>'


def _is_part(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.PART
