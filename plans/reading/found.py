"""What was found in a text: proposals for a clerk to confirm. Nothing here changes the text."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from shuangyong.almanac.timing import Timing


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: characters `start`..`end` of a line's text, the marker and blanks counted.

    What runs over a line's end has a span in each line.
    """

    line: int
    start: int
    end: int


class LineKind(StrEnum):
    """What a line is in the plan."""

    TITLE = "title"
    HEADING = "heading"  # the whole line is a heading
    RUN_IN = "run_in"  # a heading with its body in the same line
    BODY = "body"
    TABLE_HEAD = "table_head"
    TABLE_ROW = "table_row"
    SIGN_OFF = "sign_off"  # signature, date, 附件 lines
    NOISE = "noise"  # words of a website, rules, page numbers


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line with its kind. `level` 1..4 for headings; `role` of plans.choices.ParagraphRole or "".

    `role` is the part of the plan the line stands in (a body line under 工作目标 has GOALS).
    `indent + marker + body` is the line's text.
    """

    number: int
    text: str
    kind: LineKind = LineKind.BODY
    level: int = 0
    role: str = ""
    indent: str = ""
    marker: str = ""
    marker_level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0

    @property
    def body_start(self) -> int:
        return len(self.indent) + len(self.marker)

    @property
    def body(self) -> str:
        return self.text[self.body_start :]


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """`text` is without marker and closing punctuation; `span` covers the same words in the line."""

    text: str
    level: int
    span: Span
    run_in: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FoundGoal:
    text: str
    spans: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """Money with what it is for: 三等功 500 元. `value` is in yuan."""

    value: Decimal
    purpose: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FoundTask:
    """One thing to do.

    `text` is the words of the document without list marker and closing punctuation. `timings` are its own
    or, where it has none, those of the heading above (`timings_from_heading`). `quarters` are what
    domain.md 3.4 allows to be said for sure: months, dates, quarters and halves; a festival sets none.
    """

    text: str
    spans: tuple[Span, ...]
    timings: tuple[Timing, ...] = ()
    timings_from_heading: bool = False
    quarters: tuple[int, ...] = ()
    type_code: str = ""
    direction: str = ""
    participants: str = ""
    partners: str = ""
    responsible_unit: str = ""
    responsible_person: str = ""
    place: str = ""
    target_count: int | None = None
    measure_word: str = ""
    amounts: tuple[Amount, ...] = ()
    fund_source: str = ""
    status: str = "planned"
    details: str = ""
    confidence: float = 1.0
    doubt: str = ""  # why it is unsure, in Chinese; empty where it is sure


@dataclass(frozen=True, slots=True)
class FoundMember:
    """`role` is a GroupRole value; `name` without blanks inside."""

    role: str
    name: str
    post: str = ""
    span: Span | None = None
    confidence: float = 1.0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that a flag proposes: the words of `span` become `text` (empty: they are taken out)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that looks wrong. Flagged, never mended unasked.

    `code` is stable; `message` says what and why, `advice` what one might do; `spans` say where (may be
    empty: the whole text). `edits` is what one click would change; empty where only a person can say.
    """

    code: str
    message: str
    advice: str = ""
    spans: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one plan. `year` is 0 where no year stands, `year_placeholder` the 20xx."""

    lines: tuple[ReadLine, ...] = ()
    title: str = ""
    title_line: int | None = None
    year: int = 0
    year_placeholder: str = ""
    unit: str = ""
    unit_kind: str = ""
    guiding_thought: str = ""
    headings: tuple[FoundHeading, ...] = ()
    goals: tuple[FoundGoal, ...] = ()
    tasks: tuple[FoundTask, ...] = ()
    members: tuple[FoundMember, ...] = ()
    group_name: str = ""
    flags: tuple[Flag, ...] = field(default=())
