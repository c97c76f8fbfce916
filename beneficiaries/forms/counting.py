"""Whose counts, and the time for what changed."""

from datetime import date
from typing import Any

from django import forms

from beneficiaries.counting.changes import Period
from beneficiaries.counting.report import Question
from beneficiaries.forms.base import date_widget
from shuangyong.units.choices import OFFICE_ROLES
from shuangyong.units.filters import dress, offer_units
from shuangyong.units.models import Unit, User


class CountFilter(forms.Form):
    """Read from the address; what makes no sense is passed over."""

    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )
    status = forms.ChoiceField(label="范围", required=False, choices=[("", "在册"), ("all", "全部状态")])
    first = forms.DateField(label="变化从", required=False, widget=date_widget())
    last = forms.DateField(label="到", required=False, widget=date_widget())

    def __init__(self, data: Any, *, user: User, today: date) -> None:
        self._user, self._today = user, today
        begins = {"first": date(today.year, 1, 1), "last": today}
        shown = {**{name: day.isoformat() for name, day in begins.items()}, **data.dict()}
        super().__init__({name: value or shown.get(name, "") for name, value in shown.items()})
        offer_units(self, Unit.objects.visible_to(user) if user.role in OFFICE_ROLES else None)
        dress(self)

    def question(self) -> Question:
        """This year up to today unless another time was asked for."""
        self.is_valid()
        data = self.cleaned_data
        unit = data.get("unit") or self._user.unit
        assert unit is not None  # noqa: S101  readers have one
        first = data.get("first") or date(self._today.year, 1, 1)
        last = data.get("last") or self._today
        if last < first:
            first, last = last, first
        return Question(unit, data.get("status") == "all", Period(first, last), self._today)
