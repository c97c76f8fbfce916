"""Sign-in and change of password, in words that say what to do."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest

PASSWORD_RULES = (
    "至少8个字符",
    "字母、数字、符号至少混用两种",
    "不能和账号相同或相近",
    "不能是“password1”这样人人都猜得到的",
    "不能和原来的密码一样",
)


def _helper(button: str) -> FormHelper:
    helper = FormHelper()
    helper.form_method = "post"
    helper.attrs = {"novalidate": True}  # our own messages are in Chinese whatever the browser speaks
    helper.add_input(Submit("", button, css_class="btn-act"))
    return helper


class SignInForm(AuthenticationForm):
    """Account and password."""

    error_messages = {
        "invalid_login": (
            "账号或密码不对，或者账号已停用。请核对大小写后再试，连续输错"
            f"{settings.AXES_FAILURE_LIMIT}次会暂时锁定。忘记密码请找系统管理员重置。"
        ),
        "inactive": "这个账号已停用，请联系系统管理员。",
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "账号"
        self.fields["username"].error_messages["required"] = "请填写账号。"
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages["required"] = "请填写密码。"
        self.helper = _helper("登录")


class OwnPasswordForm(PasswordChangeForm):
    """The user's own new password: the old one first, the new one twice."""

    error_messages = {
        "password_incorrect": "原密码不对。请再输一次；想不起来就请系统管理员重置。",
        "password_mismatch": "两次输入的新密码不一样，请重新输入。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"old_password": "原密码", "new_password1": "新密码", "new_password2": "再输一次新密码"}
        for name, label in labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.error_messages["required"] = f"请填写{label}。"
        self.helper = _helper("保存新密码")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        new, old = cleaned.get("new_password1"), cleaned.get("old_password")
        if new and new == old:
            self.add_error("new_password1", "新密码不能和原来的一样，请换一个。")
        return cleaned


_KEPT_DAYS = [
    # Beyond these no clock of ours has been, and the ends of the calendar overflow in a time zone.
    MinValueValidator(date(2000, 1, 1), "日期要在2000年到2099年之间。"),
    MaxValueValidator(date(2099, 12, 31), "日期要在2000年到2099年之间。"),
]


class AuditFilterForm(forms.Form):
    """What part of the audit trail to show; every field may be empty."""

    since = forms.DateField(
        label="从",
        required=False,
        validators=_KEPT_DAYS,
        widget=forms.DateInput({"type": "date", "class": "form-control"}),
    )
    until = forms.DateField(
        label="到",
        required=False,
        validators=_KEPT_DAYS,
        widget=forms.DateInput({"type": "date", "class": "form-control"}),
    )
    action = forms.ChoiceField(label="操作", required=False, widget=forms.Select({"class": "form-select"}))
    who = forms.CharField(
        label="账号或姓名", required=False, max_length=80, widget=forms.TextInput({"class": "form-control"})
    )
    result = forms.ChoiceField(
        label="结果",
        required=False,
        choices=[("", "全部"), ("yes", "成功"), ("no", "失败")],
        widget=forms.Select({"class": "form-select"}),
    )

    def __init__(self, *args: Any, actions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].error_messages["invalid"] = "起始日期要写成 2027-01-31 这样。"
        self.fields["until"].error_messages["invalid"] = "截止日期要写成 2027-01-31 这样。"
        choices = self.fields["action"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101  narrows the type
        choices.choices = [("", "全部"), *((action, action) for action in actions)]
        choices.error_messages["invalid_choice"] = "没有这种操作，请从列表里选。"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "截止日期早于起始日期，请对调。")
        return cleaned
