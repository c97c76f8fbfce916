"""Forms of the plan's life: hand in, decide, and remarks. (印发 has a file of its own.)"""

import re

from django import forms
from django.core.exceptions import ValidationError

from plans.choices import ItemKind
from plans.services.commenting import clean_body
from shuangyong.units.errors import Refused

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
