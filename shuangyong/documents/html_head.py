"""What stands above the text: the title of a 白头; mark, number, red line, title and 主送 of a 红头."""

from .closer import SEAL_SHARE, TITLE_SHARE
from .head_mark import RED, head_mark, head_room, with_recipients_placed
from .html_blocks import clean, words_of
from .model import Document
from .title import title_lines

_INK = 0.118
"""Blank above a character in its line, as a share of its size: the ink must begin at 35 mm."""


def head_html(document: Document, styles: list[str]) -> str:
    """The head of the paper; what depends on its words goes to `styles` (numbers only)."""
    if document.head_mark:
        return _red(document, styles)
    heading = _title(document)
    number = f'<p class="number">{words_of(document.number)}</p>' if document.number else ""
    room = head_room(document)
    if room:
        styles.append(f"header{{padding-bottom:{room.spare:.2f}pt}}")
    above = f"<header>{heading}{number}</header>" if heading or number else ""
    return above + _recipients(document)


def closer_rules(pitch: float) -> str:
    """Rules for a notice whose lines stand closer than the grid; blanks between its parts shrink along."""
    return (
        f".closer{{line-height:{pitch:.2f}pt}}"
        f".closer header.red{{margin-bottom:{pitch:.2f}pt}}"
        f".closer .red .number{{margin-top:{2 * pitch:.2f}pt}}"
        f".closer .red-line{{margin-bottom:{2 * pitch - 1.5:.2f}pt}}"
        f".closer .red h1{{line-height:{TITLE_SHARE * pitch:.2f}pt;padding:0}}"
        f".closer .statement,.closer .unsealed{{margin-top:{pitch:.2f}pt}}"
        f".closer .sealed{{margin-top:{SEAL_SHARE * pitch:.2f}pt;padding-bottom:0}}"
    )


def _red(document: Document, styles: list[str]) -> str:
    mark = head_mark(document.head_mark)
    room = head_room(document)
    spare = room.spare / 2 if room else 0.0
    outside = (1 / mark.squeeze - 1) / 2
    styles.append(
        f".head-mark{{color:{RED};height:{mark.height:.2f}pt;font-size:{mark.size}pt;"
        f"width:{1 / mark.squeeze:.3%};margin-left:{-outside:.3%};transform:scale({mark.squeeze},1);"
        f"top:{-_INK * mark.size:.2f}pt;line-height:{1.15 if len(mark.lines) > 1 else 1}}}"
        f".red-line{{background:{RED}}}"
        f".red h1{{padding:{spare:.2f}pt 0}}"
    )
    words = "<br>".join(map(clean, mark.lines))
    number = words_of(document.number) or "\u00a0"
    return (
        f'<header class="red"><p class="head-mark">{words}</p><p class="number">{number}</p>'
        f'<div class="red-line"></div>{_title(document)}</header>{_recipients(document)}'
    )


def _title(document: Document) -> str:
    lines = "<br>".join(map(clean, title_lines(document.title)))
    return f'<h1 class="title">{lines}</h1>' if lines else ""


def _recipients(document: Document) -> str:
    above, _ = with_recipients_placed(document)
    return f'<p class="recipients">{words_of(above.rstrip("：:，、；。"))}：</p>' if above else ""
