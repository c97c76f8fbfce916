"""The fixed vocabularies of the ledger. (Categories and standards are data: see models.dictionary.)"""

from django.db import models


class Sex(models.TextChoices):
    MALE = "m", "男"
    FEMALE = "f", "女"


class IdKind(models.TextChoices):
    RESIDENT = "resident", "居民身份证"
    HONG_KONG_MACAO = "hk", "港澳居民来往内地通行证"
    TAIWAN = "tw", "台湾居民来往大陆通行证"
    OTHER = "other", "其他证件"


class Status(models.TextChoices):
    """Where somebody stands (domain.md 2.1: the union of two provinces' codes)."""

    ACCEPTED = "accepted", "受理中"
    RECEIVING = "receiving", "享受待遇"
    RECOGNISED = "recognised", "身份认定，不享受待遇"
    SUSPENDED = "suspended", "停发"
    INTERRUPTED = "interrupted", "中止"
    REJECTED = "rejected", "不予认定"
    CANCELLED = "cancelled", "取消"
    MOVED = "moved", "迁出"
    DECEASED = "deceased", "去世"


PRESENT = (Status.ACCEPTED, Status.RECEIVING, Status.RECOGNISED, Status.SUSPENDED, Status.INTERRUPTED)
"""Who lives here and is to be visited."""
ENDED = (Status.REJECTED, Status.CANCELLED, Status.MOVED, Status.DECEASED)


class Particular(models.TextChoices):
    """What may be asked for an identity; a category names those it needs."""

    NATURE = "nature", "残疾性质"
    DEGREE = "degree", "残疾等级"
    PART = "part", "残疾部位"
    RATED_ON = "rated_on", "评残日期"
    ILLNESS = "illness", "病名"
    RECOGNISED_ON = "recognised_on", "认定日期"
    MARTYR = "martyr", "烈士（牺牲、病故军人）姓名"
    RELATION = "relation", "与其关系"
    SERVING = "serving", "服役军人姓名"
    ENLISTED_ON = "enlisted_on", "入伍时间"
    DISCHARGED_ON = "discharged_on", "退役时间"
    SERVICE_YEARS = "service_years", "服役年数"
    WAR = "war", "参战名称"
    SETTLEMENT = "settlement", "安置方式"
    PERIOD = "period", "时期"
    PLACE = "place", "休养（管理）单位"


class Nature(models.TextChoices):
    """Why somebody is disabled (军人抚恤优待条例 2024, 26)."""

    BATTLE = "battle", "因战"
    DUTY = "duty", "因公"
    ILLNESS = "illness", "因病"


class NeedKind(models.TextChoices):
    WORK = "work", "就业"
    LIVING = "living", "生活"
    HOUSING = "housing", "住房"
    MEDICAL = "medical", "医疗"
    PENSION = "pension", "养老"
    EDUCATION = "education", "教育"
    OTHER = "other", "其他"


class NeedState(models.TextChoices):
    OPEN = "open", "待办"
    DONE = "done", "已办，待回访"
    CLOSED = "closed", "已回访"


class HonourKind(models.TextChoices):
    """Honours of the law (军人抚恤优待条例 2024, 37) that an office hands out or notes down."""

    PLAQUE = "plaque", "光荣牌"
    CARD = "card", "优待证"
    GOOD_NEWS = "good_news", "喜报"
    MERIT = "merit", "立功受奖"
    OTHER = "other", "其他荣誉"


class HonourState(models.TextChoices):
    APPLIED = "applied", "已申请"
    GIVEN = "given", "已发放（悬挂）"
    REPLACED = "replaced", "已更换"
    WITHDRAWN = "withdrawn", "已收回"


class ContactKind(models.TextChoices):
    FAMILY = "family", "家属"
    EMERGENCY = "emergency", "紧急联系人"
    AGENT = "agent", "代办人"


class ConfirmationResult(models.TextChoices):
    CONFIRMED = "confirmed", "已确认"
    NOT_MET = "not_met", "未见到本人，待核实"
    STOPPED = "stopped", "不再符合，转停发"


class TransferState(models.TextChoices):
    REQUESTED = "requested", "待接收"
    ACCEPTED = "accepted", "已接收"
    REFUSED = "refused", "未接收"
    WITHDRAWN = "withdrawn", "已撤回"


class EventKind(models.TextChoices):
    """What stands on a person's timeline."""

    CREATED = "created", "建档"
    CHANGED = "changed", "修改"
    STATUS = "status", "状态变化"
    CONFIRMED = "confirmed", "年度确认"
    VISITED = "visited", "走访"
    TRANSFER = "transfer", "转移"
    MERGED = "merged", "合并"
    UNMERGED = "unmerged", "撤销合并"
    IMPORTED = "imported", "导入"
    UNDONE = "undone", "撤销导入"


class BatchState(models.TextChoices):
    MAPPING = "mapping", "待核对列"
    CHECKING = "checking", "正在核对"
    PREVIEW = "preview", "待确认"
    RUNNING = "running", "正在导入"
    DONE = "done", "已导入"
    UNDONE = "undone", "已撤销"
    DROPPED = "dropped", "已放弃"
    FAILED = "failed", "没有导入"
