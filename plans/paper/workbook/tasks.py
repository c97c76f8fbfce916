"""任务安排表: every task in one row, with all that is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from plans.content import PlanContent, TaskContent
from plans.paper.annexes import TASK_TABLE, direction_name, status_name, type_name
from plans.paper.task_words import time_words
from plans.quarters import in_order, quarter_words
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet

TASK_COLUMNS = (
    Column("index", "序号", 2.5, CellKind.INDEX),
    Column("type", "任务类别", 5),
    Column("direction", "方向", 4),
    Column("title", "工作任务", 10, CellKind.LONG_TEXT),
    Column("details", "具体措施", 12, CellKind.LONG_TEXT),
    Column("responsible_unit", "责任单位", 5.5),
    Column("responsible_person", "责任人", 3.5, align="center"),
    Column("partners", "配合单位", 5.5),
    Column("participants", "参加人员", 5),
    Column("quarters", "季度", 3, align="center"),
    Column("time", "时间", 5),
    Column("target_count", "数量", 3, CellKind.NUMBER),
    Column("measure_word", "计量单位", 3, align="center"),
    Column("budget", "经费（元）", 6, CellKind.MONEY),
    Column("fund_source", "经费来源", 4.5),
    Column("place", "地点", 4.5),
    Column("status", "状态", 2.5, align="center"),
    Column("note", "备注", 4),
)
RANGES = {
    "direction": "表_方向",
    "type": "表_任务类别",
    "fund_source": "表_经费来源",
    "quarters": "表_季度",
    "budget": "表_经费",
}
"""Names of the columns in the workbook, for formulas."""
_MOST_LINES, _WIDEST = 25, 45.0
_SAME_NAME = (
    "title", "details", "responsible_unit", "responsible_person", "partners", "participants", "target_count",
    "measure_word", "budget", "fund_source", "place",
)  # fmt: skip


def task_sheet(content: PlanContent, subtitle: str, type_names: Mapping[str, str]) -> Sheet:
    """任务安排表, each task once, by its first quarter; its columns have names for the sums of 经费汇总."""
    tasks = [_task_row(task, content.year, type_names) for task in in_order(content.tasks, content.year)]
    has_budget = any(task.budget is not None for task in content.tasks)
    return Sheet(
        title=f"{content.title.strip() or content.year}{TASK_TABLE}",
        name=TASK_TABLE,
        subtitle=subtitle,
        columns=_task_columns(tasks),
        rows=tasks,
        totals=("budget",) if has_budget else (),
        ranges=RANGES if has_budget else {},
    )


def _task_columns(rows: Sequence[Mapping[str, Any]]) -> list[Column]:
    """All columns always, for those who merge tables; empty ones narrow, so that the rest prints larger.

    Very long measures widen theirs: Excel shows 409 points of a row and no more.
    """
    longest = max((len(row["details"]) for row in rows), default=0)
    return [_task_column(column, rows, min(_WIDEST, longest / _MOST_LINES)) for column in TASK_COLUMNS]


def _task_column(column: Column, rows: Sequence[Mapping[str, Any]], measures: float) -> Column:
    if column.key == "details":
        return replace(column, width=max(column.width, measures))
    if (
        not rows
        or column.kind is CellKind.INDEX
        or any(row.get(column.key) not in (None, "") for row in rows)
    ):
        return column
    return replace(column, width=ceil(len(column.title) / 2))


def _task_row(task: TaskContent, year: int, type_names: Mapping[str, str]) -> dict[str, Any]:
    return {name: getattr(task, name) for name in _SAME_NAME} | {
        "type": type_name(task, type_names) if task.type_code else "",
        "direction": direction_name(task),
        "quarters": quarter_words(task, year),
        "time": time_words(task),
        "status": status_name(task),
    }
