"""What the pages of summaries ask: which year, which period."""

from typing import Any

from django import forms

from activities.summaries.periods import Period, period_of_key
from plans.models.plan import FIRST_YEAR, LAST_YEAR

NO_PERIOD = "没有这个时段的总结。请在下面的表里选一个时段，再点“生成”。"


class PeriodForm(forms.Form):
    """A period by its key; anything else is told in one sentence."""

    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_PERIOD),
    )
    period = forms.CharField(
        max_length=20, error_messages=dict.fromkeys(("required", "max_length"), NO_PERIOD)
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "year" in data and "period" in data:
            data["found"] = period_of_key(data["period"], data["year"])
            if data["found"] is None:
                self.add_error("period", NO_PERIOD)
        return data

    @property
    def period_asked(self) -> Period:
        """Only after `is_valid()`."""
        found: Period = self.cleaned_data["found"]
        return found


def asked_year(text: str, usual: int) -> int:
    """The year in the address; the usual one for what is none."""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else usual
    return year if FIRST_YEAR <= year < LAST_YEAR else usual
