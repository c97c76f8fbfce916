"""From the lines of one plan to all that was found in it."""

from collections.abc import Collection, Mapping, Sequence

from plans.choices import ParagraphRole
from plans.reading.blocks import blocks_of
from plans.reading.cover import cover_of
from plans.reading.found import FoundHeading, FoundTask, LineKind, Reading, ReadLine, Span
from plans.reading.group import find_group
from plans.reading.outline import outline
from plans.reading.parts import Part
from plans.reading.tables import table_tasks
from plans.reading.tasks import find_goals, find_tasks
from shuangyong.documents.incoming import IncomingLine

_LONG_ENOUGH = 6
_NOWHERE = Span(0, 0, 0)
_USUAL_YEAR = 2026  # where nobody knows the year, festivals and months are read all the same


def read_plan(lines: Sequence[IncomingLine], *, year: int = 0) -> Reading:
    """Read one plan; never raises. `year` is what is known from elsewhere, 0 for nothing."""
    parts = outline(blocks_of(lines))
    cover = cover_of(parts)
    work_year = year or cover.year or _USUAL_YEAR
    group = find_group(parts)
    table = table_tasks(parts, work_year, group.parts)
    tasks = find_tasks(parts, work_year, group.parts | table.taken)
    return Reading(
        lines=_lines(lines, parts),
        title=cover.title,
        title_line=cover.title_lines[0] if cover.title_lines else None,
        year=cover.year,
        year_placeholder=cover.placeholder,
        unit=cover.unit,
        unit_kind=cover.unit_kind,
        guiding_thought="".join(
            part.block.text[part.body_start :].strip()
            for part in parts
            if part.role == ParagraphRole.GUIDING and part.kind in (LineKind.BODY, LineKind.RUN_IN)
        ),
        headings=tuple(
            _heading(part)
            for index, part in enumerate(parts)
            # 姓名　职务 looks like one, in a list of names without numbers.
            if part.heading
            and part.is_heading
            and (part.block.marker.text or index not in group.parts or part.role)
        ),
        goals=tuple(find_goals(parts)),
        tasks=tuple(_in_order([*_only_here(tasks, table.tasks.values()), *table.tasks.values()])),
        members=group.members,
        group_name=group.name,
    )


def _only_here(tasks: list[FoundTask], in_table: Collection[FoundTask]) -> list[FoundTask]:
    """Without the sentences that say again what a row of the plan's table says."""
    by_start: dict[str, set[str]] = {}
    for words in (_plain(task.text) for task in in_table):
        if len(words) >= _LONG_ENOUGH:
            by_start.setdefault(words[:_LONG_ENOUGH], set()).add(words)
    return [task for task in tasks if not (by_start and _says(_plain(task.text), by_start))]


def _says(words: str, by_start: Mapping[str, Collection[str]]) -> bool:
    starts = (words[place : place + _LONG_ENOUGH] for place in range(len(words) - _LONG_ENOUGH + 1))
    return any(row in words for start in starts for row in by_start.get(start, ()))


def _plain(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def _in_order(tasks: list[FoundTask]) -> list[FoundTask]:
    return sorted(tasks, key=lambda task: task.spans[0] if task.spans else _NOWHERE)


def _heading(part: Part) -> FoundHeading:
    text = part.heading
    start = part.block.text.find(text)
    return FoundHeading(
        text=text,
        level=part.level,
        span=part.block.spans(start, start + len(text))[0],
        run_in=part.kind is LineKind.RUN_IN,
        confidence=part.confidence,
    )


def _lines(lines: Sequence[IncomingLine], parts: Sequence[Part]) -> tuple[ReadLine, ...]:
    """Each line with what its first paragraph is; a torn line goes on with the paragraph before it."""
    of_line: dict[int, Part] = {}
    for whole in parts:
        for piece in whole.block.pieces:
            of_line.setdefault(piece.line, whole)
    found = []
    for number, line in enumerate(lines):
        part = of_line.get(number)
        if part is None:
            found.append(ReadLine(number, line.text, LineKind.NOISE))
            continue
        first = part.block.line == number
        marker = part.block.marker
        found.append(
            ReadLine(
                number,
                line.text,
                part.kind if first else LineKind.BODY,
                part.level if first else 0,
                part.role,
                marker.indent if first else "",
                marker.text if first else "",
                marker.level if first else 0,
                line.cells,
                line.table,
            )
        )
    return tuple(found)
