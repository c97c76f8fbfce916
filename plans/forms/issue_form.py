"""印发: who signs, when, under which number; for a 红头 also to whom it goes and the day of printing."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from plans.choices import PaperLayout
from plans.forms.layout_form import copies_field, recipients_field
from plans.forms.review_forms import VersionForm
from plans.forms.text import one_line
from plans.issuing import next_number, numbers_of, usual_signatory
from plans.models import Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR

NUMBER = re.compile(r"[一-龥A-Za-z]+〔[0-9]{4}〕[1-9][0-9]*号")
_BRACKETS = re.compile(r"[\[(（【［〔﹝<〈《]([0-9]{4})[\])）】］〕﹞>〉》]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_MAY_BE_EMPTY = "没有文号就空着。"


class DayField(forms.DateField):
    """A day in the years that plans are for."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={
                "required": f"请填写{label}。",
                "invalid": "请填写一个真实的日期，例如2027-01-12。",
            },
            **kwargs,
        )

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"{self.label}的年份要在{FIRST_YEAR}到{LAST_YEAR}之间，请核对。")
        return day


class IssueForm(VersionForm):
    """What 印发 asks; a 红头 without a number is no 公文, and so must have one."""

    number = forms.CharField(
        label="文号（可以不填）",
        max_length=60,
        required=False,
        help_text="社区一般没有文号，可以空着。有的话写成“桂社〔2027〕3号”的样子。",
        error_messages={
            "required": "红头文件要有文号，写成“桂街〔2027〕3号”的样子。暂时没有文号，请先到发文登记处取号。"
        },
    )
    signatory = forms.CharField(label="落款", max_length=80, error_messages={"required": "请填写落款单位。"})
    signed_on = DayField(label="成文日期", help_text="负责人签发的日期，或者会议通过的日期。")

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        today = timezone.localdate()
        usual = {"version": plan.version, "signatory": usual_signatory(plan), "signed_on": today}
        super().__init__(data, initial=usual)
        self.plan, self.numbers = plan, numbers_of(plan)
        self.is_red = plan.paper_layout is PaperLayout.RED
        if self.is_red:
            self._ask_for_red_head(plan, today)

    def _ask_for_red_head(self, plan: Plan, today: date) -> None:
        number = self.fields["number"]
        number.label, number.required = "文号", True
        proposed = next_number(self.numbers, today.year)
        self.initial["number"], self.initial["printed_on"] = proposed, today
        number.help_text = (
            f"在这里印发的上一份是{self.numbers[0]}，{proposed}是接着往下排的，请和发文登记本核对。"
            if proposed
            else "写成“桂街〔2027〕3号”的样子：机关代字、年份、序号，照发文登记本上的写。"
        )
        self.fields["recipients"] = recipients_field(plan)
        self.fields["copies"] = copies_field(plan)
        self.fields["printed_on"] = DayField(
            label="印发日期", help_text="送去印刷的那一天，印在最后一页的版记里；不早于成文日期。"
        )

    def clean_signatory(self) -> str:
        return one_line(self.cleaned_data["signatory"])

    def clean_number(self) -> str:
        number = self._well_formed(self.cleaned_data["number"])
        if number and number in self.numbers and not self._takes_over(number):
            raise ValidationError(f"{number}已经用在本单位另一份{self.plan.kind_word}上了，请换一个序号。")
        return number

    def _takes_over(self, number: str) -> bool:
        """A changed plan may go out under the number of the version that it replaces."""
        return self.plan.replaces is not None and self.plan.replaces.number == number

    def _well_formed(self, typed: str) -> str:
        try:
            return clean_number(typed)
        except ValidationError as error:
            if not self.is_red:
                raise
            raise ValidationError(str(error.message).removesuffix(_MAY_BE_EMPTY)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        signed, printed = data.get("signed_on"), data.get("printed_on")
        if signed and printed and printed < signed:
            self.add_error("printed_on", "印发日期不能早于成文日期，请核对这两个日期。")
        return data


def clean_number(typed: str) -> str:
    """A document number: 六角括号, full year, no 第, no leading zero (GB/T 9704-2012, 7.2.5).

    Other brackets round the year are mended; anything else raises ValidationError.
    """
    number = _BRACKETS.sub(r"〔\1〕", re.sub(r"\s", "", typed).translate(_WIDE))
    if not number or NUMBER.fullmatch(number):
        return number
    if "第" in number:
        raise ValidationError("文号里不写“第”字，例如：桂社〔2027〕3号。")
    if re.search(r"〕0+[0-9]*号", number):
        raise ValidationError("文号的序号前面不补0，例如：桂社〔2027〕3号。")
    raise ValidationError(f"文号要写成“机关代字〔四位年份〕序号号”，例如：桂社〔2027〕3号。{_MAY_BE_EMPTY}")
