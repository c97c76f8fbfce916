"""A plan as a workbook: the table of its tasks, its goals, its leading group."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from plans.choices import GroupRole, PlanState
from plans.content import PlanContent, TaskContent
from plans.models import Plan, TaskType
from plans.paper.annexes import TASK_TABLE, direction_name, status_name, type_name
from plans.paper.leading_group import group_title
from plans.paper.task_words import time_words
from plans.quarters import in_order, quarter_words
from plans.services.rows import content_of
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

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
GOAL_COLUMNS = (
    Column("index", "序号", 4, CellKind.INDEX),
    Column("text", "工作目标", 38, CellKind.LONG_TEXT),
)
MEMBER_COLUMNS = (
    Column("index", "序号", 4, CellKind.INDEX),
    Column("role", "职责", 8, align="center"),
    Column("name", "姓名", 8, align="center"),
    Column("post", "职务", 22, CellKind.LONG_TEXT),
)
_MOST_LINES, _WIDEST = 25, 45.0
_SAME_NAME = (
    "title", "details", "responsible_unit", "responsible_person", "partners", "participants", "target_count",
    "measure_word", "budget", "fund_source", "place",
)  # fmt: skip


def workbook_of(plan: Plan) -> bytes:
    """The plan's .xlsx as it stands now. Seven queries, whatever its length."""
    names = dict(TaskType.objects.values_list("code", "name"))
    content = content_of(plan)
    subtitle = f"{plan.unit.name}　{content.year}年{_state_words(plan)}"
    return write_workbook(
        build_sheets(content, unit_name=plan.unit.name, subtitle=subtitle, type_names=names),
        WorkbookProperties(title=content.title, author=plan.unit.name, subject=TASK_TABLE),
    )


def build_sheets(
    content: PlanContent, *, unit_name: str, subtitle: str = "", type_names: Mapping[str, str] | None = None
) -> list[Sheet]:
    """任务安排表 always; 工作目标 and 领导小组 where there are rows."""
    has_budget = any(task.budget is not None for task in content.tasks)
    tasks = [
        _task_row(task, content.year, type_names or {}) for task in in_order(content.tasks, content.year)
    ]
    sheets = [
        Sheet(
            title=f"{content.title.strip() or content.year}{TASK_TABLE}",
            name=TASK_TABLE,
            subtitle=subtitle,
            columns=_task_columns(tasks),
            rows=tasks,
            totals=("budget",) if has_budget else (),
        )
    ]
    if content.goals:
        rows = [{"text": goal.text} for goal in content.goals]
        sheets.append(_upright("工作目标", "工作目标", subtitle, GOAL_COLUMNS, rows))
    if content.members:
        title = f"{group_title(content, unit_name)}名单"
        sheets.append(_upright(title, "领导小组", subtitle, MEMBER_COLUMNS, _member_rows(content)))
    return sheets


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


def _upright(
    title: str, name: str, subtitle: str, columns: tuple[Column, ...], rows: list[dict[str, Any]]
) -> Sheet:
    return Sheet(title=title, name=name, subtitle=subtitle, columns=columns, rows=rows, landscape=False)


def _task_row(task: TaskContent, year: int, type_names: Mapping[str, str]) -> dict[str, Any]:
    return {name: getattr(task, name) for name in _SAME_NAME} | {
        "type": type_name(task, type_names) if task.type_code else "",
        "direction": direction_name(task),
        "quarters": quarter_words(task, year),
        "time": time_words(task),
        "status": status_name(task),
    }


def _member_rows(content: PlanContent) -> list[dict[str, Any]]:
    return [
        {"role": role.label, "name": member.name, "post": member.post}
        for role in GroupRole
        for member in content.members
        if member.role == role
    ]


def _state_words(plan: Plan) -> str:
    out_of_force = plan.state in (PlanState.VOID, PlanState.SUPERSEDED)
    return f"　{plan.get_state_display()}" if plan.is_draft or out_of_force else ""
