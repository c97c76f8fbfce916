"""Forms of 双清单: a line, and what is said when it goes a step on."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from activities.choices import AskedBy, ExchangeKind, ExchangeState
from activities.models import Exchange, Partner
from activities.services.exchanges import Outcome
from beneficiaries.forms.base import DayField, LedgerForm, WordsField
from shuangyong.units.models import Unit

_YEAR = "年度要在2000到2099之间。"


class ExchangeForm(LedgerForm):
    """Only the side that asks and the item are needed."""

    asked_by = forms.ChoiceField(label="哪一方提出", choices=AskedBy.choices)
    item = WordsField(
        "事项", 200, required=True, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="写要办的事，不写个人姓名和部队番号。",
    )  # fmt: skip
    kind = forms.ChoiceField(label="类别", choices=ExchangeKind.choices, initial=ExchangeKind.OTHER)
    partner = forms.ModelChoiceField(
        label="共建单位", required=False, queryset=Partner.objects.none(), empty_label="不写",
        error_messages={"invalid_choice": "请从名单里选一个共建单位。"},
    )  # fmt: skip
    lead = WordsField("牵头单位", 80)
    support = WordsField("配合单位", 120)
    handler = WordsField("责任人", 40)
    due_on = DayField("办理时限", required=False)
    budget = forms.DecimalField(
        label="经费（元）", required=False, min_value=0, max_digits=12, decimal_places=2,
        error_messages={
            "invalid": "请填金额，例如500或者500.00。",
            "min_value": "金额不能是负数。",
            "max_digits": "金额太大了，请核对。",
            "max_whole_digits": "金额太大了，请核对。",
            "max_decimal_places": "金额最多写到分。",
        },
    )  # fmt: skip
    year = forms.IntegerField(
        label="年度",
        min_value=2000,
        max_value=2099,
        error_messages={"required": "请填写年度。", "invalid": _YEAR, "min_value": _YEAR, "max_value": _YEAR},
    )

    def __init__(
        self, data: Any = None, *, unit: Unit, row: Exchange | None = None, initial: Any = None
    ) -> None:
        super().__init__(data, row=row, initial=initial)
        field = self.fields["partner"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  narrows the type
        chosen = row.partner_id if row is not None else None
        field.queryset = Partner.objects.filter(Q(is_active=True) | Q(pk=chosen), unit=unit)


class DoneForm(LedgerForm):
    """办结."""

    outcome = WordsField("办理结果", 300, required=True, widget=forms.Textarea(attrs={"rows": 3}))
    done_on = DayField("办结日期")
    satisfied = forms.ChoiceField(
        label="对方是否满意", required=False, choices=[("", "还没有问"), ("yes", "满意"), ("no", "不满意")]
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"done_on": timezone.localdate()})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (day := data.get("done_on")) and day > timezone.localdate():
            self.add_error("done_on", "日期还没有到，请填实际办结的日期。")
        return data


class PassedOnForm(LedgerForm):
    """转办."""

    outcome = WordsField("转给谁办", 300, required=True, widget=forms.Textarea(attrs={"rows": 3}))


class RefusedForm(LedgerForm):
    """不能办: the reason is told to the other side."""

    outcome = WordsField(
        "不能办的理由", 300, required=True, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="要向对方说明，也要列进清单。",
    )  # fmt: skip


STEP_FORMS: dict[ExchangeState, type[LedgerForm]] = {
    ExchangeState.DONE: DoneForm,
    ExchangeState.PASSED_ON: PassedOnForm,
    ExchangeState.REFUSED: RefusedForm,
}


def outcome_of(form: LedgerForm) -> Outcome:
    """What a step's form says, for the service."""
    data = form.cleaned_data
    answers = {"yes": True, "no": False}
    return Outcome(data["outcome"], data.get("done_on"), answers.get(data.get("satisfied", "")))
