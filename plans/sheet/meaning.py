"""From a cell's words to what the editor would send: the same checks for both ways in."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from plans.choices import Direction, GroupRole, ItemKind, TaskStatus
from plans.forms.rows import clean_fields
from plans.forms.text import one_line, read_amount, read_money
from plans.models import Plan
from plans.row_json import money
from plans.sheet.columns import Words
from shuangyong.almanac.timing import TimingKind
from shuangyong.almanac.words import parse_timings
from shuangyong.sheets.reading_values import clean

_LONG = ("details",)
_SOME_ROW = object()  # these checks ask only whether there is one
_VAGUE = frozenset({
    "全年", "待定", "未定", "不定期", "适时", "随时", "长期", "常年", "年内", "每年", "日常", "平时", "经常",
    "另行通知",
})  # fmt: skip
_LABELS: dict[str, Mapping[str, str]] = {
    "direction": {str(label): value for value, label in Direction.choices},
    "status": {str(label): value for value, label in TaskStatus.choices},
    "role": {str(label): value for value, label in GroupRole.choices},
}
PICK = "请从列表里选一个，或空着。"
AMOUNT = ("target_count", "measure_word")


def same_words(column: str, one: str, other: str) -> bool:
    """Whether two cells say the same: 5000 and 5,000.00, or the same text with other blanks around it."""
    return plain_words(column, one) == plain_words(column, other)


def plain_words(column: str, words: str) -> str:
    """The words in the one form in which they are compared."""
    if column == "budget":
        try:
            return money(read_money(words))
        except ValueError:
            return clean(words)
    return clean(words) if column in _LONG else one_line(clean(words)).strip()


def tidy(words: Words, type_codes: Mapping[str, str]) -> Words:
    """What an office wrote into one column of two comes to its place: 32户, a direction among the types."""
    tidied = {column: plain_words(column, text) for column, text in words.items()}
    if count := tidied.get("target_count", ""):
        number, unit = read_amount(count)
        tidied["target_count"] = "" if number is None else str(number)
        if unit:
            tidied["measure_word"] = unit
    kind = tidied.get("type", "")
    if kind in _LABELS["direction"] and kind not in type_codes:
        del tidied["type"]
        tidied.setdefault("direction", kind)
    return tidied


def sent_for(column: str, words: Words, type_codes: Mapping[str, str]) -> dict[str, Any]:
    """The field that the editor sends for this cell. ValueError for what is in no list."""
    text = words.get(column, "")
    if column in AMOUNT:
        return {"amount": words.get("target_count", "") + words.get("measure_word", "")}
    if column == "type":
        if text and text not in type_codes:
            raise ValueError(f"没有“{text[:30]}”这个任务类别")
        return {"type": type_codes.get(text, "")}
    if column in _LABELS:
        if text not in _LABELS[column] and (text or column != "direction"):
            raise ValueError(f"没有“{text[:30]}”这个选项" if text else "这一格不能空着")
        return {column: _LABELS[column].get(text, "")}
    return {column: text}


def refused(plan: Plan, kind: ItemKind, sent: dict[str, Any]) -> str:
    """Why the editor would not take it; "" when it would."""
    if "type" in sent:  # found in the dictionary already
        return ""
    try:
        clean_fields(plan, kind, sent, _SOME_ROW)
    except ValidationError as error:
        return str(next(iter(error.message_dict.values()))[0])
    return ""


def remark(column: str, text: str, year: int) -> str:
    """What its writer should know of a time that is taken only as words."""
    if column != "time" or not text:
        return ""
    unknown = [
        timing.words
        for timing in parse_timings(text, year)
        if timing.kind is TimingKind.OPEN and timing.words.strip() not in _VAGUE
    ]
    if not unknown:
        return ""
    return f"“{unknown[0][:20]}”看不出是哪个月，照原样保留，不排进季度。"
