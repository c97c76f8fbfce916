"""Fields of the forms of activities: amounts and counts as people type them."""

import unicodedata
from typing import Any

from django import forms
from django.core.validators import MinValueValidator

MOST = 9_999_999
_MONEY_SIGNS = str.maketrans("", "", "元¥￥, ，\u3000")
_COUNT_SIGNS = str.maketrans("", "", "人次户名场, ，\u3000")


class AmountField(forms.DecimalField):
    """1,200 元 or １２００: an amount with at most two decimals."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, label: str, *, digits: int = 12, **kwargs: Any) -> None:
        messages = {
            "invalid": f"{label}请填数字，例如1200或1200.50。",
            "max_digits": f"{label}太大了，请核对。",
            "max_whole_digits": f"{label}太大了，请核对。",
            "max_decimal_places": f"{label}最多两位小数。",
        }
        super().__init__(
            label=label,
            required=False,
            max_digits=digits,
            decimal_places=2,
            error_messages=messages,
            validators=[MinValueValidator(0, f"{label}不能是负数。")],
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value, _MONEY_SIGNS))


class CountField(forms.IntegerField):
    """120 or 120人: how many."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def __init__(self, label: str, **kwargs: Any) -> None:
        messages = {
            "invalid": f"{label}请填整数，例如120。",
            "min_value": f"{label}不能是负数。",
            "max_value": f"{label}太大了，请核对。",
        }
        super().__init__(
            label=label, required=False, min_value=0, max_value=MOST, error_messages=messages, **kwargs
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value, _COUNT_SIGNS))


class ClockField(forms.TimeField):
    """A time of day; 9:00 and 9：00."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H:%M:%S"],
            error_messages={"invalid": "请填写时间，例如09:30。"},
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value, {}))


class AskSelect(forms.Select):
    """The types; each option carries what its type asks for, so that the page shows these fields first."""

    asks: dict[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.asks:
            option["attrs"]["data-asks"] = self.asks[str(value)]
        return option


def _plain(value: Any, signs: dict[int, Any]) -> Any:
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFKC", value).translate(signs).strip()[:40]
