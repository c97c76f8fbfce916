"""The second step before full values leave, and what is asked for a list to hand in."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from beneficiaries.exporting.ledgers import Ledger, Paid
from beneficiaries.forms.finding import PersonFilter
from beneficiaries.models import Payment
from shuangyong.units.models import User

OCCASIONS = ("春节", "“八一”", "清明", "中秋", "重阳", "日常")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_AUTUMN = 10


class SecondStep(forms.Form):
    """Why full values are needed, and the own password once more."""

    reason = forms.CharField(
        label="用途",
        max_length=100,
        error_messages={"required": "请写明用途。", "max_length": "用途最多100个字。"},
        widget=forms.TextInput(attrs={"placeholder": "例如：报区局核对优待金", "autocomplete": "off"}),
    )
    password = forms.CharField(
        label="您的登录密码",
        strip=False,
        error_messages={"required": "请输入您的登录密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"


class LedgerChoice(PersonFilter):
    """Which list to hand in, for whom. What does not fit is passed over, as in the filter of the ledger."""

    kind = forms.ChoiceField(label="名册", choices=Ledger.choices, widget=forms.HiddenInput, required=False)
    occasion = forms.ChoiceField(
        label="走访名目", choices=[(word, word) for word in OCCASIONS], required=False
    )
    year = forms.IntegerField(label="年度", min_value=_FIRST_YEAR, max_value=_LAST_YEAR, required=False)
    month = forms.TypedChoiceField(
        label="月份",
        choices=[("", "全年"), *((number, f"{number}月") for number in range(1, 13))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    item = forms.ChoiceField(label="项目", required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, user=user)
        items = self.fields["item"]
        assert isinstance(items, forms.ChoiceField)  # noqa: S101  narrows the type
        names = Payment.objects.visible_to(user).order_by("name").values_list("name", flat=True).distinct()
        items.choices = [("", "全部项目"), *((name, name) for name in names)]

    @property
    def filled(self) -> dict[str, Any]:
        """Who was paid stays on the list of what was paid, whatever became of them."""
        filled = super().filled
        return {**filled, "status": "all"} if filled.get("kind") == Ledger.PAYMENTS else filled

    @property
    def ledger(self) -> Ledger:
        """花名册 unless another was asked for."""
        return Ledger(self.filled.get("kind", Ledger.ROSTER))

    @property
    def paid(self) -> Paid:
        """This year's payments unless others were asked for."""
        filled = self.filled
        return Paid(
            filled.get("year") or timezone.localdate().year, filled.get("month"), filled.get("item", "")
        )

    @property
    def visited_for(self) -> str:
        """What the visits are made for, as it stands in the title: 2027年春节."""
        filled = self.filled
        occasion = filled.get("occasion", OCCASIONS[0])
        return f"{filled.get('year') or visiting_year(occasion, timezone.localdate())}年{occasion}"


def visiting_year(occasion: str, today: date) -> int:
    """In autumn one prepares the Spring Festival of the next year."""
    return today.year + (occasion == OCCASIONS[0] and today.month >= _AUTUMN)
