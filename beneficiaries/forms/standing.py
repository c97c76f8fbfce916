"""The small forms of a record: why a value is opened, a change of status, the yearly confirmation."""

from typing import Any

from django import forms
from django.utils import timezone

from beneficiaries.choices import ConfirmationResult, Status
from beneficiaries.forms.base import DayField, LedgerForm, WordsField, one_line
from beneficiaries.models import Person

REASONS = ("核对证件信息", "联系本人或家属", "发放优抚金、慰问金", "上门走访", "更正档案")
_OTHER = "other"


class RevealForm(forms.Form):
    """A usual reason, or one's own words."""

    usual = forms.ChoiceField(
        label="为什么要看",
        choices=[*((reason, reason) for reason in REASONS), (_OTHER, "其他原因，写在下面")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个原因。", "invalid_choice": "请选一个原因。"},
    )
    own = forms.CharField(label="其他原因", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        super().clean()
        own = one_line(self.cleaned_data.get("own", ""))
        self.cleaned_data["own"] = own
        if self.cleaned_data.get("usual") == _OTHER and len(own) < 2:
            self.add_error("own", "请写明为什么要看。")
        return self.cleaned_data

    @property
    def reason(self) -> str:
        """What is written down."""
        usual, own = self.cleaned_data["usual"], self.cleaned_data["own"]
        if usual == _OTHER:
            return str(own)
        return f"{usual}：{own}" if own else str(usual)


class StatusForm(LedgerForm):
    """A new status from a day on. `version` is the record as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(label="改为", error_messages={"required": "请选择新的状态。"})
    day = DayField("从哪一天起")
    reason = WordsField(
        "原因", 200, help_text="停发、中止、取消、迁出、去世、不予认定，要写明原因。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, person: Person) -> None:
        start = {"version": person.version, "day": timezone.localdate()}
        super().__init__(data, initial=start)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        others = [choice for choice in Status.choices if choice[0] != person.status]
        field.choices = [("", "请选择"), *others]


class ConfirmForm(LedgerForm):
    """What the yearly look found."""

    year = forms.TypedChoiceField(label="年度", coerce=int)
    result = forms.ChoiceField(
        label="结果", choices=ConfirmationResult.choices, initial=ConfirmationResult.CONFIRMED
    )
    day = DayField("确认日期")
    note = WordsField("说明", 200, help_text="不再符合条件的，写明原因。")

    def __init__(self, data: Any = None) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"day": today, "year": today.year})
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  narrows the type
        field.choices = [(year, f"{year}年") for year in (today.year, today.year - 1)]
