"""The choice above a ledger: which, when, whose. In an address, what makes no sense is passed over."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from activities.choices import ActivityState
from activities.ledgers.scope import LedgerKind, Wanted, kinds_for
from beneficiaries.forms.base import DayField
from plans.models import TaskType
from shuangyong.units.choices import SEVERAL_UNITS_ROLES, UnitKind
from shuangyong.units.filters import dress, offer_units
from shuangyong.units.models import Unit, User

FIRST_YEAR, LAST_YEAR = 2000, 2099


class LedgerFilter(forms.Form):
    """`since` and `until` (both days are part of it) go before the year."""

    kind = forms.ChoiceField(choices=LedgerKind.choices, required=False, widget=forms.HiddenInput)
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    since = DayField("从哪一天", required=False)
    until = DayField("到哪一天", required=False)
    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )
    type = forms.ModelChoiceField(
        label="类型", required=False, queryset=TaskType.objects.all(), empty_label="全部类型"
    )
    source = forms.CharField(required=False, max_length=60)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部状态"), *ActivityState.choices]
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        units = Unit.objects.visible_to(user).exclude(kind=UnitKind.PARTNER)
        offer_units(self, units if user.role in SEVERAL_UNITS_ROLES else None)
        dress(self)

    @property
    def filled(self) -> dict[str, Any]:
        """What was asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def kind_asked(self) -> LedgerKind:
        """活动台账 unless another was asked for that this user may choose."""
        kind = LedgerKind(self.filled.get("kind", LedgerKind.ACTIVITIES))
        return kind if kind in kinds_for(self.user) else LedgerKind.ACTIVITIES

    @property
    def asks_for_persons(self) -> bool:
        """Whether the address asks for the ledger that names persons, whoever asks."""
        return self.filled.get("kind") == LedgerKind.VISITS

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day; this year unless something else was asked for."""
        filled = self.filled
        since, until = filled.get("since"), filled.get("until")
        known = since or until
        if known is None:
            year = filled.get("year") or timezone.localdate().year
            return date(year, 1, 1), date(year, 12, 31)
        since, until = since or date(known.year, 1, 1), until or date(known.year, 12, 31)
        return (since, until) if since <= until else (until, since)

    @property
    def has_days(self) -> bool:
        """Whether days were asked for rather than a year."""
        return bool({"since", "until"} & self.filled.keys())

    def wanted(self) -> Wanted:
        """The rows that were asked for."""
        filled = self.filled
        start, end = self.days
        return Wanted(
            self.user,
            self.kind_asked,
            start,
            end,
            unit=filled.get("unit"),
            state=filled.get("state", ""),
            type=filled.get("type"),
            source=filled.get("source", ""),
        )
