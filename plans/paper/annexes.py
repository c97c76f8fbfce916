"""Annexes of a plan: the table of its tasks, the list of its leading group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plans.amounts import plain_number
from plans.choices import Direction, TaskStatus
from plans.content import PlanContent, TaskContent
from plans.paper.leading_group import group_title, name_list
from plans.paper.task_words import count_words, one_line, time_words
from plans.quarters import in_order
from shuangyong.documents.model import Align, Annex, Column, Table
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns

TASK_TABLE = "任务安排表"
LIST_WORD = "名单"


@dataclass(frozen=True, slots=True)
class _Field:
    """A column of the printed table; one that `always` stands is kept though nothing is in it."""

    title: str
    share: float  # characters it has at least, where its cells are as long
    value: Callable[[TaskContent], str]
    align: Align = Align.START
    always: bool = False


def task_annex(content: PlanContent, type_names: Mapping[str, str]) -> Annex:
    """任务安排表 on a landscape page: a row for each task, by quarter, with the sum of the budgets."""
    tasks = in_order(content.tasks, content.year)
    fields = [
        field for field in _fields(type_names) if field.always or any(field.value(task) for task in tasks)
    ]
    columns = (
        Column("序号", 2, Align.CENTER),
        *(Column(field.title, field.share, field.align) for field in fields),
        Column("备注", 4),
    )
    rows = tuple(
        (str(number), *(field.value(task) for field in fields), _note(task))
        for number, task in enumerate(tasks, 1)
    )
    footer = _totals(content, columns)
    columns = fitted_columns(columns, [*rows, footer] if footer else rows, LANDSCAPE_ROOM)
    table = Table(columns, rows, anchors=tuple(task.key for task in tasks), footer=footer)
    return Annex(TASK_TABLE, (table,), landscape=True)


def group_annex(content: PlanContent, unit_name: str) -> Annex:
    """The list of the leading group on a page of its own."""
    title = group_title(content, unit_name).removesuffix(LIST_WORD)
    return Annex(f"{title}{LIST_WORD}", (name_list(content.members),))


def type_name(task: TaskContent, type_names: Mapping[str, str]) -> str:
    """The name of the task's type, else of its direction."""
    if task.type_code:
        return type_names.get(task.type_code, "")
    return direction_name(task)


def direction_name(task: TaskContent) -> str:
    """拥军优属 and the like; empty when none was chosen."""
    return str(Direction(task.direction).label) if task.direction in Direction.values else ""


def status_name(task: TaskContent) -> str:
    """计划, 拟议, 试点 …"""
    return str(TaskStatus(task.status).label) if task.status in TaskStatus.values else ""


def _fields(type_names: Mapping[str, str]) -> tuple[_Field, ...]:
    return (
        _Field("任务类别", 4, lambda task: _short(type_name(task, type_names))),
        _Field("工作任务", 7, lambda task: one_line(task.title), always=True),
        _Field("具体措施", 8, lambda task: one_line(task.details)),
        _Field("责任单位", 4, lambda task: task.responsible_unit),
        _Field("责任人", 4, lambda task: task.responsible_person, Align.CENTER, always=True),
        _Field("配合单位", 4, lambda task: task.partners),
        _Field("时间", 4, lambda task: one_line(time_words(task)), Align.CENTER, always=True),
        _Field("量化指标", 3, count_words, Align.CENTER),
        _Field("经费（元）", 9, _budget, Align.END),
    )


def _short(name: str) -> str:
    """座谈会（军民、优抚对象…） takes four lines of a narrow column; its first word says it."""
    return name.split("（", 1)[0] or name


def _budget(task: TaskContent) -> str:
    return "" if task.budget is None else plain_number(task.budget)


def _note(task: TaskContent) -> str:
    facts = (
        ("地点", task.place),
        ("参加人员", task.participants),
        ("经费来源", task.fund_source),
        ("状态", "" if task.status == TaskStatus.PLANNED else status_name(task)),
    )
    return "；".join(f"{name}：{one_line(value)}" for name, value in facts if value)


def _totals(content: PlanContent, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """合计 and the sum of the budgets; nothing where no task has one."""
    sums = [task.budget for task in content.tasks if task.budget is not None]
    if not sums:
        return ()
    cells = {"工作任务": "合计", "经费（元）": plain_number(sum(sums, start=sums[0] * 0))}
    return tuple(cells.get(column.title, "") for column in columns)
