"""Every field of a plan's rows in the words a reader sees, with its label."""

from collections.abc import Mapping
from decimal import Decimal

from django.db.models import TextChoices

from plans.amounts import plain_number
from plans.choices import Direction, GroupRole, ParagraphRole, TaskStatus
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from shuangyong.almanac.timing import Timing
from shuangyong.almanac.words import describe_all

FieldWords = dict[str, tuple[str, str]]
"""name → (label, words); every row of a kind has the same names."""

LEVELS = {0: "正文", 1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
_NEXT_YEAR = ("次年", "明年", "来年", "翌年", "下一年", "下年", "第二年")


def plan_words(content: PlanContent) -> FieldWords:
    return {
        "title": ("标题", content.title),
        "group_name": ("领导小组名称", content.group_name),
        "show_task_table": ("附任务安排表", "是" if content.show_task_table else "否"),
    }


def paragraph_words(row: ParagraphContent) -> FieldWords:
    blanks = len(row.indent)
    return {
        "text": ("文字", row.marker + row.text),
        "level": ("层次", LEVELS.get(row.level, "正文")),
        "role": ("作用", _label(ParagraphRole, row.role)),
        "indent": ("行首空白", f"{blanks}格" if blanks else "无"),
    }


def goal_words(row: GoalContent) -> FieldWords:
    return {"text": ("目标", row.text)}


def task_words(row: TaskContent, type_names: Mapping[str, str]) -> FieldWords:
    return {
        "title": ("工作任务", row.title),
        "details": ("具体措施", row.details),
        "timings": ("时间", timing_words(row.timings)),
        "responsible_unit": ("责任单位", row.responsible_unit),
        "responsible_person": ("责任人", row.responsible_person),
        "partners": ("配合单位", row.partners),
        "participants": ("参加人员", row.participants),
        "target": ("数量", "" if row.target_count is None else f"{row.target_count}{row.measure_word}"),
        "budget": ("经费", budget_words(row.budget)),
        "fund_source": ("经费来源", row.fund_source),
        "place": ("地点", row.place),
        "type": ("类型", type_names.get(row.type_code, row.type_code)),
        "direction": ("方向", _label(Direction, row.direction)),
        "status": ("状态", _label(TaskStatus, row.status)),
    }


def member_words(row: MemberContent) -> FieldWords:
    return {
        "role": ("职责", _label(GroupRole, row.role)),
        "name": ("姓名", row.name),
        "post": ("职务", row.post),
    }


def timing_words(timings: tuple[Timing, ...]) -> str:
    """As typed; a next-year festival says so, for the same words may mean either year."""
    words = describe_all(list(timings))
    said = any(word in words for word in _NEXT_YEAR)
    return f"{words}（次年）" if any(item.next_year for item in timings) and not said else words


def budget_words(amount: Decimal | None) -> str:
    """1200元, 1200.50元; nothing for nothing."""
    if amount is None:
        return ""
    return f"{plain_number(amount)}元"


def _label(choices: type[TextChoices], value: str) -> str:
    return str(choices(value).label) if value in choices.values else value
