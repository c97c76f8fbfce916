"""目录: headings of the first two levels and annexes, each with the page it stands on."""

import re
from dataclasses import dataclass

from .html_blocks import words_of
from .lead import split_lead
from .model import Block, Document, Kind, Paragraph
from .wording import annex_labels

_TAG = re.compile(r"^<(\w+)")
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; depth 0 is a part or an annex, 1 and 2 are headings."""

    depth: int
    mark: str  # 一、 or 附件1; words that wrap stay behind it
    words: str


class Contents:
    """Gathers entries while the text is made, and marks where they stand."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    @property
    def any(self) -> bool:
        """Whether there is an entry at all."""
        return bool(self._entries)

    def noted(self, block: Block, html: str) -> str:
        """The block's HTML, with a name when the contents point at it."""
        entry = heading_entry(block)
        return self.named(html, entry) if entry else html

    def named(self, html: str, entry: Entry) -> str:
        """The HTML with a name in its first tag that the entry points at."""
        self._entries.append(entry)
        return _TAG.sub(rf'<\1 id="{_name(len(self._entries))}"', html, count=1)

    def html(self) -> str:
        """The pages of the contents; empty when there is nothing to list."""
        rows = "".join(
            f'<p class="entry depth-{entry.depth}"><span class="line">'
            f'<span class="mark">{words_of(entry.mark)}</span>'
            f'<span class="words"><a href="#{_name(number)}">{words_of(entry.words)}</a></span></span>'
            f'<a class="at" href="#{_name(number)}"></a></p>'
            for number, entry in enumerate(self._entries, 1)
        )
        return (
            f'<section class="contents"><h1 class="contents-title">目　录</h1>{rows}</section>'
            if rows
            else ""
        )


def _name(number: int) -> str:
    return f"entry-{number}"


def annex_entries(document: Document) -> list[Entry]:
    """What the contents call each annex."""
    labels = annex_labels(document)
    return [
        Entry(0, f"{label}　", annex.title) for label, annex in zip(labels, document.annexes, strict=True)
    ]


def heading_entry(block: Block) -> Entry | None:
    """What the contents call a heading; None for what they do not list."""
    if not isinstance(block, Paragraph):
        return None
    if block.kind is Kind.PART:
        return Entry(0, "", block.source.strip())
    if not 1 <= block.level <= _DEEPEST:
        return None
    text = block.text.strip()
    lead = text if block.kind is Kind.HEADING else split_lead(text)[0]
    mark = (block.marker or block.number).strip()
    return Entry(block.level, mark, lead.rstrip("。：:")) if lead else None
