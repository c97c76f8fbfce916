"""A Document as the HTML that is set into PDF; every word of a user's is escaped."""

from .closer import closer_pitch
from .html_blocks import Blocks, clean
from .html_contents import Contents, annex_entries
from .html_foot import imprint_html, sign_off_html, statement_html
from .html_head import closer_rules, head_html
from .metrics import Metrics
from .model import Block, Document, Kind, Paragraph
from .title import title_lines
from .widths import text_width
from .wording import annex_labels

_SURE_LINE = 26  # characters of a paragraph that take one line for certain


def to_html(document: Document) -> str:
    """A whole page for WeasyPrint: semantic headings, no style but measures, no request."""
    return PaperPage(document).html()


class PaperPage:
    """The parts of a paper, made once; each pass of the press puts them together in its own way."""

    def __init__(self, document: Document, metrics: Metrics | None = None) -> None:
        self._document = document
        self._builder = Blocks(any(_is_part(block) for block in document.blocks), metrics)
        self._contents = Contents()
        self._styles: list[str] = []
        self._head = head_html(document, self._styles)
        pitch = closer_pitch(document, metrics)
        self._kind = "text closer" if pitch else "text one-line" if _one_line(document) else "text"
        if pitch:
            self._styles.append(closer_rules(pitch))
        # The notice of a 红头 stands before its contents, which so do not list it.
        listed, wide = not document.head_mark, document.landscape
        self._body = [self._block(block, listed=listed, wide=wide) for block in document.blocks]
        self._annexes = self._annex_sections()

    @property
    def has_contents(self) -> bool:
        """Whether there is anything that 目录 could list; without 目录 asked for there is nothing."""
        return self._contents.any

    def html(self, *, contents: bool = False, imprint: str = "") -> str:
        """The page, with 目录 or without; `imprint` is a class that says where the 版记 stands."""
        document = self._document
        list_of_contents = self._contents.html() if contents else ""
        before, between = ("", list_of_contents) if document.head_mark else (list_of_contents, "")
        body = [
            before,
            f'<div class="{self._kind}">',
            self._head,
            *self._body,
            statement_html(document),
            sign_off_html(document.sign_off),
            "</div>",
            between,
            *self._annexes,
            imprint_html(document, imprint),
        ]
        title = clean(document.title) or "公文"
        author = f'<meta name="author" content="{clean(document.author)}">' if document.author else ""
        state = "draft" if document.draft else "issued"
        fine = f' data-fine="{clean(document.fine_print)}"' if document.fine_print else ""
        layout = "red-head" if document.head_mark else "plain"
        layout += " wide" if document.landscape else ""
        return (
            f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{author}'
            f"<style>{''.join([*self._styles, *self._builder.widths])}</style></head>\n"
            f'<body class="{state} {layout}"{fine}>\n' + "\n".join(filter(None, body)) + "\n</body></html>\n"
        )

    def _block(self, block: Block, *, listed: bool = True, wide: bool = False) -> str:
        html = self._builder.block(block, wide=wide)
        return self._contents.noted(block, html) if listed and self._document.with_contents else html

    def _annex_sections(self) -> list[str]:
        document, sections = self._document, []
        labels, entries = annex_labels(document), annex_entries(document)
        for label, entry, annex in zip(labels, entries, document.annexes, strict=True):
            side = "landscape" if annex.landscape else "portrait"
            self._builder.begin_under_title()
            lines = title_lines(annex.title)
            head = f'<p class="annex-label">{clean(label)}</p>'
            if document.with_contents:
                head = self._contents.named(head, entry)
            blocks = "\n".join(self._block(block, wide=annex.landscape) for block in annex.blocks)
            sections.append(
                f'<section class="annex {side}">{head}\n'
                f'<h1 class="of-{len(lines) % 4}">{"<br>".join(map(clean, lines))}</h1>\n{blocks}</section>'
            )
        return sections


def _one_line(document: Document) -> bool:
    """Whether a 红头 has but one line of text, for its first page or for its signature."""
    if not document.head_mark or len(document.blocks) != 1:
        return False
    (only,) = document.blocks
    return isinstance(only, Paragraph) and text_width(only.source) <= _SURE_LINE


def _is_part(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.PART
