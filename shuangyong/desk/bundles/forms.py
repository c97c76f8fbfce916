"""What is asked before a bundle is made."""

from typing import Any

from django import forms

from plans.models import Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.desk.bundles.asking import Wish, scopes
from shuangyong.desk.bundles.choices import FORMAT_WORDS, USUAL_FORMATS, Which
from shuangyong.units.models import Unit, User


def _one_of(what: str) -> dict[str, str]:
    return dict.fromkeys(("required", "invalid_choice"), f"请选一个{what}。")


class BundleForm(forms.Form):
    """Scope, year, which plans, in which formats. Who has one scope only is not asked for it."""

    unit = forms.TypedChoiceField(label="范围", coerce=int, error_messages=_one_of("范围"))
    year = forms.TypedChoiceField(label="年度", coerce=int, error_messages=_one_of("年度"))
    which = forms.ChoiceField(
        label="收哪些计划",
        choices=Which.choices,
        initial=Which.APPROVED,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "请选收哪些计划。", "required": "请选收哪些计划。"},
    )
    formats = forms.MultipleChoiceField(
        label="格式",
        choices=list(FORMAT_WORDS.items()),
        initial=USUAL_FORMATS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "至少选一种格式。", "invalid_choice": "没有这种格式。"},
    )

    def __init__(self, *args: Any, user: User, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.pk: unit for unit in scopes(user)}
        plans = Plan.objects.visible_to(user).plans().order_by()
        years = sorted({year, *plans.values_list("year", flat=True).distinct()}, reverse=True)
        years = [one for one in years if FIRST_YEAR <= one <= LAST_YEAR]
        self._choose("unit", [(pk, unit.name) for pk, unit in self.units.items()], user.unit_id)
        self._choose("year", [(one, f"{one}年") for one in years], year)
        for name in ("unit", "year"):
            self.fields[name].widget.attrs["class"] = "form-select"
        for name in ("which", "formats"):
            self.fields[name].widget.attrs["class"] = "form-check-input"
        if len(self.units) < 2:
            self.fields["unit"].widget = forms.HiddenInput()

    def _choose(self, name: str, choices: list[tuple[int, str]], initial: int | None) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        field.choices, field.initial = choices, initial

    @property
    def wish(self) -> Wish:
        """What was asked; only after `is_valid()`."""
        asked = self.cleaned_data
        unit: Unit = self.units[asked["unit"]]
        return Wish(unit, asked["year"], asked["which"], asked["formats"])
