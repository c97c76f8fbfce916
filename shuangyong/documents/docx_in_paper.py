"""Which lines of a Word file are a plan's own, and which the paper round it: told by our styles' names."""

from collections.abc import Iterable, Sequence

from . import docx_styles as ours
from .docx_in_lines import Draft
from .incoming import IncomingLine

_FURNITURE = {
    *(
        ours.NUMBER,
        ours.RED_NUMBER,
        ours.HEAD_MARK,
        ours.RECIPIENTS,
        ours.STATEMENT,
        ours.SIGNATORY,
        ours.DAY,
    ),
    *(ours.ANNEX_LABEL, ours.PAGE_NUMBER, ours.CONTENTS_TITLE, ours.IMPRINT, ours.BETWEEN),
    ours.TABLE_TEXT,  # as the style of a whole table: the captions of photos
}
_SUM = "合计"
_MARKS = str.maketrans("", "", "《》〈〉 \t\u3000\xa0")


def settled(drafts: Sequence[Draft]) -> tuple[IncomingLine, ...]:
    """The lines as they are handed on; what the paper adds is marked, nothing is taken out."""
    opened = _opening_of_carried(drafts)
    for place, draft in enumerate(drafts):
        draft.furniture = (
            draft.is_contents
            or draft.style in _FURNITURE
            or place < opened
            or _is_annex_title(drafts, place)
            or _is_sum(drafts, place)
        )
    if opened:
        drafts[opened].furniture, drafts[opened].is_title = False, True
    numbers = {number: place for place, number in enumerate(_tables(drafts), 1)}
    return tuple(
        IncomingLine(
            text=draft.text,
            level=draft.level,
            is_title=draft.is_title and not draft.furniture,
            cells=draft.cells,
            table=numbers.get(draft.table, 0),
            furniture=draft.furniture,
            is_part=draft.style == ours.PART,
        )
        for draft in drafts
    )


def _opening_of_carried(drafts: Sequence[Draft]) -> int:
    """Where the title of the plan stands that a notice carries as its first annex; 0 where none does."""
    if not any(draft.style == ours.HEAD_MARK for draft in drafts):
        return 0
    title = next((draft.text for draft in drafts if draft.style == ours.TITLE), "")
    place = next((at for at, _ in enumerate(drafts) if _is_annex_title(drafts, at)), 0)
    return place if place and _bare(title) == f"关于印发{_bare(drafts[place].text)}的通知" else 0


def _is_annex_title(drafts: Sequence[Draft], place: int) -> bool:
    return (
        place > 0 and drafts[place].style == ours.ANNEX_TITLE and drafts[place - 1].style == ours.ANNEX_LABEL
    )


def _is_sum(drafts: Sequence[Draft], place: int) -> bool:
    """The last row of our table, where it says 合计 and has no number."""
    draft = drafts[place]
    if draft.style != ours.TABLE or not draft.cells or draft.cells[0] or _SUM not in draft.cells:
        return False
    return place + 1 == len(drafts) or drafts[place + 1].table != draft.table


def _tables(drafts: Iterable[Draft]) -> list[int]:
    """The numbers of the tables that have lines, each once."""
    return list(dict.fromkeys(draft.table for draft in drafts if draft.table))


def _bare(title: str) -> str:
    return title.translate(_MARKS)
