"""The fixed vocabularies of a plan. (Task types are data: see models.TaskType.)"""

from django.db import models


class PlanState(models.TextChoices):
    DRAFT = "draft", "草稿"
    HEAD_CHECK = "head_check", "待负责人审阅"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "退回修改"
    APPROVED = "approved", "已通过"
    ISSUED = "issued", "已印发"
    SUPERSEDED = "superseded", "已被变更"
    ARCHIVED = "archived", "已归档"
    VOID = "void", "已作废"


EDITABLE_STATES = (PlanState.DRAFT, PlanState.RETURNED)
# Papers that are out: their files are made once and kept as they went out.
KEPT_STATES = (PlanState.ISSUED, PlanState.ARCHIVED, PlanState.SUPERSEDED)
# What is worked by, and what no longer counts.
IN_FORCE = (PlanState.ISSUED, PlanState.ARCHIVED, PlanState.APPROVED)
OUT_OF_USE = (PlanState.VOID, PlanState.SUPERSEDED)
# Once the paper is out, a remark can no longer be answered, and none of them waits for anybody.
REMARK_STATES = (*EDITABLE_STATES, PlanState.HEAD_CHECK, PlanState.SUBMITTED, PlanState.APPROVED)


class Origin(models.TextChoices):
    BLANK = "blank", "空白"
    TEMPLATE = "template", "模板"
    COPY = "copy", "复制往年"
    TEXT = "text", "导入文本"
    REVISION = "revision", "变更"
    ROWS = "rows", "由台账生成"


class PaperKind(models.TextChoices):
    """What a paper is. A summary is written, reviewed, printed and kept just as a plan is."""

    PLAN = "plan", "计划"
    QUARTER = "quarter", "季度总结"
    HALF = "half", "半年总结"
    ANNUAL = "annual", "年度总结"


SUMMARY_KINDS = (PaperKind.QUARTER, PaperKind.HALF, PaperKind.ANNUAL)


class Ask(models.TextChoices):
    """What the record of an activity of a type asks for; a type lists the codes."""

    PEOPLE = "people", "到场人数（部队、地方、学生、志愿者分列）"
    REACHED = "reached", "服务人次"
    HOUSEHOLDS = "households", "慰问户数和走访名单"
    MONEY = "money", "经费"
    GOODS = "goods", "物资明细"
    SPEAKER = "speaker", "主讲人和听众"
    QUANTITY = "quantity", "完成数量"
    LINK = "link", "宣传链接"
    AGENDA = "agenda", "会议种类、议题和议定事项"
    NEEDS = "needs", "听到的意见"
    SIGN_IN = "sign_in", "签到表"


class PaperLayout(models.TextChoices):
    """How a plan is printed (GB/T 9704-2012)."""

    PLAIN = "plain", "白头（标题、正文、落款）"
    RED = "red", "红头（通知，计划作为附件）"


class ParagraphRole(models.TextChoices):
    """What a paragraph is for.

    A heading whose role has rows, with nothing under it, prints those rows.
    """

    PREFACE = "preface", "前言"
    GUIDING = "guiding", "指导思想"
    GOALS = "goals", "工作目标"
    MEASURES = "measures", "工作措施"
    SCHEDULE = "schedule", "进度安排"
    ORGANISATION = "organisation", "组织领导"
    STANDARDS = "standards", "标准"
    CLOSING = "closing", "结语"
    PART = "part", "分部标题"


class Direction(models.TextChoices):
    SUPPORT_ARMY = "Y", "拥军优属"
    LOVE_PEOPLE = "A", "拥政爱民"
    TOGETHER = "G", "军民共建"
    EDUCATION = "E", "国防教育"
    CARE = "F", "优抚服务"
    ORGANISATION = "O", "组织保障"


class TaskStatus(models.TextChoices):
    PLANNED = "planned", "计划"
    PROPOSED = "proposed", "拟议"
    TRIAL = "trial", "试点"
    STANDING = "standing", "长期"
    ONGOING = "ongoing", "进行中"
    DONE = "done", "已完成"
    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "取消"


class GroupRole(models.TextChoices):
    LEADER = "leader", "组长"
    DEPUTY = "deputy", "副组长"
    MEMBER = "member", "成员"
    LIAISON = "liaison", "联络员"
    OFFICE = "office", "办公室主任"


class Decision(models.TextChoices):
    OPEN = "", "待审"
    APPROVED = "approved", "通过"
    RETURNED = "returned", "退回"
    WITHDRAWN = "withdrawn", "撤回"


class Act(models.TextChoices):
    """What is done to a plan as a whole: the buttons of its pages and the lines of its timeline."""

    CREATE = "create", "新建"
    EDIT = "edit", "编辑"
    SUBMIT = "submit", "提交"
    FORWARD = "forward", "审阅并上报"
    HEAD_RETURN = "head_return", "退给经办人"
    WITHDRAW = "withdraw", "撤回"
    RETURN = "return", "退回修改"
    APPROVE = "approve", "通过"
    ISSUE = "issue", "印发"
    ARCHIVE = "archive", "归档"
    REVISE = "revise", "变更"
    SUPERSEDE = "supersede", "被新版替代"
    VOID = "void", "作废"
    COMMENT = "comment", "写意见"


class ItemKind(models.TextChoices):
    """The kinds of rows of a plan; comments point at them, the editor saves them one by one."""

    PLAN = "plan", "整篇"
    PARAGRAPH = "paragraph", "段落"
    GOAL = "goal", "目标"
    TASK = "task", "任务"
    MEMBER = "member", "领导小组"
