"""分季度任务: the tasks under their quarters; one of several quarters stands in each of them."""

from typing import Any

from plans.content import PlanContent, TaskContent
from plans.paper.task_words import count_words, time_words
from plans.quarters import QuarterTasks, tasks_by_quarter
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet

# No money here: what stands in two quarters would be counted twice by whoever adds it up.
COLUMNS = (
    Column("number", "序号", 2.5, CellKind.INDEX),
    Column("title", "工作任务", 14, CellKind.LONG_TEXT),
    Column("details", "具体措施", 22, CellKind.LONG_TEXT),
    Column("time", "时间", 8, align="center"),
    Column("responsible_unit", "责任单位", 8),
    Column("responsible_person", "责任人", 5, align="center"),
    Column("partners", "配合单位", 8),
    Column("count", "数量", 4, align="center"),
    Column("place", "地点", 6),
)
_NOTHING = "（没有安排）"
_SAME = ("title", "details", "responsible_unit", "responsible_person", "partners", "place")


def quarter_sheet(content: PlanContent, subtitle: str) -> Sheet:
    rows: list[dict[str, Any]] = []
    strong: set[int] = set()
    across: dict[int, tuple[int, int]] = {}
    for group in tasks_by_quarter(content.tasks, content.year):
        if not group.number and not group.tasks:
            continue
        rows.append({"number": _heading(group)})
        strong.add(len(rows))
        across[len(rows)] = (1, len(COLUMNS))
        rows += [_row(number, task) for number, task in enumerate(group.tasks, 1)]
    return Sheet(
        title=f"{content.year}年双拥工作分季度任务",
        name="分季度任务",
        subtitle=subtitle,
        columns=COLUMNS,
        rows=rows,
        strong=strong,
        across=across,
        filters=False,
    )


def _heading(group: QuarterTasks) -> str:
    return f"{group.title}　{f'共{len(group.tasks)}项' if group.tasks else _NOTHING}"


def _row(number: int, task: TaskContent) -> dict[str, Any]:
    return {name: getattr(task, name) for name in _SAME} | {
        "number": number,
        "time": time_words(task),
        "count": count_words(task),
    }
