"""Forms of the rows that hang on a person."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from beneficiaries.choices import ContactKind, HonourKind, HonourState, NeedKind
from beneficiaries.forms.base import DayField, LedgerForm, WordsField
from beneficiaries.models import Need, Payment, Person, Standard
from beneficiaries.normalise import plain_phone

_FIRST_YEAR = 1950


class RowForm(LedgerForm):
    """A row of `person`; `row` is None for a new one."""

    def __init__(
        self,
        data: Any = None,
        *,
        person: Person,
        row: Any = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.person = person
        super().__init__(data, row=row, initial=initial)

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        if typed and not 7 <= len(plain_phone(typed)) <= 12:
            raise ValidationError("电话应当是手机号11位，或者带区号的座机号，请核对。")
        return typed


class ContactForm(RowForm):
    secrets = ("phone",)

    kind = forms.ChoiceField(label="类别", choices=ContactKind.choices, initial=ContactKind.FAMILY)
    name = WordsField("姓名", 40, required=True)
    relation = WordsField("关系", 20, help_text="是本人的什么人，例如：女儿。")
    phone = WordsField("电话", 30)


class NeedForm(RowForm):
    """What somebody needs; what was done about it has forms of its own."""

    secrets = ("words",)

    kind = forms.ChoiceField(label="类别", choices=NeedKind.choices)
    words = WordsField("困难和诉求", 500, required=True, widget=forms.Textarea(attrs={"rows": 3}))
    heard_on = DayField("提出日期")
    handler = WordsField("经办人", 40)
    due_on = DayField("办结期限", required=False)

    def __init__(self, data: Any = None, *, person: Person, row: Any = None, initial: Any = None) -> None:
        start = {} if row else {"heard_on": timezone.localdate()}
        super().__init__(data, person=person, row=row, initial={**start, **(initial or {})})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        heard, due = data.get("heard_on"), data.get("due_on")
        if heard and due and due < heard:
            self.add_error("due_on", "办结期限不能早于提出日期。")
        if heard and heard > timezone.localdate():
            self.add_error("heard_on", "日期还没有到，请填实际的日期。")
        return data


class NeedDoneForm(LedgerForm):
    """办结: the day and what came of it."""

    secrets = ("outcome",)

    done_on = DayField("办结日期")
    outcome = WordsField("办理结果", 500, required=True, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, *, need: Need) -> None:
        super().__init__(data, initial={"done_on": timezone.localdate()})
        self.need = need


class NeedRevisitForm(LedgerForm):
    """回访: the day and whether it was answered to the person's mind."""

    revisited_on = DayField("回访日期")
    answer = forms.ChoiceField(
        label="本人的答复",
        widget=forms.RadioSelect,
        choices=[
            ("yes", "满意"),
            ("again", "不满意，继续办理"),
            ("no", "不满意，已作解释，不再办理"),
        ],
        error_messages={"required": "请选本人的答复。"},
    )

    def __init__(self, data: Any = None, *, need: Need) -> None:
        super().__init__(data, initial={"revisited_on": timezone.localdate()})
        self.need = need


class HonourForm(RowForm):
    kind = forms.ChoiceField(label="种类", choices=HonourKind.choices)
    state = forms.ChoiceField(label="情况", choices=HonourState.choices, initial=HonourState.GIVEN)
    day = DayField("日期", required=False)
    words = WordsField("说明", 200, help_text="例如：三等功；换发新式光荣牌。")


class HelperForm(RowForm):
    secrets = ("phone",)

    name = WordsField("帮扶人", 40, required=True)
    organisation = WordsField("单位", 80)
    phone = WordsField("电话", 30)
    since = DayField("结对日期", required=False)
    until = DayField("结束日期", required=False, help_text="还在帮扶就空着。")


class PaymentForm(RowForm):
    """Money paid. A standard in force on that day fills name and amount; what was paid is kept."""

    paid_on = DayField("发放日期", required=False)
    standard = forms.ModelChoiceField(
        label="发放标准", queryset=Standard.objects.none(), required=False, empty_label="不按标准",
        error_messages={"invalid_choice": "这项标准在发放那天不执行，请另选一项。"},
    )  # fmt: skip
    name = WordsField("项目", 60, help_text="选了标准会自动填好。")
    amount = forms.DecimalField(
        label="金额（元）", max_digits=12, decimal_places=2, min_value=Decimal(0), required=False,
        error_messages={"invalid": "金额请填数字，例如500。", "min_value": "金额不能是负数。"},
    )  # fmt: skip
    year = forms.IntegerField(
        label="年度", error_messages={"required": "请填写年度。", "invalid": "年度请填四位数字，如2026。"}
    )
    month = forms.TypedChoiceField(
        label="月份", required=False, coerce=int, empty_value=None,
        choices=[("", "不分月"), *((month, f"{month}月") for month in range(1, 13))],
    )  # fmt: skip
    note = WordsField("备注", 100)

    def __init__(self, data: Any = None, *, person: Person, row: Any = None, initial: Any = None) -> None:
        today = timezone.localdate()
        start = {} if row else {"paid_on": today, "year": today.year}
        super().__init__(data, person=person, row=row, initial={**start, **(initial or {})})
        if row is not None and row.standard_id:
            self.initial["standard"] = row.standard_id
        field = self.fields["standard"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  narrows the type
        field.queryset = self.standards()
        setattr(field, "label_from_instance", label_of)  # noqa: B010  Django documents it as replaceable
        fill = {"hx-post": reverse("people:payment_fill", args=[person.pk]), "hx-target": "#row-fields"}
        for name in ("standard", "paid_on"):
            self.fields[name].widget.attrs |= {**fill, "hx-trigger": "change"}

    def standards(self) -> QuerySet[Standard]:
        """Those in force on the day of payment for one of the person's categories."""
        kept = (self.row.standard_id or 0) if isinstance(self.row, Payment) else 0
        theirs = Standard.objects.filter(category__in=self.person.identities.values("category"))
        found: QuerySet[Standard] = theirs.in_force(self.paid_day()) | Standard.objects.filter(pk=kept)
        return found.select_related("category")

    def paid_day(self) -> date:
        """The day whose standards count; today while none is typed."""
        value = self["paid_on"].value()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return timezone.localdate()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        standard: Standard | None = data.get("standard")
        if standard is not None:
            data["name"] = data.get("name") or standard.name
            if data.get("amount") is None:
                data["amount"] = standard.amount
        if not data.get("name") and "name" not in self.errors:
            self.add_error("name", "请填写项目，或者选一项标准。")
        if data.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", "请填写金额，或者选一项标准。")
        year, today = data.get("year"), timezone.localdate()
        if year and not _FIRST_YEAR <= year <= today.year + 1:
            self.add_error("year", "年度不对，请核对。")
        return data


def label_of(standard: Any) -> str:
    """定期生活补助（因战六级）每月1200.00元，2026-08-01起."""
    condition = f"（{standard.condition}）" if standard.condition else ""
    per = standard.get_per_display()
    return f"{standard.name}{condition}：每{per}{standard.amount}元，{standard.valid_from:%Y-%m-%d}起"


FORMS: dict[str, type[RowForm]] = {
    "contact": ContactForm,
    "need": NeedForm,
    "honour": HonourForm,
    "payment": PaymentForm,
    "helper": HelperForm,
}
