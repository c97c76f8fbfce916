"""The form of an activity, and the shorter one that is filled in when it is over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone

from activities.choices import ActivityState, MeetingKind
from activities.forms.fields import AskSelect, ClockField, CountField
from activities.forms.lines import cost_rows, doubt_about, goods_rows
from activities.in_force import task_choices
from activities.models import Activity, Partner
from activities.services.activities import FIELDS, CostLine, Lines
from beneficiaries.forms.base import DayField, Doubt, LedgerForm, WordsField, mark_of
from plans.choices import Direction
from plans.models import Task, TaskType
from shuangyong.units.models import Unit

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
NEW_STATES = [(ActivityState.PLANNED, "还没有办，先列入计划"), (ActivityState.DONE, "已经办完，补记下来")]


def _account(label: str, length: int) -> WordsField:
    return WordsField(label, length, widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together; `ask` is the code a type asks for them with, "" for those of every type."""

    name: str
    ask: str
    fields: tuple[str, ...] = ()
    lines: str = ""
    after: bool = False


GROUPS = (
    Group(
        "时间、地点和人",
        "",
        ("place", "starts_at", "end_day", "host", "led_by", "responsible", "participants"),
    ),
    Group("共建单位", "", ("partners",)),
    Group("会议和议题", "agenda", ("meeting", "agenda")),
    Group("主讲人和听众", "speaker", ("speaker", "audience")),
    Group("经费", "money", lines="costs"),
    Group("物资", "goods", lines="goods"),
    Group("慰问户数", "households", ("households", "gift_source")),
    Group("到场人数", "people", ("military", "civilians", "students", "volunteers"), after=True),
    Group("服务人次", "reached", ("reached",), after=True),
    Group("完成数量", "quantity", ("quantity",), after=True),
    Group("概况和成效", "", ("account", "outcome"), after=True),
    Group("听到的意见", "needs", ("needs",), after=True),
    Group("宣传链接", "link", ("link",), after=True),
)
AFTER = (
    "day", "end_day", "military", "civilians", "students", "volunteers", "reached", "households", "quantity",
    "gift_source", "account", "outcome", "needs", "link",
)  # fmt: skip
"""What is known when it is over."""


class ActivityForm(LedgerForm):
    """All that may be said; only title and day must be. What is doubtful is looked at and ticked."""

    not_stored: ClassVar[tuple[str, ...]] = ("state", "task", "token", "version", "partners")
    at_the_top: ClassVar[tuple[str, ...]] = ()

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    title = WordsField("活动名称", 120, required=True)
    day = DayField("日期")
    state = forms.ChoiceField(
        label="这项活动", choices=NEW_STATES, widget=forms.RadioSelect, initial=ActivityState.PLANNED
    )
    type = forms.ChoiceField(label="类型", required=False, widget=AskSelect)
    task = forms.ChoiceField(label="计划任务", required=False)
    place = WordsField("地点", 120)
    starts_at = ClockField("开始时间")
    end_day = DayField("结束日期", required=False, help_text="办几天的才填。")
    host = WordsField("牵头单位", 120)
    led_by = WordsField("带队领导", 60)
    responsible = WordsField("责任人", 60)
    participants = WordsField("参加单位和人员", 200)
    partners = forms.ModelMultipleChoiceField(
        label="和哪些共建单位一起",
        required=False,
        queryset=Partner.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    meeting = forms.ChoiceField(
        label="会议种类", required=False, choices=[("", "不是会议"), *MeetingKind.choices]
    )
    agenda = _account("议题", 2000)
    speaker = WordsField("主讲人", 60)
    audience = WordsField("听众", 120)
    households = CountField("慰问户数", help_text="在走访名单里记过的，会自动算，这里不要再填。")
    gift_source = WordsField("慰问金来源", 60)
    military = CountField("部队人数")
    civilians = CountField("地方人数")
    students = CountField("学生人数")
    volunteers = CountField("志愿者人数")
    reached = CountField("服务人次")
    quantity = CountField("完成数量")
    account = _account("活动概况", 2000)
    outcome = WordsField("成效", 500)
    needs = WordsField("听到的意见", 500, help_text="只写意见，不写是谁说的。")
    link = forms.URLField(
        label="宣传链接",
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": "请粘贴完整的网址，例如https://www.example.cn/1.html。"},
        widget=forms.URLInput,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        unit: Unit,
        activity: Activity | None = None,
        initial: Mapping[str, Any] | None = None,
        costs: tuple[CostLine, ...] = (),
    ) -> None:
        start: dict[str, Any] = {"token": uuid4(), **(initial or {})}
        if activity is not None:
            chosen = list(activity.partners.values_list("pk", flat=True))
            start = {
                "type": activity.type_id, "task": activity.task_id, "partners": chosen,
                "version": activity.version, **start,
            }  # fmt: skip
        super().__init__(data, row=activity, initial=start)
        self.unit, self.activity = unit, activity
        self.costs = cost_rows(data, activity, costs)
        self.goods = goods_rows(data, activity)
        if activity is not None:
            del self.fields["state"]
        self._offer_types()
        self._offer_tasks()
        self._offer_partners(start.get("partners") or [])
        for name in ("state", "type", "task", "meeting"):
            if name in self.fields:
                self.fields[name].error_messages["invalid_choice"] = "请从列表里选一个。"
        self.fields["title"].widget.attrs |= {"class": "form-control big-field", "maxlength": 120}
        self.fields["day"].widget.attrs |= {"class": "form-control big-field"}

    def _choice(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        field.choices = choices

    def _offer_types(self) -> None:
        current = self.activity.type_id if self.activity else None
        rows = [row for row in TaskType.objects.all() if row.is_active or row.pk == current]
        self.types = {str(row.pk): row for row in rows}
        groups = [
            (label, [(str(row.pk), row.name) for row in rows if row.direction == code])
            for code, label in Direction.choices
        ]
        self._choice("type", [("", "不选类型"), *((label, names) for label, names in groups if names)])
        widget = self.fields["type"].widget
        assert isinstance(widget, AskSelect)  # noqa: S101  narrows the type
        widget.asks = {pk: row.asks for pk, row in self.types.items()}

    def _offer_tasks(self) -> None:
        day = self._day_said()
        current = self.activity.task if self.activity else None
        asked = self.initial.pop("task_row", None)
        choices, self.tasks = task_choices(
            self.unit, (day.year - 1, day.year, day.year + 1), current or asked
        )
        self._choice("task", choices)

    def _offer_partners(self, chosen: list[int]) -> None:
        field = self.fields["partners"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  narrows the type
        own = Partner.objects.filter(unit=self.unit)
        field.queryset = own.filter(is_active=True) | own.filter(pk__in=chosen)
        if not field.queryset:
            del self.fields["partners"]

    def _day_said(self) -> date:
        try:
            return date.fromisoformat(str(self.data.get("day") or self.initial.get("day") or ""))
        except ValueError:
            return timezone.localdate()

    def clean_day(self) -> date | None:
        return _in_our_time(self.cleaned_data["day"])

    def clean_end_day(self) -> date | None:
        return _in_our_time(self.cleaned_data["end_day"])

    def clean_type(self) -> TaskType | None:
        return self.types.get(self.cleaned_data["type"])

    def clean_task(self) -> Task | None:
        return self.tasks.get(self.cleaned_data["task"])

    def _look_at(self, name: str, words: str) -> None:
        # The figures of an address are not a person's.
        if name != "link" and (doubt := doubt_about(str(self.fields[name].label), words)):
            self.doubts.append(Doubt(doubt))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("day") and data.get("end_day") and data["end_day"] < data["day"]:
            self.add_error("end_day", "结束日期早于开始日期，请核对。")
        return data

    def is_valid(self) -> bool:
        """With its rows of money and goods."""
        good = [super().is_valid(), self.costs.is_valid(), self.goods.is_valid()]
        known = {doubt.words for doubt in self.doubts}
        rows = [words for line_set in (self.costs, self.goods) for words in line_set.doubts()]
        self.doubts += [Doubt(words) for words in dict.fromkeys(rows) if words not in known]
        return all(good)

    @property
    def mark(self) -> str:
        """What the tick under the doubts sends."""
        return mark_of(self.doubts)

    def values(self) -> dict[str, Any]:
        """The columns that a service sets; the form's own fields stand not among them."""
        return {name: value for name, value in super().values().items() if name in FIELDS}

    def written_lines(self) -> Lines:
        """What hangs on the activity."""
        partners = list(self.cleaned_data["partners"]) if "partners" in self.fields else None
        return Lines(self.costs.lines(), self.goods.lines(), partners)

    @property
    def groups(self) -> Iterator[dict[str, Any]]:
        """The fields in their groups, for the page: a group that holds something is open."""
        for group in GROUPS:
            names = [name for name in group.fields if name in self.fields and name not in self.at_the_top]
            lines = getattr(self, group.lines) if group.lines else None
            if names or lines is not None:
                yield {
                    "name": group.name, "ask": group.ask, "after": group.after,
                    "code": group.lines or names[0],
                    "fields": [self[name] for name in names], "lines": lines,
                    "open": group is GROUPS[0] or self._is_filled(names) or _stands(lines),
                }  # fmt: skip

    def _is_filled(self, names: list[str]) -> bool:
        return any(self[name].value() not in (None, "", []) or self[name].errors for name in names)


class DoneForm(ActivityForm):
    """What is asked when it is over; the rest stays as it is."""

    at_the_top = ("end_day",)

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        assert self.activity is not None  # noqa: S101  narrows the type
        for name in list(self.fields):
            if name not in (*AFTER, "version") or (name == "end_day" and self.activity.end_day is None):
                del self.fields[name]
        self.fields["day"].label = "哪一天办的"
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        if self.activity.day > today:
            self.initial.update({"day": today, "end_day": None})
        if self.activity.task is not None and self.activity.task.measure_word:
            self.fields["quantity"].label = f"完成数量（{self.activity.task.measure_word}）"

    @property
    def groups(self) -> Iterator[dict[str, Any]]:
        """Only what its type asks for, what every type has, and what is filled in already."""
        assert self.activity is not None  # noqa: S101  narrows the type
        typed = self.activity.type is not None
        for group in sorted(super().groups, key=lambda group: not group["after"]):
            if typed and group["ask"] and group["ask"] not in self.activity.asks and not group["open"]:
                continue
            group["open"] = group["open"] or typed or not group["ask"]
            yield group


def _in_our_time(day: date | None) -> date | None:
    if day is not None and not EARLIEST <= day <= LATEST:
        raise forms.ValidationError("日期要在2000年到2099年之间，请核对。")
    return day


def _stands(lines: Any) -> bool:
    return lines is not None and bool(lines.has_lines or (lines.is_bound and lines.total_error_count()))
