"""The small forms of an activity's steps: another day, a reason, or nothing but the version one has seen."""

from django import forms

from beneficiaries.forms.base import DayField, WordsField, one_line


class StepForm(forms.Form):
    """The version on the page that was looked at."""

    version = forms.IntegerField(
        min_value=1,
        widget=forms.HiddenInput,
        error_messages={
            "required": "页面没有传完整，请再看一遍现在的内容。",
            "invalid": "页面没有传完整，请重新打开。",
        },
    )


class ReasonForm(StepForm):
    """为什么: it is told in the year's summary."""

    reason = WordsField("原因", 200, required=True, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_reason(self) -> str:
        return one_line(self.cleaned_data["reason"])


class PostponeForm(ReasonForm):
    day = DayField("改到哪一天")

    field_order = ["day", "reason"]

    def clean_day(self) -> object:
        day = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2099:
            raise forms.ValidationError("日期要在2000年到2099年之间，请核对。")
        return day
