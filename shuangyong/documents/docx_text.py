"""Paragraphs, tables and lists of names in Word."""

from collections.abc import Iterable

from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from . import docx_styles as styles
from .docx_measures import LINE, PER_LINE, characters, width_of
from .docx_pages import Spot, composed_lines
from .docx_paper import Paper, indent
from .docx_pictures import write_pictures
from .docx_table import fill_table
from .docx_words import add_words, fair, set_outline_level
from .html_blocks import post_begins
from .html_contents import heading_entry
from .lead import split_lead
from .model import Block, Kind, NameList, Paragraph, PictureSheet, Table
from .numbering import runs_on

_WIDEST_ROLE = 12  # characters; people must still find room beside it
_FACES = {1: "hei", 2: "kai"}
_INDENT = 2.0  # characters before the first line of a paragraph


def write_blocks(paper: Paper, blocks: Iterable[Block], deeper: int, *, listed: bool) -> None:
    """What the paper says; headings go `deeper` where parts stand above them, and into 目录 when `listed`."""
    for block in blocks:
        if isinstance(block, Paragraph):
            _text(paper, block, deeper, listed)
        elif isinstance(block, Table):
            _table(paper, block)
        elif isinstance(block, PictureSheet):
            write_pictures(paper, block)
        else:
            _names(paper, block)


def _text(paper: Paper, block: Paragraph, deeper: int, listed: bool) -> None:
    if block.kind is Kind.PART:
        words = block.source.strip()
        paragraph = paper.paragraph(styles.PART, words)
        spot = paper.count(words, around=LINE, keep=True)
    else:
        paragraph, spot = _numbered(paper, block, deeper)
    entry = heading_entry(block)
    if entry and listed:
        paper.listed(paragraph, entry, spot)


def _numbered(paper: Paper, block: Paragraph, deeper: int) -> tuple[WordParagraph, Spot]:
    """A paragraph of text or a heading; a run-in heading is set in the type of its level up to its end."""
    # How far a line is indented is the paper's affair, and no blank stands behind a number.
    marker, text = (block.marker or block.number).strip(), block.text.strip()
    marker += " " if runs_on(marker, text) else ""
    level = max(0, min(block.level, 4))
    is_heading = block.kind is Kind.HEADING and level > 0
    lead, rest = split_lead(text) if level in styles.LEADS and not is_heading else (text, "")
    face = _FACES.get(level, "fang")
    lines = composed_lines([(marker + lead, face), (rest, "fang")], _INDENT)
    paragraph = paper.paragraph(styles.LEVELS[level] if is_heading else styles.BODY)
    add_words(paragraph, marker + lead, None if is_heading else styles.LEADS.get(level))
    if rest:
        add_words(paragraph, rest)
    if level in styles.LEADS and lead and not rest and not is_heading:
        set_outline_level(paragraph, level + deeper)
    return paragraph, paper.counter.text(lines, pitch=paper.line, keep=is_heading)


def _table(paper: Paper, block: Table) -> None:
    if not block.columns:
        return
    count = 1 + len(block.rows) + bool(block.footer)
    table = paper.word.add_table(count, len(block.columns))
    paper.counter.rows(fill_table(table, block, paper.sections.type_width))
    # Word wants a paragraph behind a table, and two tables would grow together.
    paper.paragraph(styles.BETWEEN)


def _names(paper: Paper, block: NameList) -> None:
    """Roles stand under each other, and so do the people, and a long post under its own beginning."""
    roles = [width_of(fair(role)) + 1 for role, _ in block.entries]
    beside = min(max(roles, default=0), _WIDEST_ROLE)
    posts = max((post_begins(person) for _, people in block.entries for person in people), default=0)
    for role, people in block.entries:
        for place, person in enumerate(people or ("",)):
            paragraph = paper.paragraph(styles.NAMES, f"{role}：" if place == 0 else "")
            indent(paragraph, 2 + beside + posts, -posts - (beside if place == 0 else 0))
            if place == 0:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(characters(2 + beside)))
                paragraph.add_run("\t")
                paragraph.paragraph_format.keep_with_next = len(people) > 1
            add_words(paragraph, person)
            paper.count(person, first=-posts, width=PER_LINE - 2 - beside - posts)
