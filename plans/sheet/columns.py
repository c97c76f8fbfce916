"""The columns of the workbook that is filled in and sent back: one declaration for the way out and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plans.choices import Direction, GroupRole, ItemKind, TaskStatus
from plans.content import GoalContent, MemberContent, PlanContent, TaskContent
from plans.paper.annexes import direction_name, status_name
from plans.paper.task_words import time_words
from plans.row_json import money
from shuangyong.sheets.columns import CellKind, Column

KEY = "key"
KEY_COLUMN = Column(KEY, "行号（系统用，勿改）", 4, hidden=True)
NUMBER_COLUMN = Column("index", "序号", 2.5, CellKind.INDEX, synonyms=("编号", "No", "No."))
UNITS = (
    "次", "场", "期", "户", "人", "人次", "名", "份", "件", "元", "个", "处", "块", "天", "篇", "%",
)  # fmt: skip
_GOAL = Column(
    "text",
    "工作目标",
    40,
    CellKind.LONG_TEXT,
    prompt="一行写一条目标，不用写编号。",
    synonyms=("目标", "目标内容"),
)
Words = dict[str, str]
"""A row as its cells say it, by column."""


@dataclass(frozen=True, slots=True)
class FillSheet:
    """One sheet of the workbook: the kind of its rows, the name on its tab, its columns, the one required."""

    kind: ItemKind
    name: str
    columns: tuple[Column, ...]
    required: str
    landscape: bool = True
    blank_rows: int = 20

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that people fill in."""
        return tuple(column.key for column in self.columns if column.key not in ("index", KEY))

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


def fill_sheets(type_names: Sequence[str], units: Iterable[str] = ()) -> tuple[FillSheet, ...]:
    """The three sheets; `type_names` are those in use, `units` more 计量单位 to choose from."""
    return (
        FillSheet(
            ItemKind.TASK,
            "任务",
            (NUMBER_COLUMN, *task_columns(type_names, tuple(dict.fromkeys((*UNITS, *units)))), KEY_COLUMN),
            "title",
            blank_rows=30,
        ),
        FillSheet(ItemKind.GOAL, "工作目标", (NUMBER_COLUMN, _GOAL, KEY_COLUMN), "text", landscape=False),
        FillSheet(
            ItemKind.MEMBER,
            "领导小组",
            (NUMBER_COLUMN, *member_columns(), KEY_COLUMN),
            "name",
            landscape=False,
        ),
    )


def task_columns(type_names: Sequence[str], units: Sequence[str]) -> tuple[Column, ...]:
    """What a task is asked for, in the order of the table."""
    return (
        Column("title", "工作任务", 11, CellKind.LONG_TEXT, prompt="必填。写做什么事，一行一项。",
               synonyms=("任务", "任务名称", "工作内容", "活动", "活动名称", "活动内容", "活动主题",
                         "活动项目", "项目", "工作项目", "主要任务", "主要工作", "重点任务", "工作事项",
                         "事项", "内容")),
        Column("time", "时间", 6, prompt="照平时的说法写，如：3月、春节前、八一前夕、每季度一次、全年。",
               synonyms=("时间安排", "完成时间", "完成时限", "活动时间", "开展时间", "时限", "日期",
                         "实施时间", "计划时间")),
        Column("responsible_unit", "责任单位", 6, prompt="哪个单位负责。",
               synonyms=("牵头单位", "主办单位", "责任部门", "牵头部门", "承办单位", "责任科室")),
        Column("responsible_person", "责任人", 4, align="center", prompt="写姓名。",
               synonyms=("负责人", "责任人员", "具体责任人", "经办人", "联系人")),
        Column("details", "具体措施", 13, CellKind.LONG_TEXT, prompt="怎么做。按 Alt+回车 换行。",
               synonyms=("工作措施", "措施", "具体内容", "实施内容", "工作要求", "落实措施", "主要措施")),
        Column("target_count", "数量", 3.5, CellKind.NUMBER, prompt="只写数字，如 32；单位写在右边一格。",
               synonyms=("量化指标", "目标数量", "指标", "目标值")),
        Column("measure_word", "计量单位", 3.5, align="center", choices=units, only_choices=False,
               prompt="可以从列表里选，也可以自己写，如：户、场、人次。"),
        Column("budget", "经费（元）", 6.5, CellKind.MONEY, prompt="单位是元，如 5000；也可以写 1.2万。",
               synonyms=("经费预算", "预算", "预算经费", "所需经费", "金额", "资金")),
        Column("fund_source", "经费来源", 5, prompt="如：街道双拥经费。", synonyms=("资金来源",)),
        Column("place", "地点", 5, prompt="在哪里做。", synonyms=("活动地点", "场所")),
        Column("partners", "配合单位", 6, prompt="几个单位用顿号隔开。",
               synonyms=("协办单位", "配合部门", "协同单位", "参与单位")),
        Column("participants", "参加人员", 6, prompt="哪些人参加。",
               synonyms=("参加对象", "参与人员", "服务对象", "对象", "活动对象")),
        Column("type", "任务类别", 6, choices=tuple(type_names), prompt="请从列表里选；没有合适的就空着。",
               synonyms=("任务类型", "类别", "类型", "工作类别")),
        Column("direction", "方向", 4.5, choices=tuple(map(str, Direction.labels)), prompt="请从列表里选。",
               synonyms=("工作方向",)),
        Column("status", "状态", 4, align="center", choices=tuple(map(str, TaskStatus.labels)),
               prompt="请从列表里选，一般是“计划”。", synonyms=("进度", "完成情况", "进展")),
    )  # fmt: skip


def member_columns() -> tuple[Column, ...]:
    """What is asked of the leading group."""
    return (
        Column("role", "职责", 8, align="center", choices=tuple(map(str, GroupRole.labels)),
               prompt="请从列表里选。", synonyms=("组内职务", "小组职务", "角色")),
        Column("name", "姓名", 8, align="center", prompt="必填。"),
        Column("post", "职务", 22, CellKind.LONG_TEXT, prompt="单位职务，如：社区党委书记。",
               synonyms=("单位职务", "单位及职务", "工作单位及职务", "现任职务")),
    )  # fmt: skip


def words_of(content: PlanContent, type_names: Mapping[str, str]) -> dict[ItemKind, dict[str, Words]]:
    """The plan's rows as the workbook's cells say them, by kind and key, in the order of the plan."""
    return {
        ItemKind.TASK: {task.key: task_words(task, type_names) for task in content.tasks},
        ItemKind.GOAL: {goal.key: goal_words(goal) for goal in content.goals},
        ItemKind.MEMBER: {member.key: member_words(member) for member in content.members},
    }


_SAME = (
    "title", "details", "responsible_unit", "responsible_person", "partners", "participants", "measure_word",
    "fund_source", "place",
)  # fmt: skip


def task_words(task: TaskContent, type_names: Mapping[str, str]) -> Words:
    return {name: getattr(task, name) for name in _SAME} | {
        "time": time_words(task),
        "target_count": "" if task.target_count is None else str(task.target_count),
        "budget": money(task.budget),
        "type": type_names.get(task.type_code, ""),
        "direction": direction_name(task),
        "status": status_name(task),
    }


def goal_words(goal: GoalContent) -> Words:
    return {"text": goal.text}


def member_words(member: MemberContent) -> Words:
    role = GroupRole(member.role).label if member.role in GroupRole.values else ""
    return {"role": str(role), "name": member.name, "post": member.post}
