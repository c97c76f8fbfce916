"""A Word file (.docx) into the lines that a reader of it sees; no picture is unpacked, nothing is fetched."""

import logging
from dataclasses import dataclass

from .docx_carried import Carried, carried_in
from .docx_in_blocks import Story, Text
from .docx_in_limits import BROKEN, LIMITS, Limits, UnreadableWord
from .docx_in_lines import Budget, Draft
from .docx_in_numbers import Numbers
from .docx_in_package import Package
from .docx_in_paper import settled
from .docx_in_styles import Styles
from .docx_in_xml import Element
from .incoming import IncomingLine

__all__ = ["IncomingWord", "UnreadableWord", "open_docx", "read_docx"]

logger = logging.getLogger(__name__)

_UNLIMITED = Limits(lines=10**9, characters=10**12)
_NO_WORDS = "这份 Word 文件里没有文字。请检查是否选错了文件。"
_ONLY_PICTURES = (
    "这份 Word 文件里只有图片，没有文字，读不出计划。请找文字版的文件，"
    "或者先用 Word、WPS 或手机的“图片转文字”把文字取出来，再粘贴进来。"
)


@dataclass(frozen=True, slots=True)
class IncomingWord:
    """A Word file that came in: its lines and, where this system made it, the plan that it carries."""

    lines: tuple[IncomingLine, ...]
    carried: Carried | None = None


def read_docx(data: bytes, limits: Limits = LIMITS) -> tuple[IncomingLine, ...]:
    """All lines in their order, tracked changes accepted, automatic numbers written out.

    Raises UnreadableWord, with what to do, for whatever is no .docx with words in it.
    """
    return open_docx(data, limits).lines


def open_docx(data: bytes, limits: Limits = LIMITS) -> IncomingWord:
    """The same, with what `to_docx` laid into the file beside its words."""
    try:
        package = Package(data, limits)
        lines = settled(_drafts(package, limits))
        return IncomingWord(lines, carried_in(package.roots("customXml"), lines))
    except (UnreadableWord, MemoryError):
        raise
    except Exception as error:
        # A file made to break us, or a fault of ours: the user hears the same, the log tells which.
        logger.exception("a Word file could not be read")
        raise UnreadableWord(BROKEN) from error


def lines_in(body: Element, style_part: Element) -> tuple[IncomingLine, ...]:
    """The lines of a text that has not been saved yet and has no automatic numbers."""
    styles = Styles(style_part)
    story = Story(Text(styles, Numbers(None, styles), Budget(_UNLIMITED)))
    return settled(story.read(body))


def _drafts(package: Package, limits: Limits) -> list[Draft]:
    drafts, swallowed, has_picture = _walked(package, limits, with_fields=True)
    if swallowed:
        drafts, _, has_picture = _walked(package, limits, with_fields=False)
    if not drafts:
        raise UnreadableWord(_ONLY_PICTURES if has_picture else _NO_WORDS)
    return drafts


def _walked(package: Package, limits: Limits, *, with_fields: bool) -> tuple[list[Draft], bool, bool]:
    """The lines, whether a field without an end hid the rest of them, whether there are pictures."""
    styles = Styles(package.root("styles"))
    budget = Budget(limits)
    story = Story(Text(styles, Numbers(package.root("numbering"), styles), budget, with_fields))
    drafts = story.read(package.blocks())
    return drafts, story.was_swallowed, budget.has_picture
