"""A staged text as the page needs it: read anew each time, with what has been said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.choices import ParagraphRole
from plans.content import PlanContent
from plans.intake.carried import content_in, with_carried
from plans.intake.confirmed import Confirmed, confirmed
from plans.intake.deciding import Decision, Decisions, decision_on, undecided
from plans.intake.doubts import doubts_about
from plans.intake.proposals import Proposal, proposals_of
from plans.intake.staging import unstored
from plans.models.intake import Intake
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.reading.found import LineKind, Reading, ReadLine
from plans.reading.reader import read_plan
from shuangyong.documents.incoming import IncomingLine


@dataclass(frozen=True, slots=True)
class Staged:
    """One text, read. `text_year` is what the clerk said, else what the text says; 0 where neither does."""

    lines: tuple[IncomingLine, ...]
    reading: Reading
    proposals: tuple[Proposal, ...]
    decisions: Decisions
    text_year: int
    make_year: int
    carried: PlanContent | None = None

    @property
    def dated(self) -> int:
        """The year that days and festivals of the text are meant in."""
        return self.text_year or self.make_year

    def decision(self, item: Proposal) -> Decision:
        return decision_on(self.decisions, item.key)

    def find(self, key: str) -> Proposal | None:
        """The proposal with that key, if it still stands."""
        return next((item for item in self.proposals if item.key == key), None)

    def waiting(self) -> list[Proposal]:
        """What the clerk should look at first."""
        return undecided(self.proposals, self.decisions)

    def confirmed(self) -> Confirmed:
        return confirmed(self.reading, self.proposals, self.decisions, year=self.dated)


def stage(intake: Intake, lines: Sequence[IncomingLine] | None = None) -> Staged:
    """Read the text of `intake`, or `lines`, as they would stand after a change: three queries."""
    own = tuple(unstored(intake.lines) if lines is None else lines)
    reading = read_plan(own, year=intake.text_year or 0)
    found = reading.year if FIRST_YEAR <= reading.year <= LAST_YEAR else 0
    year = intake.text_year or found
    if not year:
        # 3月5日 needs some year: that of the plan it will be in.
        reading = read_plan(own, year=intake.make_year)
    reading = replace(reading, lines=tuple(map(_as_the_file_says, reading.lines, own)))
    doubts = doubts_about(reading, unit=intake.unit, year=year, for_year=intake.make_year)
    reading = replace(reading, flags=(*reading.flags, *doubts))
    furniture = {number for number, line in enumerate(own) if line.furniture}
    content = content_in(intake.carried)
    if content is not None:
        reading, printed = with_carried(reading, content)
        furniture |= printed
    proposals = proposals_of(reading, furniture)
    return Staged(own, reading, proposals, intake.decisions, year, intake.make_year, content)


def _as_the_file_says(line: ReadLine, incoming: IncomingLine) -> ReadLine:
    """A paper of ours names the headings of its parts; nobody need guess them."""
    if not incoming.is_part:
        return line
    return replace(line, kind=LineKind.HEADING, level=1, role=str(ParagraphRole.PART))
