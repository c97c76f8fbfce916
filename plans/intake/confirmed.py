"""What was found, as the clerk has confirmed it: the reading that the plan is made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plans.intake.deciding import Decision, Decisions, State, decision_on
from plans.intake.mending import mended_goal, mended_line, mended_member, mended_task
from plans.intake.proposals import Kind, Proposal
from plans.reading.found import Flag, FoundGoal, FoundMember, FoundTask, LineKind, Reading, ReadLine

MOST_NOTES = 60
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`left_out` are lines that do not go into the plan's text; `notes` what is still to be looked at."""

    reading: Reading
    left_out: frozenset[int]
    notes: tuple[str, ...]


def confirmed(
    reading: Reading, proposals: Sequence[Proposal], decisions: Decisions, *, year: int
) -> Confirmed:
    """Everything that was not refused, mended where it was; what nobody looked at goes in with a note."""
    work = _Work(year)
    for item in proposals:
        work.take(item, decision_on(decisions, item.key))
    # A row of a table is a task: whoever does not want the task does not want the row.
    unwanted = work.refused_rows - work.taken_rows
    lines = tuple(work.line(line) for line in reading.lines)
    result = replace(
        reading,
        title=work.title,
        lines=lines,
        goals=tuple(work.goals),
        tasks=tuple(work.tasks),
        members=tuple(work.members),
    )
    return Confirmed(result, frozenset(work.rest | unwanted), tuple(_at_most(work.notes)))


class _Work:
    def __init__(self, year: int) -> None:
        self.year, self.title = year, ""
        self.title_lines: set[int] = set()
        self.goals: list[FoundGoal] = []
        self.tasks: list[FoundTask] = []
        self.members: list[FoundMember] = []
        self.lines: dict[int, ReadLine] = {}
        self.rest: set[int] = set()
        self.refused_rows: set[int] = set()
        self.taken_rows: set[int] = set()
        self.notes: list[str] = []

    def line(self, line: ReadLine) -> ReadLine:
        """The line as it was mended; all lines of a title over several lines are the title."""
        if line.number in self.title_lines:
            return replace(line, kind=LineKind.TITLE)
        return self.lines.get(line.number, line)

    def take(self, item: Proposal, decision: Decision) -> None:
        if item.kind is Kind.REST:
            # Only what the clerk agreed to leave out is left out; what a paper of ours added is no text.
            agreed = decision.state is State.ACCEPTED
            implied = item.is_furniture and decision.state is State.OPEN
            if (agreed or implied) and item.line is not None:
                self.rest.add(item.line)
            return
        if item.in_table and item.line is not None:
            (self.refused_rows if decision.is_out else self.taken_rows).add(item.line)
        if decision.is_out:
            return
        if decision.state is State.OPEN and not item.is_sure:
            self.notes.append(_note(item))
        self._keep(item, decision.values or {})

    def _keep(self, item: Proposal, values: Mapping[str, str]) -> None:
        thing = item.thing
        if item.kind is Kind.TITLE:
            self.title = values.get("title", str(thing))
            self.title_lines = {span.line for span in item.spans}
        elif isinstance(thing, FoundGoal):
            self.goals.append(mended_goal(thing, values))
        elif isinstance(thing, FoundTask):
            self.tasks += mended_task(thing, values, self.year)
        elif isinstance(thing, FoundMember):
            self.members.append(mended_member(thing, values))
        elif isinstance(thing, ReadLine) and values:
            self.lines[thing.number] = mended_line(thing, values)


def _note(item: Proposal) -> str:
    thing = item.thing
    if isinstance(thing, Flag):
        return " ".join(filter(None, [thing.message, thing.advice]))
    doubt = item.doubt.rstrip("。") or "系统没有把握"
    if isinstance(thing, FoundMember):
        return f"领导小组“{thing.name}”：{doubt}，请核对。"
    words = str(getattr(thing, "text", thing)).strip()
    short = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
    name = {Kind.GOAL: "目标", Kind.TASK: "任务", Kind.LINE: "这一行"}.get(item.kind, "")
    return f"{name}“{short}”：{doubt}，请核对。"


def _at_most(notes: Iterable[str]) -> Iterator[str]:
    once = list(dict.fromkeys(notes))
    yield from once[:MOST_NOTES]
    if len(once) > MOST_NOTES:
        yield f"还有{len(once) - MOST_NOTES}处没有核对，没有一一列出。"
