"""Forms of rounds and visits: whom to visit, what everybody is given, what one person was given and said."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone

from activities.choices import VisitState
from activities.choosing import Choice, people_in_care
from activities.models import Visit
from activities.sent import number_sent
from activities.services.visits import LONGEST_GOODS, MOST_MONEY, Heard
from beneficiaries.choices import NeedKind
from beneficiaries.finding import number_keys
from beneficiaries.forms.base import DayField, LedgerForm, WordsField, one_line
from beneficiaries.models import Category, Identity
from plans.amounts import plain_number
from shuangyong.units.filters import offer_units
from shuangyong.units.models import Role, Unit, User

_MONEY = re.compile(r"\d{1,9}(?:\.\d{1,2})?")
FIRST_YEAR = 2000


class MoneyField(forms.CharField):
    """Yuan as people write them: 500, 500元, ５００, 1,200.50; nothing for nothing given."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(
            label=label, required=False, max_length=20, widget=forms.TextInput(attrs=attrs),
            error_messages={"max_length": "金额太长了，请填数字，例如500。"}, **kwargs,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return plain_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        return money_of(str(super().clean(value)))


def money_of(typed: str) -> Decimal | None:
    """What was typed as an amount; ValidationError with what to type for what is none."""
    text = re.sub(r"[\s,，¥￥]|人民币|元整?$", "", unicodedata.normalize("NFKC", typed).strip())
    if not text:
        return None
    if text.startswith("-"):
        raise ValidationError("金额不能是负数。")
    try:
        amount = Decimal(text) if _MONEY.fullmatch(text) else None
    except InvalidOperation:
        amount = None
    if amount is None:
        raise ValidationError("金额请填数字，例如500，最多两位小数。")
    if amount > MOST_MONEY:
        raise ValidationError("金额太大了，请核对。")
    return amount


class PastDay(DayField):
    """A day that has come, in this century."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date):
            if value > timezone.localdate():
                raise ValidationError("日期还没有到，请填实际走访的日期。")
            if value.year < FIRST_YEAR:
                raise ValidationError("请填一个真实的日期，例如2026-03-01。")


class CategoriesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several categories; what no row's key can be never reaches the database."""

    def clean(self, value: Any) -> Any:
        return super().clean([key for key in value or () if number_sent(str(key)) is not None])


class ChoiceForm(forms.Form):
    """Who is looked for; a value that makes no sense is passed over."""

    category = CategoriesField(
        label="类别", required=False, queryset=Category.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    not_since = DayField("这一天以后还没有走访过", required=False)
    in_need = forms.BooleanField(label="有没办结的诉求", required=False)
    least_age = forms.IntegerField(label="年满（岁）", required=False, min_value=0, max_value=130)
    grid = forms.CharField(label="网格", required=False, max_length=40)
    q = forms.CharField(label="姓名", required=False, max_length=40)
    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        categories = self.fields["category"]
        assert isinstance(categories, forms.ModelMultipleChoiceField)  # noqa: S101  narrows the type
        theirs = Identity.objects.filter(category=OuterRef("pk"), person__in=people_in_care(user).order_by())
        categories.queryset = Category.objects.filter(Exists(theirs))
        offer_units(self, Unit.objects.visible_to(user) if user.role == Role.STREET else None)
        for name, field in self.fields.items():
            if not isinstance(field.widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple)):
                field.widget.attrs["class"] = "form-select" if name == "unit" else "form-control"
        self.fields["least_age"].widget.attrs["placeholder"] = "例如80"
        self.fields["q"].widget.attrs |= {"placeholder": "姓名或拼音", "autocomplete": "off"}

    @property
    def choice(self) -> Choice:
        """What was asked for. A number is not looked for here: it would be no name."""
        self.is_valid()
        data = self.cleaned_data
        unit = data.get("unit")
        words = one_line(data.get("q") or "")
        return Choice(
            words="" if number_keys(words) else words,
            units=tuple(Unit.objects.get_tree(unit).values_list("pk", flat=True)) if unit else (),
            categories=tuple(category.pk for category in data.get("category") or ()),
            not_since=data.get("not_since"),
            in_need=bool(data.get("in_need")),
            least_age=data.get("least_age"),
            grid=one_line(data.get("grid") or ""),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        self.is_valid()
        return any(value not in (None, "", False) and bool(value) for value in self.cleaned_data.values())


class StandardForm(LedgerForm):
    """What each person of a round is given as a rule."""

    amount = MoneyField("慰问金标准（元）")
    goods = WordsField("慰问品", LONGEST_GOODS, help_text="例如：米、油各一份。")


class RoundForm(StandardForm):
    """A new round. Only its name and day are required."""

    title = WordsField("名称", 120, required=True)
    day = DayField("走访日期", help_text="走几天的填第一天。")
    led_by = WordsField("带队领导", 60)
    gift_source = WordsField("慰问金来源", 60)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "day", "led_by", "gift_source", "amount", "goods", "token")

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"token": uuid4(), **(initial or {})})

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= timezone.localdate().year + 1:
            raise ValidationError("日期不对，请核对年份。")
        return day

    def clean_token(self) -> UUID:
        return self.cleaned_data.get("token") or uuid4()

    @property
    def values_of_activity(self) -> dict[str, Any]:
        """The columns of the activity."""
        return {name: self.cleaned_data[name] for name in ("title", "day", "led_by", "gift_source")}


class GivenForm(LedgerForm):
    """A day and what was given: the same for several persons."""

    amount = MoneyField("慰问金（元）")
    goods = WordsField("慰问品", LONGEST_GOODS)
    day = PastDay("日期")
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"token": uuid4(), "day": timezone.localdate(), **(initial or {})})
        # Set by hand on the page, as a phone has little room.
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def clean_token(self) -> UUID:
        return self.cleaned_data.get("token") or uuid4()


class VisitForm(GivenForm):
    """One person: what was given, what was heard. The words become a need of the ledger, encrypted."""

    secrets = ("words",)

    version = forms.IntegerField(widget=forms.HiddenInput)
    need_kind = forms.ChoiceField(label="诉求类别", choices=[("", "没有"), *NeedKind.choices], required=False)
    words = WordsField("困难和诉求", 500, widget=forms.Textarea(attrs={"rows": 3}))
    handler = WordsField("经办人", 40)
    due_on = DayField("办结期限", required=False)
    field_order = ("amount", "goods", "day", "need_kind", "words", "handler", "due_on", "version", "token")

    def __init__(
        self,
        data: Any = None,
        *,
        visit: Visit | None = None,
        standard: tuple[Decimal | None, str] = (None, ""),
    ) -> None:
        amount, goods = standard
        start: dict[str, Any] = {"amount": amount, "goods": goods}
        if visit is not None:
            start["version"] = visit.version
        if visit is not None and visit.state == VisitState.VISITED:
            start |= {"amount": visit.amount, "goods": visit.goods, "day": visit.day}
        super().__init__(data, initial=start)
        self.fields["handler"].help_text = "可以不填。"
        if visit is None:
            del self.fields["version"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day, due = data.get("day"), data.get("due_on")
        if due and day and due < day:
            self.add_error("due_on", "办结期限不能早于走访日期。")
        if data.get("need_kind") and not data.get("words") and "words" not in self.errors:
            self.add_error("words", "选了诉求类别，请写一句听到的诉求；没有诉求就选“没有”。")
        return data

    @property
    def heard(self) -> Heard | None:
        """The need, where words were typed."""
        data = self.cleaned_data
        if not data.get("words"):
            return None
        kind = data.get("need_kind") or NeedKind.OTHER
        return Heard(kind, data["words"], data.get("handler", ""), data.get("due_on"))

    @property
    def has_heard(self) -> bool:
        """Whether the part of the needs is to be shown open."""
        return any(self[name].value() for name in ("words", "need_kind", "due_on")) or any(
            name in self.errors for name in ("words", "need_kind", "due_on", "handler")
        )
