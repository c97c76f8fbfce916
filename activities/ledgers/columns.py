"""The columns of each ledger: apart in a sheet, where each is a value; drawn together on paper and screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from activities.choices import ActivityState
from activities.ledgers.rows import ActivityLine, VisitLine
from activities.ledgers.scope import LedgerKind
from beneficiaries.importing.masking import without_numbers
from shuangyong.sheets.columns import CellKind, Column


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """`needs` are the columns of the table (`rows.filled_columns`) of which one must hold something."""

    key: str
    title: str
    width: float
    value: Callable[[Any], object]
    kind: CellKind = CellKind.TEXT
    needs: tuple[str, ...] = ()

    @property
    def column(self) -> Column:
        """For the sheet."""
        return Column(self.key, self.title, self.width, self.kind)

    @property
    def is_summed(self) -> bool:
        return self.kind is CellKind.MONEY or self.key in SUMMED


C, K = LedgerColumn, CellKind
SUMMED = frozenset({"military", "civilians", "students", "volunteers", "reached", "households", "visits"})
INDEX = C("index", "序号", 3, lambda _: None, K.INDEX)


def _of(name: str) -> Callable[[ActivityLine], object]:
    return lambda line: getattr(line.activity, name)


def _type(line: ActivityLine) -> str:
    return line.activity.type.name if line.activity.type else ""


def _title(line: ActivityLine) -> str:
    """The type below the title: columns of their own would make a street's ledger twice as long."""
    kind = _type(line)
    return f"{line.activity.title}\n类型：{kind}" if kind else line.activity.title


def _where(line: ActivityLine) -> str:
    activity = line.activity
    parts = (
        ("", activity.place), ("", activity.host), ("带队：", activity.led_by),
        ("责任人：", activity.responsible),
    )  # fmt: skip
    return "\n".join(f"{label}{words}" for label, words in parts if words)


def _people(line: ActivityLine) -> str:
    activity = line.activity
    groups = (
        ("部队", activity.military), ("地方", activity.civilians), ("学生", activity.students),
        ("志愿者", activity.volunteers),
    )  # fmt: skip
    counted = "、".join(f"{name}{count}人" for name, count in groups if count)
    reached = f"服务{activity.reached}人次" if activity.reached else ""
    return "\n".join(filter(None, [activity.participants, counted, reached]))


def _account(line: ActivityLine) -> str:
    activity = line.activity
    goods = f"物资：{line.goods}" if line.goods else ""
    households = f"慰问{activity.households}户" if activity.households else ""
    visits = f"走访{line.visits}人" if line.visits else ""
    told = "，".join(filter(None, [households, visits]))
    outcome = f"成效：{activity.outcome}" if activity.outcome else ""
    return "\n".join(filter(None, [activity.account, told, goods, outcome]))


def _state(line: ActivityLine) -> str:
    """已完成; 延期（原定1月5日）：原因; 取消：原因; below it what proves it."""
    activity = line.activity
    words = str(activity.get_state_display())
    if activity.state == ActivityState.POSTPONED and activity.first_day:
        words += f"（原定{activity.first_day.month}月{activity.first_day.day}日）"
    put_off = activity.state in (ActivityState.POSTPONED, ActivityState.CANCELLED)
    if put_off and activity.reason:
        words += f"：{activity.reason}"
    proofs = ((line.photos, "照片{}张"), (line.sign_ins, "签到表{}张"))
    return "\n".join([words, *(proof.format(count) for count, proof in proofs if count)])


def _days(line: ActivityLine) -> str:
    activity = line.activity
    first = f"{activity.day:%Y.%m.%d}"
    return f"{first}\n至{activity.end_day:%m.%d}" if activity.end_day else first


_ACTIVITY_UNIT = C("unit", "单位", 6, lambda line: line.activity.unit.name)
_ON_PAPER = (
    C("day", "日期", 5.5, _days),
    C("title", "活动名称、类型", 9, _title),
    C("where", "地点、牵头带队", 7, _where, needs=("place", "host", "led_by", "responsible")),
    C("people", "参加", 7, _people,
      needs=("participants", "military", "civilians", "students", "volunteers", "reached")),
    C("account", "内容、成效", 14, _account, K.LONG_TEXT,
      ("account", "households", "visits", "goods", "outcome")),
    C("spent", "经费（元）", 5.5, lambda line: line.spent, K.MONEY, ("costs", "visits")),
    C("state", "办理情况", 5, _state),
)  # fmt: skip
_IN_A_SHEET = (
    C("day", "日期", 7, _of("day"), K.DATE),
    C("end_day", "结束日期", 7, _of("end_day"), K.DATE, ("end_day",)),
    C("title", "活动名称", 12, _of("title")),
    C("type", "类型", 8, _type, needs=("type",)),
    C("place", "地点", 8, _of("place"), needs=("place",)),
    C("host", "牵头单位", 8, _of("host"), needs=("host",)),
    C("led_by", "带队领导", 5, _of("led_by"), needs=("led_by",)),
    C("responsible", "责任人", 5, _of("responsible"), needs=("responsible",)),
    C("participants", "参加单位和人员", 8, _of("participants"), needs=("participants",)),
    C("military", "部队人数", 4, _of("military"), K.NUMBER, ("military",)),
    C("civilians", "地方人数", 4, _of("civilians"), K.NUMBER, ("civilians",)),
    C("students", "学生人数", 4, _of("students"), K.NUMBER, ("students",)),
    C("volunteers", "志愿者人数", 4, _of("volunteers"), K.NUMBER, ("volunteers",)),
    C("reached", "服务人次", 4, _of("reached"), K.NUMBER, ("reached",)),
    C("households", "慰问户数", 4, _of("households"), K.NUMBER, ("households",)),
    C("visits", "走访人数", 4, lambda line: line.visits or None, K.NUMBER, ("visits",)),
    C("goods", "物资", 8, lambda line: line.goods, needs=("goods",)),
    C("account", "活动概况", 16, _of("account"), K.LONG_TEXT, ("account",)),
    C("outcome", "成效", 10, _of("outcome"), K.LONG_TEXT, ("outcome",)),
    C("needs", "听到的意见", 8, _of("needs"), K.LONG_TEXT, ("needs",)),
    C("sources", "经费来源", 6, lambda line: line.sources, needs=("costs", "visits")),
    C("planned", "预算（元）", 6, lambda line: line.planned, K.MONEY, ("costs",)),
    C("spent", "实支（元）", 6, lambda line: line.spent, K.MONEY, ("costs", "visits")),
    C("state", "状态", 5, lambda line: line.activity.get_state_display()),
    C("reason", "延期或取消的原因", 8, _of("reason"), needs=("reason",)),
    C("first_day", "原定日期", 7, _of("first_day"), K.DATE, ("first_day",)),
    C("photos", "照片数", 4, lambda line: line.photos or None, K.NUMBER, ("photos",)),
)


def _need(line: VisitLine) -> str:
    """Its kind and how far it is; never its words."""
    need = line.visit.need
    return f"{need.get_kind_display()}（{need.get_state_display()}）" if need else ""


def _visitor(line: VisitLine) -> str:
    return line.visit.activity.led_by or (line.visit.by.name if line.visit.by else "")


_VISIT_UNIT = C("unit", "单位", 8, lambda line: line.visit.activity.unit.name)
_VISITS = (
    C("day", "日期", 7, lambda line: line.visit.day, K.DATE),
    C("title", "走访活动", 12, lambda line: line.visit.activity.title),
    C("name", "姓名", 5, lambda line: line.person.name),
    C("category", "对象类别", 9, lambda line: line.category),
    _VISIT_UNIT,
    C("amount", "慰问金（元）", 7, lambda line: line.visit.amount, K.MONEY),
    C("goods", "慰问品", 9, lambda line: without_numbers(line.visit.goods)),
    C("need", "诉求", 8, _need),
    C("visitor", "走访人", 5, _visitor),
)
_MONEY_UNIT = C("unit", "单位", 8, lambda line: line.unit)
_MONEY = (
    C("day", "日期", 7, lambda line: line.day, K.DATE),
    C("title", "活动", 16, lambda line: line.title),
    C("source", "来源", 9, lambda line: line.source),
    C("planned", "预算（元）", 8, lambda line: line.planned, K.MONEY),
    C("spent", "实支（元）", 8, lambda line: line.spent, K.MONEY),
    C("note", "用途", 12, lambda line: line.note),
)


def columns_for(
    kind: LedgerKind, filled: set[str], *, several: bool, paper: bool
) -> tuple[LedgerColumn, ...]:
    """The columns of a ledger: those that hold something, the unit's where there are several."""
    if kind is LedgerKind.VISITS:
        return (INDEX, *(column for column in _VISITS if several or column is not _VISIT_UNIT))
    if kind is LedgerKind.MONEY:
        return _led_by(_MONEY_UNIT, _MONEY, several)
    columns: Sequence[LedgerColumn] = _ON_PAPER if paper else _IN_A_SHEET
    kept = [column for column in columns if not column.needs or filled & set(column.needs)]
    return _led_by(_ACTIVITY_UNIT, kept, several)


def _led_by(unit: LedgerColumn, columns: Sequence[LedgerColumn], several: bool) -> tuple[LedgerColumn, ...]:
    return (INDEX, *([unit] if several else []), *columns)
