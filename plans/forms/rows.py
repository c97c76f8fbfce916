"""What the editor sends for one row, checked: its fields → the model's, or a sentence for each refusal.

Only the fields that were sent are checked and returned; a row is saved field by field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from plans.choices import Direction, GroupRole, ItemKind, ParagraphRole, TaskStatus
from plans.forms.text import one_line, read_amount, read_money, without_control_characters
from plans.models import Paragraph, Plan, TaskType
from shuangyong.almanac.timing import Timing
from shuangyong.almanac.words import parse_timings
from shuangyong.documents.text_in import split_marker

MAX_PARAGRAPH, MAX_DETAILS, MAX_GOAL, MAX_TIME, MAX_TIMINGS = 20_000, 5_000, 2_000, 200, 24
MAX_MARK = 40  # of the typed blanks before a paragraph, and of its number


Cleaner = Callable[[Plan, Any, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The model's fields, and the timings of a task if they were sent."""

    fields: dict[str, Any]
    timings: list[Timing] | None = None


def clean_fields(plan: Plan, kind: ItemKind, sent: dict[str, Any], row: Any | None) -> Cleaned:
    """Check what was sent for `row` (None: a new one). Raises ValidationError, a message per field sent."""
    fields: dict[str, Any] = {}
    errors: dict[str, str] = {}
    timings: list[Timing] | None = None
    for name, value in sent.items():
        cleaner = CLEANERS[kind].get(name)
        if cleaner is None:
            errors[name] = "这里没有这一项。"
            continue
        try:
            fields |= cleaner(plan, row, value)
        except ValueError as error:
            errors[name] = str(error)
    if row is None and (missing := REQUIRED.get(kind)) and missing not in sent:
        errors[missing] = MISSING[kind]
    if errors:
        raise ValidationError(errors)
    timings = fields.pop("timings", None)
    if kind is ItemKind.PARAGRAPH and "level" in sent:
        fields["level"] = _level(plan, row, sent["level"])["level"]
    return Cleaned(fields, timings)


def _text(value: Any, limit: int, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name}的内容格式不对，请刷新页面再试。")
    if len(value) > limit:
        raise ValueError(f"{name}太长了：最多{limit}个字，现在有{len(value)}个。")
    return value


def _line(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    """The whole line as typed. A new marker says the level; one taken away takes its level along."""
    line = one_line(_text(value, MAX_PARAGRAPH, "这一段"))
    indent, marker, text, level = split_marker(line)
    if len(indent) > MAX_MARK or len(marker) > MAX_MARK:
        indent, marker, text, level = "", "", line, 0
    fields: dict[str, Any] = {"indent": indent, "marker": marker, "text": text}
    if row is None or marker != row.marker:
        fields["level"] = _level_after_typing(row, marker, level)
    return fields


def _level_after_typing(row: Paragraph | None, marker: str, level: int) -> int:
    if marker or row is None:
        return level
    was = split_marker(row.marker)[3]
    return 0 if row.level == was else row.level


def _level(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ValueError("层次只能是正文或一到四级标题。")
    return {"level": value}


def _words(field: str, limit: int, name: str, required: str = "") -> Cleaner:
    """A cleaner for one line of words."""

    def clean(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
        words = one_line(_text(value, limit, name)).strip()
        if required and not words:
            raise ValueError(required)
        return {field: words}

    return clean


def _choice(field: str, choices: Any, name: str, blank: bool = True) -> Cleaner:
    def clean(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
        if value not in (*choices.values, *([""] if blank else [])):
            raise ValueError(f"请从列表里选{name}。")
        return {field: value}

    return clean


def _goal(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    text = one_line(_text(value, MAX_GOAL, "目标"))
    if not text.strip():
        raise ValueError(MISSING[ItemKind.GOAL])
    return {"text": text}


def _details(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    return {"details": without_control_characters(_text(value, MAX_DETAILS, "具体措施"))}


def _type(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    if value == "":
        return {"type": None}
    found = TaskType.objects.filter(code=one_line(value)).first() if isinstance(value, str) else None
    if found is None:
        raise ValueError("请从列表里选任务类型。")
    return {"type": found}


def _amount(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    count, word = read_amount(one_line(_text(value, 60, "数量")))
    if len(word) > 20:
        raise ValueError("数量请写得短一些，如 32户。")
    if count is not None and count > 99_999_999:
        raise ValueError("数量太大了，请核对。")
    return {"target_count": count, "measure_word": word}


def _budget(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    yuan = read_money(one_line(_text(value, 60, "经费")))
    if yuan is not None and yuan >= 10_000_000_000:
        raise ValueError("经费太大了，请核对。")
    return {"budget": yuan}


def _time(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    """Words as in Word (春节前、八一前), or {words, quarter}: the quarter decides which year's 春节 it is."""
    quarter = None
    if isinstance(value, dict):
        value, quarter = value.get("words"), value.get("quarter")
    words = one_line(_text(value, MAX_TIME, "时间")).strip()
    timings = parse_timings(words, plan.year, quarter if quarter in (1, 2, 3, 4) else None)
    if len(timings) > MAX_TIMINGS:
        raise ValueError(f"一项任务最多写{MAX_TIMINGS}个时间。")
    if any(len(timing.words) > 120 for timing in timings):
        raise ValueError("这个时间写得太长了，请写短一些，详细的写到“具体措施”里。")
    return {"timings": timings}


def _timings(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    """Timings as the server once gave them: an undo puts back what stood there, not a new reading of it."""
    if not isinstance(value, list) or len(value) > MAX_TIMINGS:
        raise ValueError("时间的格式不对，请重新填写。")
    timings = [Timing.from_json(item) for item in value]
    if any(max(map(len, (timing.words, timing.code, timing.offset))) > 120 for timing in timings):
        raise ValueError("时间写得太长了。")
    return {"timings": timings}


def _paragraph(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    """The paragraph a task comes from; one that has been deleted meanwhile is simply none."""
    if not isinstance(value, str) or (value and not is_key(value)):
        raise ValueError("请从列表里选段落。")
    return {"paragraph": Paragraph.objects.filter(plan=plan, key=UUID(value)).first() if value else None}


def is_key(value: Any) -> bool:
    """Whether this is a row's key: 32 hex digits."""
    return isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef")


MISSING = {
    ItemKind.GOAL: "目标不能空着；不要了可以删除这一条。",
    ItemKind.TASK: "请写任务名称；不要了可以删除这一条。",
    ItemKind.MEMBER: "请写姓名；不要了可以删除这一行。",
}
REQUIRED = {ItemKind.GOAL: "text", ItemKind.TASK: "title", ItemKind.MEMBER: "name"}
CLEANERS: dict[ItemKind, dict[str, Cleaner]] = {
    ItemKind.PARAGRAPH: {
        "line": _line,
        "level": _level,
        "role": _choice("role", ParagraphRole, "这一段的作用"),
    },
    ItemKind.GOAL: {"text": _goal},
    ItemKind.MEMBER: {
        "name": _words("name", 40, "姓名", MISSING[ItemKind.MEMBER]),
        "post": _words("post", 80, "职务"),
        "role": _choice("role", GroupRole, "职责", blank=False),
    },
    ItemKind.TASK: {
        "title": _words("title", 300, "任务名称", MISSING[ItemKind.TASK]),
        "details": _details,
        "type": _type,
        "direction": _choice("direction", Direction, "方向"),
        "responsible_unit": _words("responsible_unit", 120, "责任单位"),
        "responsible_person": _words("responsible_person", 60, "责任人"),
        "partners": _words("partners", 200, "配合单位"),
        "participants": _words("participants", 200, "参加人员"),
        "amount": _amount,
        "budget": _budget,
        "fund_source": _words("fund_source", 60, "经费来源"),
        "place": _words("place", 120, "地点"),
        "status": _choice("status", TaskStatus, "状态", blank=False),
        "paragraph": _paragraph,
        "time": _time,
        "timings": _timings,
    },
    ItemKind.PLAN: {},
}


def _flag(plan: Plan, row: Any | None, value: Any) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise ValueError("这里只能选是或否。")
    return {"show_task_table": value}


CLEANERS[ItemKind.PLAN] = {
    "title": _words("title", 120, "标题", "标题不能空着。"),
    "group_name": _words("group_name", 80, "领导小组名称"),
    "show_task_table": _flag,
}
