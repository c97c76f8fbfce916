"""The left side of the review page: every line as it stands, cut where something found begins or ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.intake.proposals import Kind, Proposal
from plans.intake.staged import Staged
from plans.reading.found import LineKind, ReadLine

_MARKED = (Kind.FLAG, Kind.TASK, Kind.GOAL, Kind.MEMBER, Kind.TITLE, Kind.GUIDING, Kind.LINE, Kind.REST)
"""Where two stand over the same words, a click leads to the first of these."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words over which the same things stand; `keys` are theirs, the one to go to first."""

    text: str
    keys: tuple[str, ...] = ()
    kind: str = ""
    is_out: bool = False
    is_open_question: bool = False

    @property
    def ties(self) -> str:
        return " ".join(self.keys)

    @property
    def target(self) -> str:
        return self.keys[0] if self.keys else ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """`css` says what the line is; `mend` is the key by which its kind can be changed."""

    number: int
    segments: tuple[Segment, ...]
    css: str
    label: str
    mend: str = ""


_LABELS = {
    LineKind.TITLE: "标题",
    LineKind.TABLE_HEAD: "表头",
    LineKind.TABLE_ROW: "表格行",
    LineKind.SIGN_OFF: "落款",
    LineKind.NOISE: "不像正文",
}


def text_of(staged: Staged, shown: set[str]) -> list[TextLine]:
    """All lines. `shown`: keys of the proposals that have a card to lead to."""
    over: dict[int, list[tuple[int, int, Proposal]]] = {}
    mend: dict[int, str] = {}
    for item in staged.proposals:
        if item.kind is Kind.LINE and item.line is not None:
            mend[item.line] = item.key
        if item.key in shown:
            for span in item.spans:
                over.setdefault(span.line, []).append((span.start, span.end, item))
    waiting = {item.key for item in staged.waiting()}
    out = {item.key for item in staged.proposals if staged.decision(item).is_out}
    return [
        TextLine(
            number=line.number + 1,
            segments=tuple(_segments(line.text, over.get(line.number, []), waiting, out)),
            css=_css(line),
            label=_label(line),
            mend=mend.get(line.number, ""),
        )
        for line in staged.reading.lines
    ]


def _css(line: ReadLine) -> str:
    is_heading = line.kind in (LineKind.HEADING, LineKind.RUN_IN)
    level = f" in-level-{line.level}" if is_heading and line.level else ""
    return f"in-{line.kind.replace('_', '-')}{level}"


def _label(line: ReadLine) -> str:
    if line.kind in (LineKind.HEADING, LineKind.RUN_IN):
        return f"{'一二三四'[min(max(line.level, 1), 4) - 1]}级标题"
    return _LABELS.get(line.kind, "")


def _segments(
    text: str, over: Sequence[tuple[int, int, Proposal]], waiting: set[str], out: set[str]
) -> Iterable[Segment]:
    """Cut at every edge; linear in edges × what stands over them, which is a handful for a line."""
    edges = sorted(
        {0, len(text), *(min(max(edge, 0), len(text)) for first, last, _ in over for edge in (first, last))}
    )
    for start, end in pairwise(edges):
        here = [item for first, last, item in over if first <= start and end <= last]
        here.sort(key=lambda item: _MARKED.index(item.kind))
        if not here:
            yield Segment(text[start:end])
            continue
        kind = here[0].kind
        keys = tuple(item.key for item in here)
        yield Segment(text[start:end], keys, str(kind), here[0].key in out, bool(waiting & {*keys}))
