"""Forms of the plan's life: hand in, decide, issue, and remarks."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from plans.choices import ItemKind
from plans.forms.text import one_line
from plans.models import Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.services.commenting import clean_body
from shuangyong.units.errors import Refused

NUMBER = re.compile(r"[一-龥A-Za-z]+〔[0-9]{4}〕[1-9][0-9]*号")
_BRACKETS = re.compile(r"[\[(（【［〔﹝<〈《]([0-9]{4})[\])）】］〕﹞>〉》]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_KEY = re.compile(r"[0-9a-f]{32}")


class VersionForm(forms.Form):
    """What every step carries: the state its actor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SubmitForm(VersionForm):
    """Handing in; `content_version` is what the submitter read."""

    content_version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="附言（可以不写）",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "附言最多500字，现在有%(show_value)d字。"},
    )


class NoteForm(VersionForm):
    """A step that may be accompanied by a word."""

    note = forms.CharField(label="附言（可以不写）", max_length=500, required=False)


class ReasonForm(VersionForm):
    """A step that must say why."""

    reason = forms.CharField(
        label="理由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "请写明理由，对方才知道要改什么。",
            "max_length": "理由最多1000字，现在有%(show_value)d字。细处可以用“批注”写在对应的段落上。",
        },
    )


class IssueForm(VersionForm):
    """印发: who signs, when, and the document number where the office has one."""

    signatory = forms.CharField(label="落款", max_length=80, error_messages={"required": "请填写落款单位。"})
    signed_on = forms.DateField(
        label="成文日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="负责人签发的日期，或者会议通过的日期。",
        error_messages={"required": "请填写成文日期。", "invalid": "请填写一个真实的日期，例如2027-01-12。"},
    )
    number = forms.CharField(
        label="文号（可以不填）",
        max_length=60,
        required=False,
        help_text="社区一般没有文号，可以空着。有的话写成“桂社〔2027〕3号”的样子。",
    )

    @classmethod
    def for_plan(cls, plan: Plan) -> "IssueForm":
        """The form with what is usual filled in."""
        usual = {"version": plan.version, "signatory": plan.unit.signed_as, "signed_on": timezone.localdate()}
        return cls(initial=usual)

    def clean_signatory(self) -> str:
        return one_line(self.cleaned_data["signatory"])

    def clean_signed_on(self) -> date:
        day: date = self.cleaned_data["signed_on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"成文日期的年份要在{FIRST_YEAR}到{LAST_YEAR}之间，请核对。")
        return day

    def clean_number(self) -> str:
        return clean_number(self.cleaned_data["number"])


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
    raise ValidationError("文号要写成“机关代字〔四位年份〕序号号”，例如：桂社〔2027〕3号。没有文号就空着。")


class ReplyForm(forms.Form):
    """The words of a remark or an answer; its length is the service's rule."""

    body = forms.CharField(
        label="意见", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_body(self) -> str:
        try:
            return clean_body(self.cleaned_data["body"])
        except Refused as error:
            raise ValidationError(str(error)) from error


class CommentForm(ReplyForm):
    """A remark and the row it is about, as the page names it: "task:<key>", or "plan:"."""

    at = forms.CharField(required=False)

    def clean_at(self) -> tuple[ItemKind, str]:
        kind, _, key = self.cleaned_data["at"].partition(":")
        known = kind in ItemKind.values and (kind == ItemKind.PLAN or _KEY.fullmatch(key))
        if not known:
            raise ValidationError("没有找到要批注的地方，请刷新页面再试。")
        return ItemKind(kind), key
