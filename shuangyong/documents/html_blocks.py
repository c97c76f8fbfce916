"""Paragraphs, tables and lists of names as HTML; every word of a user's is escaped."""

import re
from collections.abc import Iterable
from html import escape

from .compose_html import Typesetter
from .lead import split_lead
from .metrics import Metrics, paper_metrics
from .model import Block, Kind, NameList, Paragraph, PictureSheet, Table
from .numbering import runs_on
from .pictures import LOST, address_of, fitted
from .wording import legible

CHARACTER = 15.793
"""Width of a character of the text in points, as paper.css sets it."""

_TALL = 240  # characters of a cell
_TYPES = {1: "hei", 2: "kai"}
_POST = re.compile(r"[^\u3000]+\u3000+(?=[^\u3000])")


def clean(words: str) -> str:
    """Escaped text without the characters that no font and no XML can hold."""
    return escape(legible(words), quote=True)


class Blocks:
    """Turns blocks into HTML and gathers widths of columns and spacings of lines as rules on the way.

    `metrics` are those of the fonts that print it; without them, of those this server has.
    """

    def __init__(self, has_parts: bool, metrics: Metrics | None = None) -> None:
        self.widths: list[str] = []
        self._deeper = 2 if has_parts else 1
        self._depth = 1
        self._setter = Typesetter(metrics or paper_metrics(), self.widths)

    def begin_under_title(self) -> None:
        """What follows stands under a title of its own."""
        self._depth = 1

    def block(self, block: Block, *, wide: bool = False) -> str:
        """A block's HTML; `wide` for a landscape page."""
        if isinstance(block, Paragraph):
            return self._paragraph(block, wide)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, PictureSheet):
            return self._pictures(block)
        return self._names(block)

    def _paragraph(self, paragraph: Paragraph, wide: bool) -> str:
        anchor = _anchor(paragraph.anchor)
        if paragraph.kind is Kind.PART:
            self._depth = 2
            return f'<h2 class="part"{anchor}>{words_of(paragraph.source.strip())}</h2>'
        # How far a line is indented is the paper's affair, and no blank stands behind a number.
        marker = (paragraph.marker or paragraph.number).strip()
        text = paragraph.text.strip()
        marker += " " if runs_on(marker, text) else ""
        level = max(0, min(paragraph.level, 4))
        if paragraph.kind is Kind.HEADING and level:
            # Readers of the screen climb the headings: no step may be missing (PDF/UA, ISO 14289-1, 7.4.2).
            self._depth = min(level + self._deeper, self._depth + 1)
            tag = f"h{self._depth}"
            (words,), way = self._set([(marker + text, _TYPES.get(level, "fang"))], wide, names=True)
            return f'<{tag} class="level-{level}{way}"{anchor}>{words}</{tag}>'
        if level not in (1, 2):
            (words,), way = self._set([(marker + text, "fang")], wide)
            return f'<p class="body{way}"{anchor}>{words}</p>'
        lead, rest = split_lead(text)
        depth = f"bookmark-{level + self._deeper}" if lead else "bookmark-none"
        (lead, rest), way = self._set(
            [(marker + lead, _TYPES[level]), (rest, "fang")], wide, names=bool(lead)
        )
        return f'<p class="body{way}"{anchor}><span class="lead-{level} {depth}">{lead}</span>{rest}</p>'

    def _set(self, parts: list[tuple[str, str]], wide: bool, *, names: bool = False) -> tuple[list[str], str]:
        """The parts as lines of ours; else as they are, with the class that lets WeasyPrint break them."""
        lines = self._setter.set(parts, names=names, wide=wide)
        return (lines, "") if lines is not None else ([words_of(text) for text, _ in parts], " loose")

    def _table(self, table: Table) -> str:
        number = len(self.widths) + 1
        total = sum(max(column.share, 0) for column in table.columns) or 1
        self.widths.append(
            "".join(
                f"#table-{number} col:nth-child({place}){{width:{max(column.share, 0) / total:.3%}}}"
                for place, column in enumerate(table.columns, 1)
            )
        )
        heads = "".join(f'<th scope="col">{words_of(column.title)}</th>' for column in table.columns)
        anchors = (*table.anchors, *[""] * len(table.rows))
        rows = "\n".join(
            f"<tr{_tall(row)}{_anchor(anchor)}>{_cells(table, row)}</tr>"
            for anchor, row in zip(anchors, table.rows, strict=False)
        )
        # A tfoot would be repeated on every page; the sums stand once, at the end.
        footer = f'<tr class="sum">{_cells(table, table.footer)}</tr>' if table.footer else ""
        return (
            f'<table class="rows" id="table-{number}"><colgroup>{"<col>" * len(table.columns)}</colgroup>\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}\n{footer}</tbody></table>"
        )

    def _pictures(self, sheet: PictureSheet) -> str:
        """Two in a row; a row is not torn. The caption is also what a reader of the screen hears."""
        rows = []
        for pictures in sheet.rows:
            figures = []
            for picture in pictures:
                caption = words_of(picture.caption)
                shown = f'<p class="lost">{LOST}</p>'
                if picture.data() is not None:
                    width, height = fitted(picture)
                    self.widths.append(
                        f".picture-{picture.digest}{{width:{width:.1f}mm;height:{height:.1f}mm}}"
                    )
                    heard = clean(picture.caption) or "照片"
                    shown = (
                        f'<img class="picture-{clean(picture.digest)}" src="{clean(address_of(picture))}"'
                        f' alt="{heard}">'
                    )
                below = f"<p>{caption}</p>" if caption else ""
                figures.append(f'<div class="picture">{shown}{below}</div>')
            rows.append(f'<div class="picture-row">{"".join(figures)}</div>')
        return f'<div class="pictures">{"".join(rows)}</div>'

    def _names(self, names: NameList) -> str:
        """Roles under each other, people under each other, and a long post under its own beginning.

        Plain lines, not a table: a sign-off below must be able to pull the last of them to its page.
        """
        number = len(self.widths) + 1
        roles = CHARACTER * (1 + max((len(role) for role, _ in names.entries), default=0))
        begins = (post_begins(name) for _, people in names.entries for name in people)
        posts = CHARACTER * max(begins, default=0)
        self.widths.append(
            f"#names-{number} p{{padding-left:{roles + posts:g}pt;text-indent:-{posts:g}pt}}"
            f"#names-{number} .first{{text-indent:-{roles + posts:g}pt}}"
            f"#names-{number} span{{width:{roles:g}pt}}"
        )
        entries = "".join(
            f'<p class="first"><span>{words_of(role)}：</span>{words_of(people[0])}</p>'
            + "".join(f"<p>{words_of(name)}</p>" for name in people[1:])
            for role, people in names.entries
            if people
        )
        return f'<div class="names" id="names-{number}">{entries}</div>' if entries else ""


def post_begins(name: str) -> int:
    """How many characters stand before the post of "王某　社区书记"."""
    found = _POST.match(name)
    return len(found.group()) if found else 0


def _cells(table: Table, row: Iterable[str]) -> str:
    return "".join(
        f'<td class="{column.align.value}">{words_of(cell)}</td>'
        for column, cell in zip(table.columns, row, strict=False)
    )


def _tall(row: Iterable[str]) -> str:
    """A row with very long words may be torn at the foot of a page; else it would leave half a page empty."""
    return ' class="tall"' if any(len(cell) > _TALL for cell in row) else ""


def words_of(words: str) -> str:
    """Escaped text; its line ends stay line ends."""
    return clean(words).replace("\n", "<br>")


def _anchor(name: str) -> str:
    return f' data-anchor="{clean(name)}"' if name else ""
