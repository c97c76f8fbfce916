"""A plan as a workbook: its tasks in a table, by quarter and by month, its goals, its group, its money."""

from collections.abc import Mapping

from plans.choices import OUT_OF_USE
from plans.content import PlanContent
from plans.models import Plan, TaskType
from plans.paper.annexes import TASK_TABLE
from plans.paper.workbook.budgets import budget_sheet
from plans.paper.workbook.calendar import calendar_sheet
from plans.paper.workbook.lists import goal_sheet, member_sheet
from plans.paper.workbook.quarters import quarter_sheet
from plans.paper.workbook.tasks import TASK_COLUMNS, task_sheet
from plans.services.rows import content_of
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

__all__ = ["TASK_COLUMNS", "build_sheets", "workbook_of"]


def workbook_of(
    plan: Plan, *, content: PlanContent | None = None, type_names: Mapping[str, str] | None = None
) -> bytes:
    """The plan's .xlsx as it stands now. Seven queries, whatever its length; none with both at hand."""
    names = dict(TaskType.objects.values_list("code", "name")) if type_names is None else type_names
    content = content_of(plan) if content is None else content
    subtitle = f"{plan.unit.name}　{content.year}年{_state_words(plan)}"
    return write_workbook(
        build_sheets(content, unit_name=plan.unit.name, subtitle=subtitle, type_names=names),
        WorkbookProperties(title=content.title, author=plan.unit.name, subject=TASK_TABLE),
    )


def build_sheets(
    content: PlanContent, *, unit_name: str, subtitle: str = "", type_names: Mapping[str, str] | None = None
) -> list[Sheet]:
    """任务安排表 always; the others where there is something for them."""
    names = type_names or {}
    sheets = [task_sheet(content, subtitle, names)]
    if content.tasks:
        sheets += [quarter_sheet(content, subtitle), calendar_sheet(content, subtitle)]
    if content.goals:
        sheets.append(goal_sheet(content, subtitle))
    if content.members:
        sheets.append(member_sheet(content, unit_name, subtitle))
    if any(task.budget for task in content.tasks):
        sheets.append(budget_sheet(content, subtitle, names))
    return sheets


def _state_words(plan: Plan) -> str:
    out_of_force = plan.state in OUT_OF_USE
    return f"　{plan.get_state_display()}" if plan.is_draft or out_of_force else ""
