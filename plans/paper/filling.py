"""Text wins, emptiness is filled: a heading with a role and nothing under it prints the rows of that role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.choices import ParagraphRole
from plans.content import ParagraphContent, PlanContent
from plans.months import tasks_by_month
from plans.paper.leading_group import group_title, name_list
from plans.paper.task_words import ended, one_line, task_sentence
from plans.quarters import TITLES, tasks_by_quarter
from shuangyong.documents.model import Block, Kind, Paragraph
from shuangyong.documents.text_in import is_heading

_DEEPEST = 4
_QUARTER = re.compile(r"第?([一二三四1-4])季度?")
_REST = re.compile("未定|不定期|其他时间")
_BY_MONTH = re.compile("按月|月度|逐月|各月")


def typed(content: PlanContent) -> list[ParagraphContent]:
    """The paragraphs in which anything stands."""
    return [row for row in content.paragraphs if row.text.strip() or row.marker.strip()]


def is_filled_heading(rows: Sequence[ParagraphContent], index: int) -> bool:
    """Whether rows are printed under this paragraph: a heading with such a role and nothing under it."""
    row = rows[index]
    return row.role in _WRITERS and _is_head(row) and not has_body(rows, index)


def has_body(rows: Sequence[ParagraphContent], index: int) -> bool:
    """Whether a paragraph stands under this heading before the next of the same or a higher level."""
    if index + 1 >= len(rows):
        return False
    after = rows[index + 1]
    return after.role != ParagraphRole.PART and (after.level == 0 or after.level > rows[index].level)


def paragraph_kind(row: ParagraphContent) -> Kind:
    """What the paragraph is on the page; a numbered line that goes on as a sentence is body text."""
    if row.role == ParagraphRole.PART:
        return Kind.PART
    return Kind.HEADING if _is_head(row) else Kind.BODY


@dataclass(slots=True)
class Filler:
    """Prints each kind of row once, under the first heading that asks for it."""

    content: PlanContent
    unit_name: str
    with_budget: bool = False
    printed: set[str] = field(default_factory=set)

    def under(self, rows: Sequence[ParagraphContent], index: int) -> list[Block]:
        """What is printed under paragraph `index` beyond what was typed; mostly nothing."""
        if not is_filled_heading(rows, index):
            return []
        row = rows[index]
        quarter = named_quarter(row.text) if row.role == ParagraphRole.SCHEDULE else None
        part = f"{row.role}:{'' if quarter is None else quarter}"
        if part in self.printed:
            return []
        self.printed.add(part)
        if quarter is not None:
            return self.tasks(quarter, row.level)
        if row.role == ParagraphRole.SCHEDULE and _BY_MONTH.search(row.text):
            return self.months(row.level)
        return _WRITERS[row.role](self, row.level)

    @property
    def group_printed(self) -> bool:
        return f"{ParagraphRole.ORGANISATION}:" in self.printed

    def goals(self, level: int) -> list[Block]:
        """A single goal stands as a sentence, several are numbered 1. 2."""
        several = len(self.content.goals) > 1
        item_level = _item_level(max(level, 2)) if several else 0
        return [
            Paragraph(text=ended(one_line(goal.text)), level=item_level, anchor=goal.key)
            for goal in self.content.goals
        ]

    def schedule(self, level: int) -> list[Block]:
        """A heading for each quarter that has tasks, one level deeper, and its tasks below."""
        blocks: list[Block] = []
        for group in tasks_by_quarter(self.content.tasks, self.content.year):
            if not group.tasks:
                continue
            depth = _item_level(level)
            kind = Kind.HEADING if depth else Kind.BODY
            blocks.append(Paragraph(text=TITLES[group.number], level=depth, kind=kind))
            blocks += self.tasks(group.number, depth or _DEEPEST)
        return blocks

    def months(self, level: int) -> list[Block]:
        """A heading for each month that has tasks, one level deeper, and its tasks below."""
        blocks: list[Block] = []
        depth = _item_level(level)
        for group in tasks_by_month(self.content.tasks, self.content.year):
            blocks.append(Paragraph(text=group.title, level=depth, kind=Kind.HEADING if depth else Kind.BODY))
            blocks += [
                Paragraph(
                    text=task_sentence(task, month=group.number, with_budget=self.with_budget),
                    level=_item_level(max(depth or _DEEPEST, 2)),
                    anchor=task.key,
                )
                for task in group.tasks
            ]
        return blocks

    def tasks(self, quarter: int, level: int) -> list[Block]:
        """The tasks of one quarter, numbered under a heading of `level`."""
        groups = tasks_by_quarter(self.content.tasks, self.content.year)
        return [
            Paragraph(
                text=task_sentence(task, quarter=quarter, with_budget=self.with_budget),
                level=_item_level(max(level, 2)),
                anchor=task.key,
            )
            for group in groups
            if group.number == quarter
            for task in group.tasks
        ]

    def organisation(self, level: int) -> list[Block]:
        """A sentence that leads in, and the list of the group."""
        members = self.content.members
        if not members:
            return []
        name = group_title(self.content, self.unit_name)
        return [Paragraph(text=f"成立{name}，组成人员如下："), name_list(members)]


_WRITERS = {
    str(ParagraphRole.GOALS): Filler.goals,
    str(ParagraphRole.SCHEDULE): Filler.schedule,
    str(ParagraphRole.ORGANISATION): Filler.organisation,
}


def named_quarter(text: str) -> int | None:
    """The one quarter a heading names (0: the whole year); None when it names none or several."""
    found = {"一二三四".find(number) + 1 or int(number) for number in _QUARTER.findall(text)}
    if len(found) == 1:
        return found.pop()
    return 0 if not found and _REST.search(text) else None


def _is_head(row: ParagraphContent) -> bool:
    return row.level > 0 and is_heading(row.text, row.level)


def _item_level(level: int) -> int:
    """Items stand below their heading; under the deepest heading they are plain paragraphs."""
    return level + 1 if level < _DEEPEST else 0
