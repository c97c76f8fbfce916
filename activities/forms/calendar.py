"""Forms of the calendar: a 地方节点, a subscription."""

from calendar import monthrange
from typing import Any

from django import forms

from activities.models import LocalDate
from beneficiaries.forms.base import WordsField, one_line
from beneficiaries.warnings import designation_warning

_MONTHS = [("", "请选择"), *((str(number), f"{number}月") for number in range(1, 13))]
_DAYS = [("", "请选择"), *((str(number), f"{number}日") for number in range(1, 32))]
_LEAP_YEAR = 2000


def _year(label: str, first: int, words: str, help_text: str) -> forms.IntegerField:
    messages = {"invalid": "年份写四位数字，例如2027。", "min_value": words, "max_value": words}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=first,
        max_value=2099,
        help_text=help_text,
        error_messages=messages,
    )


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.TypedChoiceField:
    messages = {"required": f"请选择{label}。", "invalid_choice": f"请选择{label}。"}
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, error_messages=messages)


class LocalDateForm(forms.Form):
    """One 地方节点; a day that no year has is told."""

    name = WordsField("名称", 40, required=True, help_text="例如：本地解放纪念日、双拥宣传月启动。")
    month = _choice("月", _MONTHS)
    day = _choice("日", _DAYS)
    year = _year("年份", 2000, "年份要在2000到2099之间。", "只在某一年的填年份；每年都有的不填。")
    since = _year("起始年份", 1840, "起始年份要在1840到2099之间。", "填了就显示是第几周年；不是周年的不填。")
    note = WordsField("说明", 100)

    def __init__(self, data: Any = None, *, row: LocalDate | None = None) -> None:
        names = ("name", "month", "day", "year", "since", "note")
        super().__init__(data, initial={name: getattr(row, name) for name in names} if row else None)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for name in ("name", "note"):
            if name in data:
                data[name] = one_line(data[name])
        if not data.get("name") and "name" not in self.errors:
            self.add_error("name", "请填写名称。")
        self._check_day(data)
        return data

    @property
    def doubts(self) -> list[str]:
        """What looks like a designation of the forces: told, not forbidden."""
        found = (
            designation_warning(str(self.fields[name].label), self.cleaned_data.get(name, ""))
            for name in ("name", "note")
        )
        return [words for words in found if words]

    def _check_day(self, data: dict[str, Any]) -> None:
        month, day, year = data.get("month"), data.get("day"), data.get("year")
        if not month or not day:
            return
        if day > monthrange(year or _LEAP_YEAR, month)[1]:
            when = f"{year}年" if year else ""
            self.add_error("day", f"{when}{month}月没有{day}日，请核对。")
        since = data.get("since")
        if since and year and since > year:
            self.add_error("since", "起始年份不能晚于年份。")


class FeedForm(forms.Form):
    """Where the subscription is used."""

    name = WordsField("用在哪里", 40, required=True, help_text="例如：办公室电脑的Outlook、我的手机。")

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError("请填写用在哪里。")
        return name
