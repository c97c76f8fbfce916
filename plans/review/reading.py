"""A plan as a page to read: rows where the paper will have them, changes and remarks at their places."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from plans.choices import ParagraphRole, TaskStatus
from plans.content import ParagraphContent, PlanContent, TaskContent
from plans.paper.filling import is_filled_heading, named_quarter, paragraph_kind, typed
from plans.quarters import TITLES, quarters_of_task
from plans.review.compare import Change, Comparison, FieldComparison, RowComparison
from plans.review.threads import Thread
from shuangyong.documents.model import Kind
from shuangyong.documents.model import Paragraph as PrintedParagraph
from shuangyong.documents.numbering import numbered

Place = tuple[str, str]
LineMaker = Callable[[RowComparison], "Line"]
GROUPS = {number: TITLES[number] for number in (1, 2, 3, 4)} | {5: "跨季度和常年", 6: "时间未定"}
SMALL_FIELDS = ("partners", "participants", "place", "fund_source", "type", "direction", "status")


@dataclass(slots=True)
class Line:
    """One row on the page. `number` is what print puts before a heading typed without a marker.

    `is_title`: a first paragraph that says the plan's title; the page shows it in the title's place.
    """

    comparison: RowComparison
    number: str = ""
    threads: list[Thread] = field(default_factory=list)
    composing: bool = False
    is_title: bool = False

    @property
    def place(self) -> str:
        return f"{self.comparison.kind}:{self.comparison.key}"

    @property
    def needs_eye(self) -> bool:
        """Whether it stays when only what changed is shown."""
        return self.comparison.is_changed or bool(self.threads) or self.composing

    @property
    def is_heading(self) -> bool:
        """Whether a paragraph stands as a heading (a numbered line that goes on as a sentence does not)."""
        row = self.comparison.row
        return isinstance(row, ParagraphContent) and paragraph_kind(row) is not Kind.BODY

    @property
    def small_fields(self) -> list[FieldComparison]:
        """What stands small under a task's title, where there is anything."""
        shown = [self.comparison.fields[name] for name in SMALL_FIELDS]
        usual = ("", str(TaskStatus.PLANNED.label))
        return [item for item in shown if item.old not in usual or item.new not in usual]

    @property
    def can_be_remarked(self) -> bool:
        return self.comparison.change is not Change.REMOVED


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of a quarter."""

    title: str
    lines: list[Line]

    @property
    def needs_eye(self) -> bool:
        return any(line.needs_eye for line in self.lines)


@dataclass(frozen=True, slots=True)
class Block:
    """`kind`: paragraph (one line), goals, tasks (in groups) or members; `title` unless a heading says it."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    title: str = ""

    @property
    def needs_eye(self) -> bool:
        return any(line.needs_eye for line in self.lines) or any(group.needs_eye for group in self.groups)


@dataclass(frozen=True, slots=True)
class Reading:
    """The page. `general`: remarks on the whole; `lost`: remarks on rows that are no longer there."""

    comparison: Comparison
    title: Line
    blocks: list[Block]
    general: list[Thread]
    lost: list[Thread]

    @property
    def title_in_text(self) -> bool:
        """Whether a paragraph stands as the title, which then is not said twice."""
        return any(line.is_title for block in self.blocks for line in block.lines)


def read(comparison: Comparison, threads: Iterable[Thread] = (), composing: str = "") -> Reading:
    """Lay the compared plan out. `composing` is the place ("task:<key>") whose form for a remark is open."""
    places: dict[Place, list[Thread]] = {}
    for thread in threads:
        places.setdefault(thread.place, []).append(thread)
    numbers = _numbers(comparison.old) | _numbers(comparison.new)

    def line(row: RowComparison) -> Line:
        place = (str(row.kind), row.key)
        mine = places.pop(place, [])
        return Line(row, numbers.get(row.key, ""), mine, composing == ":".join(place))

    title = line(comparison.plan)
    blocks = _blocks(comparison, line)
    lost = [thread for left in places.values() for thread in left]
    for thread in lost:
        thread.row_is_gone = True
    return Reading(comparison, title, blocks, title.threads, lost)


def _blocks(comparison: Comparison, line: LineMaker) -> list[Block]:
    work = _Work(comparison, line)
    rows = typed(comparison.new)
    opening = rows[0].key if rows and _says_title(rows[0], comparison.new) else ""
    filled = {row.key: row for index, row in enumerate(rows) if is_filled_heading(rows, index)}
    blocks: list[Block] = []
    for row in comparison.paragraphs:
        if row.is_changed or row.fields["text"].new.strip():
            shown = line(row)
            shown.is_title = row.key == opening
            blocks.append(Block("paragraph", [shown]))
        if row.key in filled:
            blocks += work.under(filled[row.key])
    return blocks + work.rest()


def _says_title(row: ParagraphContent, content: PlanContent) -> bool:
    """An imported text may open with its own title (print leaves it out then)."""
    return not row.marker and "".join(row.text.split()) == "".join(content.title.split())


class _Work:
    """The rows that are not text, handed out once: under the heading that asks for them, or at the end."""

    def __init__(self, comparison: Comparison, line: LineMaker) -> None:
        self.goals = [line(row) for row in comparison.goals]
        self.groups = _by_quarter(comparison, line)
        self.members = [line(row) for row in comparison.members]

    def under(self, heading: ParagraphContent) -> list[Block]:
        """What stands under a filled heading, without a title of its own."""
        quarter = named_quarter(heading.text)
        match heading.role:
            case ParagraphRole.GOALS:
                found = self._take_goals()
            case ParagraphRole.ORGANISATION:
                found = self._take_members()
            case _:
                found = self._take_tasks(
                    list(GROUPS) if quarter is None else [quarter] if quarter else [5, 6]
                )
        return [replace(block, title="") for block in found]

    def rest(self) -> list[Block]:
        """What no heading asked for."""
        return [*self._take_goals(), *self._take_tasks(list(GROUPS)), *self._take_members()]

    def _take_goals(self) -> list[Block]:
        taken, self.goals = self.goals, []
        return [Block("goals", taken, title="工作目标")] if taken else []

    def _take_members(self) -> list[Block]:
        taken, self.members = self.members, []
        return [Block("members", taken, title="领导小组")] if taken else []

    def _take_tasks(self, numbers: list[int]) -> list[Block]:
        taken = [
            Group(GROUPS[number], self.groups.pop(number)) for number in numbers if number in self.groups
        ]
        return [Block("tasks", groups=taken, title="工作任务安排")] if taken else []


def _by_quarter(comparison: Comparison, line: LineMaker) -> dict[int, list[Line]]:
    """Each task once, in the order of the plan; a remark on it then has one place."""
    groups: dict[int, list[Line]] = {}
    for row in comparison.tasks:
        assert isinstance(row.row, TaskContent)  # noqa: S101  narrows the type
        quarters = quarters_of_task(row.row, comparison.new.year)
        where = quarters.pop() if len(quarters) == 1 else 5 if quarters else 6
        groups.setdefault(where, []).append(line(row))
    return groups


def _numbers(content: PlanContent) -> dict[str, str]:
    """The numbers that print gives to headings without a marker, by key."""
    printed = numbered(_printed(row) for row in content.paragraphs)
    return {row.anchor: row.number for row in printed if row.number}


def _printed(row: ParagraphContent) -> PrintedParagraph:
    return PrintedParagraph(row.text, row.level, row.marker, kind=paragraph_kind(row), anchor=row.key)
