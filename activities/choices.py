"""The fixed vocabularies of activities. (Types are data: see plans.models.TaskType.)"""

from django.db import models


class ActivityState(models.TextChoices):
    PLANNED = "planned", "计划"
    DONE = "done", "已完成"
    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "取消"


COMING = (ActivityState.PLANNED, ActivityState.POSTPONED)
"""States of what is still to be done."""


class Act(models.TextChoices):
    """What is done to an activity: the lines of its history and the buttons of its page."""

    CREATE = "create", "登记"
    EDIT = "edit", "修改"
    COMPLETE = "complete", "记为已完成"
    POSTPONE = "postpone", "延期"
    CANCEL = "cancel", "取消"
    REOPEN = "reopen", "恢复为计划"
    REMOVE = "remove", "删去"
    VISIT = "visit", "记走访"
    PHOTO = "photo", "照片"
    DECIDE = "decide", "记议定事项"


class VisitState(models.TextChoices):
    PLANNED = "planned", "待走访"
    VISITED = "visited", "已走访"
    ABSENT = "absent", "未遇到"


class PhotoKind(models.TextChoices):
    PHOTO = "photo", "活动照片"
    SIGN_IN = "sign_in", "签到表"
    PAPER = "paper", "票据和其他材料"


class PartnerKind(models.TextChoices):
    """Kinds of relations between a community and those it works with."""

    FORCES = "forces", "共建部队"
    BACKING = "backing", "后盾单位"
    PAIRED = "paired", "结对共建单位"
    HELPED = "helped", "挂钩帮扶对象"
    COUNTERPART = "counterpart", "对口联系单位"
    ORIGIN = "origin", "渊源部队（驻外地）"
    BASE = "base", "教育基地"
    COMPANY = "company", "拥军企业"
    OTHER = "other", "其他单位"


class AskedBy(models.TextChoices):
    """双清单: which side asks."""

    FORCES = "forces", "部队提出（拥军优属）"
    LOCAL = "local", "地方提出（拥政爱民）"


class ExchangeKind(models.TextChoices):
    READINESS = "readiness", "战备训练"
    BARRACKS = "barracks", "营区建设"
    WAY_OUT = "way_out", "后路（退役安置）"
    FAMILY = "family", "后院（家属就业）"
    CHILDREN = "children", "后代（子女入学）"
    CULTURE = "culture", "文化"
    MEDICAL = "medical", "医疗"
    RELIEF = "relief", "抢险救灾"
    SCHOOLING = "schooling", "助学兴教"
    BUILDING = "building", "共建帮扶"
    OTHER = "other", "其他"


class ExchangeState(models.TextChoices):
    OPEN = "open", "未启动"
    GOING = "going", "推进中"
    DONE = "done", "已办结"
    PASSED_ON = "passed_on", "转办"
    REFUSED = "refused", "不能办"


EXCHANGE_CLOSED = (ExchangeState.DONE, ExchangeState.PASSED_ON, ExchangeState.REFUSED)


class MeetingKind(models.TextChoices):
    COMMITTEE = "committee", "党委议军会"
    JOINT = "joint", "军地联席会"
    GROUP = "group", "领导小组全体会"
    LIAISON = "liaison", "联络员会"
    REGULAR = "regular", "工作例会"
    TEAM_HEADS = "team_heads", "拥军优属小组长会"
    TOPIC = "topic", "专题会"
    FORUM = "forum", "军民（优抚对象）座谈会"
    ARMY_DAY = "army_day", "军事日活动"
    OTHER = "other", "其他会议"


YEARLY_MEETINGS: dict[MeetingKind, int] = {
    MeetingKind.COMMITTEE: 1,
    MeetingKind.JOINT: 1,
    MeetingKind.GROUP: 1,
    MeetingKind.REGULAR: 4,
    MeetingKind.TEAM_HEADS: 2,
    MeetingKind.TOPIC: 2,
    MeetingKind.FORUM: 2,
    MeetingKind.ARMY_DAY: 1,
}
"""How often a year a kind of meeting is usually held, to remind of, never to enforce."""


class DecisionState(models.TextChoices):
    OPEN = "open", "待办"
    DONE = "done", "已办"
    DROPPED = "dropped", "不再办"
