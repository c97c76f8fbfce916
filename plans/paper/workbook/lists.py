"""工作目标 and 领导小组: upright lists."""

from typing import Any

from plans.choices import GroupRole
from plans.content import PlanContent
from plans.paper.leading_group import group_title
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet

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


def goal_sheet(content: PlanContent, subtitle: str) -> Sheet:
    rows = [{"text": goal.text} for goal in content.goals]
    return _upright(f"{content.year}年双拥工作目标", "工作目标", subtitle, GOAL_COLUMNS, rows)


def member_sheet(content: PlanContent, unit_name: str, subtitle: str) -> Sheet:
    title = f"{group_title(content, unit_name)}名单"
    return _upright(title, "领导小组", subtitle, MEMBER_COLUMNS, _member_rows(content))


def _upright(
    title: str, name: str, subtitle: str, columns: tuple[Column, ...], rows: list[dict[str, Any]]
) -> Sheet:
    return Sheet(title=title, name=name, subtitle=subtitle, columns=columns, rows=rows, landscape=False)


def _member_rows(content: PlanContent) -> list[dict[str, Any]]:
    return [
        {"role": role.label, "name": member.name, "post": member.post}
        for role in GroupRole
        for member in content.members
        if member.role == role
    ]
