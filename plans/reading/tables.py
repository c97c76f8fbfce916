"""A plan table read as tasks with its columns: 序号, 时间, 活动, 责任人 …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.reading.facts import facts_of
from plans.reading.found import FoundTask, LineKind
from plans.reading.parts import Part
from plans.reading.tasks import quarters
from shuangyong.almanac.timing import Timing
from shuangyong.almanac.words import parse_timings

_TOTAL = re.compile(r"[合小总]\s*计")
# In this order: 责任人 is no 任务, 活动时间 is a time.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("number", r"序号|编号|^#$|^NO"),
        ("when", r"时间|月份|时限|季度|日期|期限|时段"),
        ("type", r"类别|类型|分类|活动性质|任务类型"),
        (
            "text",
            r"活动(?:主题)?$|内容|任务|事项|项目|名称|工作$",
        ),
        ("person", r"责任人|负责人|联系人|经办人|牵头人"),
        ("unit", r"责任(?:单位|部门|科室)|牵头|承办|主办|负责(?:部门|单位)|落实(?:单位|部门)"),
        ("partners", r"配合|协助|协办|参与单位|共建"),
        ("participants", r"参加|参与|对象|人员"),
        ("place", r"地点|场所"),
        ("budget", r"经费|预算|金额|费用"),
        ("details", r"措施|要求|做法|目标|标准|说明|备注|形式|方式"),
    )
)


@dataclass(frozen=True, slots=True)
class TableTasks:
    """The tasks of a table by the index of their row among the parts; `taken` are all rows that were read."""

    tasks: dict[int, FoundTask]
    taken: frozenset[int]


def table_tasks(parts: Sequence[Part], year: int, skip: frozenset[int] = frozenset()) -> TableTasks:
    """Read every table whose head names what is to be done."""
    tasks: dict[int, FoundTask] = {}
    taken: set[int] = set()
    number, columns, when, width = 0, dict[str, int](), "", 0
    for index, part in enumerate(parts):
        block = part.block
        if not block.table or index in skip:
            continue
        if block.table != number:
            number, when = block.table, ""
            # A line between the rows (二季度) does not end a table: its columns go on.
            if len(block.cells) != width or _columns(block.cells):
                columns = {}
        if not columns:
            columns, width = _columns(block.cells), len(block.cells)
            if columns:
                part.kind = LineKind.TABLE_HEAD
                taken.add(index)
            continue
        cell = {name: block.cells[place] for name, place in columns.items() if place < len(block.cells)}
        when = cell.get("when") or when
        taken.add(index)
        words = cell.get("text", "").strip().rstrip("。；;，, ")
        if len(words) < 2 or _TOTAL.fullmatch(words):
            continue
        tasks[index] = _task(part, words, cell, when, year)
    return TableTasks(tasks, frozenset(taken))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is what, where the row is a head that names the work; empty otherwise."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = "".join(cell.split())
        if not words or len(words) > 12:
            continue
        name = next((name for name, pattern in _HEADS if name not in found and pattern.search(words)), None)
        if name:
            found[name] = place
    return found if "text" in found and len(found) >= 2 else {}


def _task(part: Part, words: str, cell: dict[str, str], when: str, year: int) -> FoundTask:
    start = part.block.text.find(words)
    timings: tuple[Timing, ...] = tuple(parse_timings(when, year)) if when else ()
    own = FoundTask(
        text=words, spans=part.block.spans(max(start, 0), max(start, 0) + len(words)), **facts_of(words)
    )
    return replace(
        own,
        timings=timings,
        quarters=quarters(timings, year),
        responsible_person=cell.get("person", "")[:60] or own.responsible_person,
        responsible_unit=cell.get("unit", "")[:120] or own.responsible_unit,
        partners=cell.get("partners", "")[:200] or own.partners,
        participants=cell.get("participants", "")[:200] or own.participants,
        place=cell.get("place", "")[:120] or own.place,
        details=cell.get("details", ""),
    )
