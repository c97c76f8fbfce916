"""A plan from a reading that was confirmed: every line as it was typed, and the work beside it."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from plans.amounts import number
from plans.choices import Direction, GroupRole, ParagraphRole, TaskStatus
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent, new_key
from plans.reading.found import FoundMember, FoundTask, LineKind, Reading, ReadLine
from plans.starts.basics import TITLE_LENGTH, usual_title
from shuangyong.documents.text_in import split_marker

MOST_TIMINGS, MOST_WORDS = 24, 120
_TITLE, _DETAILS, _GROUP, _NAME, _POST, _MEASURE, _BLANKS = 300, 5000, 80, 40, 80, 20, 40
_DEEPEST = 4
_LARGEST_COUNT, _LARGEST_SUM = 99_999_999, Decimal(10_000_000_000)
_SENTENCE_ENDS = "。；;！!，,"
# The columns of a task, what they hold, and what its words are called where they do not fit.
_COLUMNS = (
    ("responsible_unit", 120, "责任单位"),
    ("responsible_person", 60, "责任人"),
    ("partners", 200, "配合单位"),
    ("participants", 200, "参加人员"),
    ("fund_source", 60, "经费来源"),
    ("place", 120, "地点"),
)
_HEADINGS = (LineKind.HEADING, LineKind.RUN_IN)
_OWN_LINES = (ParagraphRole.PREFACE, ParagraphRole.CLOSING)


def content_from(
    reading: Reading, *, year: int, unit_name: str, left_out: Collection[int] = ()
) -> PlanContent:
    """The plan of a text, for the year of the text. `left_out`: numbers of lines that are not to be in it.

    A row of a table that has become a task, a goal or a member is printed from there and not typed again;
    so is the title.
    """
    skipped = set(left_out) | _rows_in_work(reading)
    own_title = title_lines(reading)
    skipped |= own_title
    rows = [line for line in reading.lines if line.number not in skipped and line.text.strip()]
    keys = {line.number: new_key() for line in rows}
    title = reading.title.strip()[:TITLE_LENGTH]
    return PlanContent(
        title=title or usual_title(unit_name, year),
        year=year,
        title_in_text=bool(title and own_title),
        group_name=reading.group_name[:_GROUP] if reading.members else "",
        paragraphs=tuple(_paragraphs(rows, keys)),
        goals=tuple(GoalContent(text=goal.text) for goal in reading.goals if goal.text.strip()),
        tasks=tuple(_task(task, keys) for task in reading.tasks if task.text.strip()),
        members=tuple(_member(member) for member in reading.members if member.name.strip()),
    )


def title_lines(reading: Reading) -> set[int]:
    """The lines that hold the title and nothing else; a long title runs over two of them."""
    found = {line.number for line in reading.lines if line.kind is LineKind.TITLE}
    start = min(found, default=reading.title_line)
    rest = "".join(reading.title.split())
    if start is None or not rest:
        return set()
    for line in reading.lines[start:]:
        words = "".join(line.text.split())
        if not words or not rest.startswith(words):
            break
        found.add(line.number)
        rest = rest[len(words) :]
    return found


def _rows_in_work(reading: Reading) -> set[int]:
    """Rows of tables that stand in the work, and the heads of these tables."""
    spans = [item.spans for item in reading.tasks] + [item.spans for item in reading.goals]
    places = {found[0].line for found in spans if found}
    places |= {member.span.line for member in reading.members if member.span}
    rows = [line for line in reading.lines if line.kind is LineKind.TABLE_ROW and line.number in places]
    tables = {row.table for row in rows}
    heads = {
        line.number for line in reading.lines if line.kind is LineKind.TABLE_HEAD and line.table in tables
    }
    return heads | {row.number for row in rows}


def _paragraphs(rows: list[ReadLine], keys: dict[int, str]) -> Iterator[ParagraphContent]:
    taken: set[str] = set()
    numbered = any(_is_numbered(line, 1) for line in rows)
    for line in rows:
        role = _role(line, numbered, taken)
        taken |= {role} - {"", str(ParagraphRole.PART)}
        yield _paragraph(line, role, keys[line.number])


def _is_numbered(line: ReadLine, level: int) -> bool:
    return line.kind in _HEADINGS and line.level == level and bool(line.marker)


def _role(line: ReadLine, numbered: bool, taken: set[str]) -> str:
    """The role of a heading, or of a text that opens or closes the plan; of each kind only the first:
    two headings with one role would print the same rows twice."""
    if line.role == ParagraphRole.PART:
        return line.role
    if line.role not in ParagraphRole.values or line.role in taken:
        role = ""
    elif line.kind in _HEADINGS or line.role in _OWN_LINES:
        role = line.role
    else:
        role = ""
    if line.kind is LineKind.HEADING and line.level == 1 and numbered and not line.marker:
        # Beside 一、 and 二、 a heading without a number opens a part; it must not be given one in print.
        return str(ParagraphRole.PART)
    return role


def _paragraph(line: ReadLine, role: str, key: str) -> ParagraphContent:
    """Cut as the editor cuts a line; the reader, who saw its neighbours, knows some markers more."""
    indent, marker, text, level = split_marker(line.text)
    known = line.indent + line.marker + line.body == line.text and line.marker
    if known and (line.kind in _HEADINGS or (not marker and 1 <= line.marker_level <= _DEEPEST)):
        indent, marker, text, level = line.indent, line.marker, line.body, line.marker_level
    if line.kind in _HEADINGS:
        level = line.level
    if role == ParagraphRole.PART:
        level = 0
    if len(indent) > _BLANKS or len(marker) > _BLANKS:
        # More blanks than the columns hold: the whole line is the text, and nothing is lost.
        return ParagraphContent(text=line.text, role=role, key=key)
    return ParagraphContent(
        text=text, level=min(level, _DEEPEST), marker=marker, indent=indent, role=role, key=key
    )


def _task(task: FoundTask, keys: dict[int, str]) -> TaskContent:
    title, rest = _split_title(" ".join(task.text.split("\n")).strip())
    notes = [rest, task.details.strip()]
    words: dict[str, str] = {}
    for name, limit, label in _COLUMNS:
        value = getattr(task, name).strip()
        words[name] = value if len(value) <= limit else value[:limit]
        notes.append("" if len(value) <= limit else f"{label}：{value}")
    budget, sums = _money(task)
    count = task.target_count
    fits = count is None or 0 <= count <= _LARGEST_COUNT
    return TaskContent(
        title=title,
        details="\n".join(filter(None, [*notes, sums]))[:_DETAILS],
        type_code=task.type_code,
        direction=task.direction if task.direction in Direction.values else "",
        target_count=count if fits else None,
        measure_word=task.measure_word[:_MEASURE] if fits else "",
        budget=budget,
        status=task.status if task.status in TaskStatus.values else str(TaskStatus.PLANNED),
        timings=tuple(timing for timing in task.timings[:MOST_TIMINGS] if len(timing.words) <= MOST_WORDS),
        paragraph_key=keys.get(task.spans[0].line, "") if task.spans else "",
        **words,
    )


def _split_title(words: str) -> tuple[str, str]:
    """What a title holds, cut at the end of a sentence where there is one, and the rest."""
    if len(words) <= _TITLE:
        return words, ""
    cut = max(words.rfind(sign, _TITLE // 2, _TITLE) for sign in _SENTENCE_ENDS)
    end = cut + 1 if cut >= 0 else _TITLE
    return words[:end].rstrip(_SENTENCE_ENDS) or words[:_TITLE], words[end:].strip()


def _money(task: FoundTask) -> tuple[Decimal | None, str]:
    """The budget where one sum stands; several are told in the details, each with what it is for."""
    amounts = [item for item in task.amounts if 0 <= item.value < _LARGEST_SUM]
    if len(amounts) == 1:
        return round(amounts[0].value, 2), ""
    told = [item.words or f"{item.purpose}{number(item.value)}元" for item in amounts]
    return None, f"经费：{'；'.join(told)}" if told else ""


def _member(member: FoundMember) -> MemberContent:
    role = member.role if member.role in GroupRole.values else str(GroupRole.MEMBER)
    return MemberContent(name=member.name.strip()[:_NAME], role=role, post=member.post.strip()[:_POST])
