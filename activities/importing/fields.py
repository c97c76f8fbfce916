# ruff: noqa: E501  a table: one line a field
"""What a ledger of activities may hold: its fields, and the heads under which offices know them."""

from dataclasses import dataclass
from enum import StrEnum

from activities.models import Activity


class Kind(StrEnum):
    """How the words of a field are read."""

    DAY = "day"
    WORDS = "words"
    LONG = "long"
    TYPE = "type"
    COUNT = "count"
    MONEY = "money"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Field:
    """`most` are the signs it holds; `note` is shown to whoever fills it in or names the columns."""

    key: str
    title: str
    kind: Kind
    note: str = ""
    example: str = ""
    synonyms: tuple[str, ...] = ()
    most: int = 60
    width: float = 10


def _most(name: str) -> int:
    return getattr(Activity._meta.get_field(name), "max_length", 0) or 0


_K, _F = Kind, Field
FIELDS = (
    _F("day", "日期", _K.DAY, "例如 2025-03-05、2025.3.5、3月5日 都可以；几天的写 3月5日至7日。", "2025-03-05",
       ("时间", "活动时间", "活动日期", "开展时间", "开展日期", "起始日期", "开始日期", "举办时间", "起止时间", "活动开展时间"), 40, 14),
    _F("end_day", "结束日期", _K.DAY, "一天办完的不填。", "", ("结束时间", "截止日期", "截止时间"), 40, 12),
    _F("title", "活动名称", _K.WORDS, "", "学雷锋志愿服务",
       ("名称", "活动主题", "主题", "活动项目", "项目名称", "项目", "活动", "活动标题", "标题", "事项", "活动事项"), _most("title"), 22),
    _F("type", "类型", _K.TYPE, "从下拉列表里选；不填也可以。", "", ("活动类型", "类别", "活动类别", "种类", "活动种类"), 60, 16),
    _F("place", "地点", _K.WORDS, "", "社区广场", ("活动地点", "开展地点", "活动场所", "场所", "举办地点"), _most("place"), 14),
    _F("host", "牵头单位", _K.WORDS, "", "", ("主办单位", "组织单位", "牵头部门", "承办单位", "主办", "牵头"), _most("host"), 14),
    _F("led_by", "带队领导", _K.WORDS, "", "", ("带队人", "带队", "领导", "参加领导", "出席领导"), _most("led_by"), 10),
    _F("responsible", "责任人", _K.WORDS, "", "", ("负责人", "经办人", "活动负责人", "组织者"), _most("responsible"), 10),
    _F("participants", "参加单位和人员", _K.WORDS, "部队只写“驻区某部”，不写番号。", "",
       ("参加单位", "参与单位", "参加人员", "参与人员", "参加对象", "参与对象", "共建单位", "参加单位及人员"), _most("participants"), 18),
    _F("people", "参加人数（合计）", _K.COUNT, "军地分开写的不用填；只填合计的，记在地方人数里。", "", ("参加人数", "参与人数", "人数", "活动人数", "总人数", "参加人次"), 20, 10),
    _F("military", "部队人数", _K.COUNT, "", "10", ("官兵人数", "部队官兵人数", "军方人数", "部队", "官兵", "军队人数", "军", "军方", "部队官兵"), 20, 8),
    _F("civilians", "地方人数", _K.COUNT, "", "20", ("群众人数", "居民人数", "地方", "社区人数", "群众", "居民", "地", "地方人员"), 20, 8),
    _F("students", "学生人数", _K.COUNT, "", "", ("学生",), 20, 8),
    _F("volunteers", "志愿者人数", _K.COUNT, "", "5", ("志愿者",), 20, 8),
    _F("reached", "服务人次", _K.COUNT, "义诊、理发这一类服务了多少人次。", "", ("受益人次", "服务人数", "受益人数", "惠及人数", "服务对象人次"), 20, 8),
    _F("households", "慰问户数", _K.COUNT, "", "", ("户数", "走访户数", "慰问家庭数"), 20, 8),
    _F("account", "活动概况", _K.LONG, "", "为居民理发、磨刀、修小家电。",
       ("概况", "内容概况", "活动内容", "内容", "主要内容", "活动情况", "内容摘要", "简要情况", "活动简介", "具体内容", "活动内容及成效", "内容及成效", "主要内容及成效", "活动概况及成效"), _most("account"), 30),
    _F("outcome", "成效", _K.WORDS, "", "", ("活动成效", "效果", "活动效果", "工作成效"), _most("outcome"), 20),
    _F("needs", "听到的意见", _K.WORDS, "不写优抚对象的姓名。", "", ("意见", "意见建议", "收集意见"), _most("needs"), 16),
    _F("planned", "预算（元）", _K.MONEY, "", "", ("预算金额", "经费预算", "计划经费"), 20, 10),
    _F("spent", "实支（元）", _K.MONEY, "", "360",
       ("经费", "金额", "实际支出", "支出", "花费", "使用经费", "投入资金", "慰问金额", "活动经费", "经费支出", "费用"), 20, 10),
    _F("source", "经费来源", _K.WORDS, "", "社区经费", ("来源", "资金来源"), 60, 12),
    _F("note", "备注", _K.LONG, "接在活动概况后面。", "", ("说明", "其他"), 500, 14),
    _F("state", "状态", _K.STATE, "不填就是已完成。", "", ("完成情况", "活动状态", "进度", "是否完成"), 20, 8),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
REQUIRED = ("day", "title")
COUNTS = ("military", "civilians", "students", "volunteers", "reached", "households")
PLAIN = tuple(
    field.key
    for field in FIELDS
    if field.kind in (Kind.WORDS, Kind.LONG) and field.key not in ("source", "note")
)
STATES_DONE = frozenset({"", "已完成", "完成", "已开展", "已办", "办结", "是", "已结束", "开展", "100%"})
