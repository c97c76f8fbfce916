"""The form above the list of people."""

import re
from typing import Any

from django import forms

from beneficiaries.choices import Sex, Status
from beneficiaries.finding import Wanted, number_keys
from beneficiaries.models import Category
from shuangyong.units.choices import OFFICE_ROLES
from shuangyong.units.filters import dress, offer_units
from shuangyong.units.models import Unit, User

DUE = [
    ("", "不限待办"),
    ("confirmation", "今年还没有确认"),
    ("visit", "今年还没有走访"),
    ("birthday", "近30天过生日"),
    ("need", "诉求没有办结"),
]
NEEDS = [("", ""), ("heard", "提出诉求"), ("settled", "办结诉求"), ("waiting", "诉求没有办结")]


class PersonFilter(forms.Form):
    """Read from the address; a value that makes no sense is passed over."""

    q = forms.CharField(label="查找", required=False, max_length=40)
    key = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )
    category = forms.ModelChoiceField(
        label="类别", required=False, queryset=Category.objects.all(), empty_label="全部类别"
    )
    status = forms.ChoiceField(
        label="状态", required=False, choices=[("", "在册"), ("all", "全部状态"), *Status.choices]
    )
    due = forms.ChoiceField(label="待办", required=False, choices=DUE)
    needs = forms.ChoiceField(required=False, choices=NEEDS, widget=forms.HiddenInput)
    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
    until = forms.DateField(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
    sex = forms.ChoiceField(label="性别", required=False, choices=[("", "男女"), *Sex.choices])
    least_age = forms.IntegerField(label="年龄从", required=False, min_value=0, max_value=130)
    most_age = forms.IntegerField(label="到", required=False, min_value=0, max_value=130)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        offer_units(self, Unit.objects.visible_to(user) if user.role in OFFICE_ROLES else None)
        dress(self)
        self.fields["q"].widget.attrs |= {
            "placeholder": "姓名、拼音，或完整的证件号、电话",
            "autocomplete": "off",
        }

    def address_query(self) -> dict[str, str]:
        """What stands in the address of the list: a number that was looked for goes in as its blind index."""
        query = {
            name: str(getattr(value, "pk", value)) for name, value in self.filled.items() if name != "key"
        }
        keys = number_keys(query.get("q", ""))
        if keys:
            query["key"] = ",".join(keys)
        if keys or self.broken_number:
            del query["q"]
        return query

    @property
    def broken_number(self) -> bool:
        """Whether digits were typed that are no whole id or phone: nearly a number, kept out of addresses."""
        typed = self.filled.get("q", "")
        return bool(re.search(r"\d", typed)) and not number_keys(typed)

    @property
    def filled(self) -> dict[str, Any]:
        """The values that were asked for, without the empty ones."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def needs_words(self) -> str:
        """2026年1月1日至2026年3月31日提出诉求的人; "" where needs were not asked for."""
        filled = self.filled
        said = dict(NEEDS).get(filled.get("needs", ""), "")
        days = [
            f"{day.year}年{day.month}月{day.day}日"
            for day in (filled.get("since"), filled.get("until"))
            if day
        ]
        when = f"到{days[-1]}" if filled.get("needs") == "waiting" and days else "至".join(days)
        return f"{when}{said}的人" if said else ""

    @property
    def wanted(self) -> Wanted:
        """For the queryset: a unit means all below it too."""
        filled = self.filled
        unit, category = filled.get("unit"), filled.get("category")
        return Wanted(
            words=filled.get("q", ""),
            keys=tuple(filled["key"].split(",")) if "key" in filled else (),
            units=tuple(Unit.objects.get_tree(unit).values_list("pk", flat=True)) if unit else (),
            categories=(category.pk,) if category else (),
            status=filled.get("status", "present"),
            sex=filled.get("sex", ""),
            least_age=filled.get("least_age"),
            most_age=filled.get("most_age"),
            due=filled.get("due", ""),
            needs=filled.get("needs", ""),
            since=filled.get("since"),
            until=filled.get("until"),
        )
