"""Forms of 共建单位, their agreements, and why a phone number is opened."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from activities.choices import PartnerKind
from activities.services.partners import name_problem
from beneficiaries.forms.base import DayField, LedgerForm, WordsField
from beneficiaries.forms.standing import RevealForm
from beneficiaries.normalise import plain_phone
from beneficiaries.warnings import designation_warning

PHONE_REASONS = ("联系共建活动", "联系双清单事项", "节日慰问联系", "核对联系方式")
_OTHER = "other"


class PartnerForm(LedgerForm):
    """Only the name is needed. A stored phone is never put into its field."""

    secrets = ("phone",)

    name = WordsField(
        "名称", 60, required=True, help_text="部队只写公开称谓，如“驻区某部”“驻区消防救援站”，不写番号。"
    )
    kind = forms.ChoiceField(label="关系", choices=PartnerKind.choices, initial=PartnerKind.PAIRED)
    since = forms.IntegerField(
        label="起始年份",
        required=False,
        min_value=1927,
        max_value=2099,
        help_text="哪一年开始共建的。填了就会提醒逢五逢十的周年。",
        error_messages={
            "invalid": "请填年份，例如1992。",
            "min_value": "年份不对，请核对。",
            "max_value": "年份不对，请核对。",
        },
    )
    contact = WordsField("联系人", 40, help_text="写对方负责联系的科室或人。")
    phone = WordsField("联系电话", 30)
    note = WordsField("备注", 300, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        if typed and not 7 <= len(plain_phone(typed)) <= 12:
            raise ValidationError("电话应当是手机号11位，或者带区号的座机号，请核对。")
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        name = data.get("name", "")
        if problem := name_problem(data.get("kind", ""), name):
            self.add_error("name", problem)
            doubt = designation_warning("名称", name)
            self.doubts = [other for other in self.doubts if other.words != doubt]
        return data


class AgreementForm(LedgerForm):
    """One agreement with its term."""

    title = WordsField("协议名称", 120, required=True)
    signed_on = DayField("签订日期", required=False)
    valid_to = DayField("有效期至", required=False, help_text="长期有效的不填。")
    note = WordsField("主要内容", 300, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        signed, end = data.get("signed_on"), data.get("valid_to")
        if signed and end and end < signed:
            self.add_error("valid_to", "有效期早于签订日期，请核对。")
        return data


class PhoneForm(RevealForm):
    """A usual reason for a call, or one's own words."""

    usual = forms.ChoiceField(
        label="为什么要看",
        choices=[*((reason, reason) for reason in PHONE_REASONS), (_OTHER, "其他原因，写在下面")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个原因。", "invalid_choice": "请选一个原因。"},
    )
