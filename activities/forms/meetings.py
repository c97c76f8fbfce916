"""Forms of a meeting and of what it decided."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from activities.choices import MeetingKind
from activities.services.decisions import DecisionLine
from beneficiaries.forms.base import DayField, LedgerForm, WordsField

MOST_LINES = 50
LONGEST, LONGEST_OWNER = 300, 60
_CUT = re.compile(r"[|｜\t]")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(rf"^(?:\d{{1,2}}[.．、)）](?!\d)|[（(](?:{_NUMERAL}|\d{{1,2}})[)）]、?|{_NUMERAL}、)\s*")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})[-./年])?(?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?(?:[以之]?前)?"
)


class MeetingForm(LedgerForm):
    """Kind and day are enough; the title is made of them."""

    kind = forms.ChoiceField(
        label="种类", choices=MeetingKind.choices, error_messages={"required": "请选会议的种类。"}
    )
    day = DayField("日期")
    title = WordsField("会议名称", 120, help_text="不填就按种类和日期起名，例如：2026年3月军地联席会。")
    place = WordsField("地点", 120)
    led_by = WordsField("主持人", 60)
    participants = WordsField("参加单位和人员", 200)
    agenda = WordsField("议题", 2000, widget=forms.Textarea(attrs={"rows": 4}))
    held = forms.BooleanField(label="已经开过了", required=False)
    decisions = WordsField(
        "议定事项", 20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="一行一条：事项｜责任人｜时限。开完会再填也可以。",
    )  # fmt: skip
    not_stored = ("kind", "held", "decisions")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kind, day = data.get("kind"), data.get("day")
        if kind == MeetingKind.OTHER and not data.get("title"):
            self.add_error("title", "“其他会议”请写会议名称。")
        elif day and kind and not data.get("title"):
            data["title"] = usual_title(MeetingKind(kind), day)
        if data.get("held") and day and day > timezone.localdate():
            self.add_error("day", "日期还没有到，不能算已经开过。请核对日期，或者去掉“已经开过了”。")
        self.decided = read_into(self, "decisions", day)
        return data


class DecisionsForm(LedgerForm):
    """Several at once, a line each."""

    decisions = WordsField(
        "议定事项", 20_000, required=True, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一条：事项｜责任人｜时限。责任人和时限可以不写；从Excel里复制的三列可以直接粘贴。",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, day: date) -> None:
        super().__init__(data)
        self._day = day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.decided = read_into(self, "decisions", self._day)
        return data


class DecisionForm(LedgerForm):
    """One of them, put another way."""

    text = WordsField("议定事项", LONGEST, required=True, widget=forms.Textarea(attrs={"rows": 3}))
    owner = WordsField("责任人", LONGEST_OWNER)
    due_on = DayField("完成时限", required=False)


class OutcomeForm(LedgerForm):
    outcome = WordsField("办理结果", 300, widget=forms.Textarea(attrs={"rows": 2}))


class DropForm(LedgerForm):
    outcome = WordsField("不再办的原因", 300, required=True, widget=forms.Textarea(attrs={"rows": 2}))


def usual_title(kind: MeetingKind, day: date) -> str:
    """2026年3月军地联席会."""
    return f"{day.year}年{day.month}月{kind.label}"


def read_into(form: forms.Form, name: str, day: date | None) -> list[DecisionLine]:
    """The lines of a field, or errors on it, one for each line that cannot be read."""
    lines, problems = read_lines(form.cleaned_data.get(name, ""), day or timezone.localdate())
    for problem in problems:
        form.add_error(name, problem)
    return lines


def read_lines(text: str, day: date) -> tuple[list[DecisionLine], list[str]]:
    """(lines, sentences about those that cannot be read). `day` is the meeting's: 3月5日 is the next one."""
    rows = [row for row in text.split("\n") if row.strip()]
    if len(rows) > MOST_LINES:
        return [], [f"一次最多记{MOST_LINES}条，这里有{len(rows)}条，请分几次。"]
    lines, problems = [], []
    for number, row in enumerate(rows, 1):
        line, problem = _read_line(row, day)
        if line is not None:
            lines.append(line)
        else:
            problems.append(f"第{number}行{problem}")
    return lines, problems


def _read_line(row: str, day: date) -> tuple[DecisionLine | None, str]:
    parts = [part.strip() for part in _CUT.split(row)]
    while parts and not parts[-1]:
        parts.pop()
    text = _NUMBER.sub("", parts[0]) if parts else ""
    if not text:
        return None, "没有写事项。"
    if len(parts) > 3:
        return None, "分成了三段以上，请写成：事项｜责任人｜时限。"
    owner, due = [*parts[1:], "", ""][:2]
    if due and _day(due, day) is None and _day(owner, day) is not None:
        owner, due = due, owner
    if len(text) > LONGEST:
        return None, f"的事项最多{LONGEST}个字，现在有{len(text)}个。"
    if len(owner) > LONGEST_OWNER:
        return None, f"的责任人最多{LONGEST_OWNER}个字，现在有{len(owner)}个。"
    when = _day(due, day) if due else None
    if due and when is None:
        return None, f"的时限“{due[:20]}”看不懂，请写成2027-03-05或者3月5日的样子。"
    return DecisionLine(text, owner, when), ""


def _day(words: str, meeting: date) -> date | None:
    """2027-03-05, 2027年3月5日, 2027.3.5, 3月5日前; None for what is no day."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", words).replace(" ", ""))
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    try:
        if found["year"]:
            return date(int(found["year"]), month, day)
        this_year = date(meeting.year, month, day)
        return this_year if this_year >= meeting else date(meeting.year + 1, month, day)
    except ValueError:
        return None
