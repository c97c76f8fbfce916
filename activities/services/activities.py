"""Every change of an activity: check, then a conditional UPDATE on its version, then a line of history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from activities.choices import Act, ActivityState, VisitState
from activities.models import Activity, Cost, Goods, Partner
from activities.policies import may_keep, refusal
from activities.querysets import LONGEST
from activities.services.claims import locked_activity
from activities.services.history import Line, changed_fields, log
from activities.services.tokens import sent_before
from plans.models import Task
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import Unit, User

S = ActivityState
FIELDS = (
    "type", "title", "day", "end_day", "starts_at", "place", "host", "led_by", "responsible", "participants",
    "speaker", "audience", "military", "civilians", "students", "volunteers", "reached", "households",
    "quantity", "gift_source", "account", "outcome", "needs", "link", "meeting", "agenda",
)  # fmt: skip
"""What a form may set; the rest is set by the steps below."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """`planned` and `spent` in yuan; None is “not said”."""

    source: str = ""
    planned: Decimal | None = None
    spent: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoodsLine:
    name: str
    measure_word: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """What hangs on an activity; None leaves a kind of lines as it is."""

    costs: Sequence[CostLine] | None = None
    goods: Sequence[GoodsLine] | None = None
    partners: Sequence[Partner] | None = None


AS_IT_IS = Lines()


@dataclass(frozen=True, slots=True)
class NewActivity:
    """What a new activity says: columns of `FIELDS`, its lines, the task it is for."""

    values: Mapping[str, Any]
    lines: Lines = AS_IT_IS
    task: Task | None = None
    state: ActivityState = S.PLANNED
    token: UUID = field(default_factory=uuid4)


def create_activity(*, actor: User, unit: Unit, new: NewActivity) -> Activity:
    """Store a new activity, planned or already done; the same `token` again gives back the first one.

    Raises Forbidden when the actor does not keep the unit's activities, Refused for days or a task that do
    not fit, ValidationError for what a column does not take.
    """
    if not may_keep(actor, unit):
        raise Forbidden("您只能为自己的单位登记活动。")
    there, token = sent_before(Activity, unit, new.token)
    if there is not None:
        return there
    activity = Activity(unit=unit, state=new.state, token=token, created_by=actor, edited_by=actor)
    _fit_task(activity, new.task)
    _set(activity, new.values)
    try:
        with transaction.atomic():
            activity.save()
            _write_lines(activity, new.lines)
            log(activity, actor, Act.CREATE)
            _audit(actor, "登记活动", activity)
    except IntegrityError:
        there, _ = sent_before(Activity, unit, token)
        if there is None:
            raise
        return there
    return activity


@transaction.atomic
def change_activity(
    *,
    actor: User,
    activity: Activity,
    version: int,
    values: Mapping[str, Any],
    lines: Lines = AS_IT_IS,
    task: Task | str | None = "as it is",
) -> Activity:
    """Change what it says; nothing changed is nothing written. Raises Outdated when somebody was first."""
    current = claim(activity, actor, Act.EDIT, version)
    changes = changed_fields(current, values)
    if not isinstance(task, str) and (task.pk if task else None) != current.task_id:
        changes.append(("计划任务", current.task_title, task.title if task else ""))
        _fit_task(current, task)
    _set(current, values)
    changes += line_changes(current, lines)
    if not changes:
        return current
    _write_lines(current, lines)
    return _store(current, actor, Act.EDIT, changes=changes)


@transaction.atomic
def complete(
    *, actor: User, activity: Activity, version: int, values: Mapping[str, Any] | None = None,
    lines: Lines = AS_IT_IS,
) -> Activity:  # fmt: skip
    """计划、延期 → 已完成, with what is known after the fact. The day must not lie ahead."""
    current = claim(activity, actor, Act.COMPLETE, version)
    changes = changed_fields(current, values or {})
    _set(current, values or {})
    if current.day > timezone.localdate():
        raise Refused(f"日期（{current.day:%Y-%m-%d}）还没有到，请填实际开展的日期。")
    changes += line_changes(current, lines)
    _write_lines(current, lines)
    current.state, current.reason = S.DONE, ""
    return _store(current, actor, Act.COMPLETE, changes=changes)


@transaction.atomic
def postpone(*, actor: User, activity: Activity, version: int, day: date, reason: str) -> Activity:
    """延期 to a new day, with the reason; `first_day` keeps the day it was first planned for."""
    current = claim(activity, actor, Act.POSTPONE, version)
    reason = _reason(reason)
    if day <= current.day:
        raise Refused(f"新的日期要晚于原来的日期（{current.day:%Y-%m-%d}）。")
    length = current.end_day - current.day if current.end_day else None
    changes = [("日期", f"{current.day:%Y-%m-%d}", f"{day:%Y-%m-%d}")]
    current.first_day = current.first_day or current.day
    current.day, current.end_day = day, day + length if length is not None else None
    current.state, current.reason = S.POSTPONED, reason
    return _store(current, actor, Act.POSTPONE, changes=changes, note=reason)


@transaction.atomic
def cancel(*, actor: User, activity: Activity, version: int, reason: str) -> Activity:
    """取消, with the reason. Refused once somebody has been visited: that happened."""
    current = claim(activity, actor, Act.CANCEL, version)
    reason = _reason(reason)
    if current.visits.visited().exists():
        raise Refused("这一轮已经走访了一些人，不能取消；走访完的可以“记为已完成”。")
    current.state, current.reason = S.CANCELLED, reason
    return _store(current, actor, Act.CANCEL, note=reason)


@transaction.atomic
def reopen(*, actor: User, activity: Activity, version: int) -> Activity:
    """Back to 计划: cancelled or marked done by mistake."""
    current = claim(activity, actor, Act.REOPEN, version)
    current.state, current.reason = S.PLANNED, ""
    return _store(current, actor, Act.REOPEN)


@transaction.atomic
def remove(*, actor: User, activity: Activity, version: int) -> None:
    """Take away what was planned by mistake. Refused when anything hangs on it: then it is cancelled."""
    current = claim(activity, actor, Act.REMOVE, version)
    # What has happened stays: only a list of persons that nobody has visited goes with it.
    seen = current.visits.exclude(state=VisitState.PLANNED)
    if seen.exists() or current.photos.exists() or current.decisions.exists():
        raise Refused("这项活动下已经有走访、照片或议定事项，不能删去；不办了请用“取消”。")
    _audit(actor, "删去活动", current)
    current.visits.all().delete()
    current.delete()


def claim(activity: Activity, actor: User, act: Act, version: int) -> Activity:
    """The row locked, when the actor may do this to it now and has seen its present version."""
    current = locked_activity(activity)
    error = refusal(current, actor, act)
    if isinstance(error, Forbidden):
        raise error
    if current.version != version:
        raise Outdated(too_late(current))
    if error is not None:
        raise error
    return current


def too_late(activity: Activity) -> str:
    """Who was first, for the one who came second."""
    who, when = activity.edited_by.name, timezone.localtime(activity.edited_at)
    told = f"您打开以后，{who}在{when.month}月{when.day}日{when:%H:%M}改过这项活动。"
    return f"{told}请对照现在的内容，再保存一次。"


def _store(
    activity: Activity, actor: User, act: Act, *, changes: list[Line] | None = None, note: str = ""
) -> Activity:
    activity.edited_by = actor
    activity.version = F("version") + 1
    activity.save()
    activity.refresh_from_db(fields=["version"])
    log(activity, actor, act, changes=changes, note=note)
    if act is not Act.EDIT:
        _audit(actor, f"{act.label}（活动）", activity, note)
    return activity


def _audit(actor: User, action: str, activity: Activity, detail: str = "") -> None:
    audit.record(actor=actor, action=action, target=f"{activity.unit.name}：{activity.title}", detail=detail)


def _fit_task(activity: Activity, task: Task | None) -> None:
    """A task of the unit's own plan; its title is kept, for the day the task is reworded or struck out."""
    if task is not None and task.plan.unit_id != activity.unit_id:
        raise Refused("只能选本单位计划里的任务。")
    activity.task, activity.task_title = task, task.title if task else ""


def _set(activity: Activity, values: Mapping[str, Any]) -> None:
    """Set and check. Raises ValidationError with one Chinese sentence a field."""
    for name in values:
        if name not in FIELDS:
            raise ValueError(f"not a field of a form: {name}")
        setattr(activity, name, values[name])
    if activity.end_day is not None and activity.end_day <= activity.day:
        if activity.end_day < activity.day:
            raise Refused("结束日期早于开始日期，请核对。")
        activity.end_day = None
    if activity.end_day is not None and activity.end_day - activity.day > LONGEST:
        raise Refused("一项活动最长一年，请核对结束日期；年年都办的，每年登记一项。")
    if activity.state == S.DONE and activity.day > timezone.localdate():
        raise Refused(f"日期（{activity.day:%Y-%m-%d}）还没有到，不能记为已完成。")
    activity.clean_fields(exclude=["unit", "task", "created_by", "edited_by"])


def _reason(text: str) -> str:
    if not (reason := text.strip()):
        raise Refused("请写明原因，年底总结时要用。")
    return reason[:200]


def line_changes(activity: Activity, lines: Lines) -> list[Line]:
    """(label, before, after) of the lines that would change."""
    found: list[Line] = []

    def compare(label: str, before: list[Any], after: Sequence[Any]) -> None:
        if before != list(after):
            found.append((label, _told(before), _told(after)))

    if lines.costs is not None:
        compare("经费", [as_line(row, CostLine) for row in activity.costs.all()], lines.costs)
    if lines.goods is not None:
        compare("物资", [as_line(row, GoodsLine) for row in activity.goods.all()], lines.goods)
    if lines.partners is not None:
        chosen = sorted(lines.partners, key=lambda partner: partner.pk)
        compare("共建单位", list(activity.partners.order_by("pk")), chosen)
    return found


def as_line(row: models.Model, kind: type[Any]) -> Any:
    """A stored row as the plain value it was written from."""
    return kind(**{name: getattr(row, name) for name in kind.__dataclass_fields__})


def _told(lines: Sequence[Any]) -> str:
    return "；".join(_one(line) for line in lines)[:200]


def _one(line: Any) -> str:
    if isinstance(line, CostLine):
        return f"{line.source or '经费'} 预算{line.planned or 0}元 实支{line.spent or 0}元"
    if isinstance(line, GoodsLine):
        return f"{line.name}{line.quantity or ''}{line.measure_word}"
    return str(line)


def _write_lines(activity: Activity, lines: Lines) -> None:
    if lines.costs is not None:
        activity.costs.all().delete()
        Cost.objects.bulk_create(
            Cost(activity=activity, source=row.source, planned=row.planned, spent=row.spent, note=row.note)
            for row in lines.costs
        )
    if lines.goods is not None:
        activity.goods.all().delete()
        Goods.objects.bulk_create(
            Goods(
                activity=activity, name=row.name, measure_word=row.measure_word, quantity=row.quantity,
                price=row.price,
            )
            for row in lines.goods
        )  # fmt: skip
    if lines.partners is not None:
        if any(partner.unit_id != activity.unit_id for partner in lines.partners):
            raise Refused("只能选本单位的共建单位。")
        activity.partners.set(lines.partners)
