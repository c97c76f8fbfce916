"""What the list of plans can be narrowed to."""

from typing import Any

from django import forms

from plans.choices import PaperKind, PlanState
from plans.models import Plan
from plans.querysets import PlanQuerySet
from shuangyong.units.choices import SEVERAL_UNITS_ROLES
from shuangyong.units.models import Unit, User


class PlanFilter(forms.Form):
    """Read from the address; a value that makes no sense is passed over."""

    q = forms.CharField(label="标题", required=False, max_length=120)
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label="状态", required=False)
    kind = forms.ChoiceField(label="种类", required=False)
    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )
    void = forms.BooleanField(label="含已作废", required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        years = Plan.objects.visible_to(user).order_by("-year").values_list("year", flat=True).distinct()
        self._choices("year", [("", "全部年度"), *((str(year), f"{year}年") for year in years)])
        self._choices("state", [("", "全部状态"), *PlanState.choices])
        self._choices("kind", [("", "全部种类"), *PaperKind.choices])
        if user.role in SEVERAL_UNITS_ROLES:
            units = self.fields["unit"]
            assert isinstance(units, forms.ModelChoiceField)  # noqa: S101  narrows the type
            units.queryset = Unit.objects.visible_to(user)
        else:
            del self.fields["unit"]
        for name, field in self.fields.items():
            if name != "void":
                css = "form-control" if name == "q" else "form-select"
                field.widget.attrs["class"] = css
        self.fields["q"].widget.attrs["placeholder"] = "在标题中查找"
        self.fields["void"].widget.attrs["class"] = "form-check-input"

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        field.choices = choices

    @property
    def wanted(self) -> dict[str, Any]:
        """The values that were asked for, without the empty ones."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, plans: PlanQuerySet) -> PlanQuerySet:
        """The plans that fit. Void ones only when they were asked for."""
        wanted = self.wanted
        if not wanted.get("void") and wanted.get("state") != PlanState.VOID:
            plans = plans.exclude(state=PlanState.VOID)
        lookups = {"q": "title__icontains", "year": "year", "state": "state", "kind": "kind", "unit": "unit"}
        return plans.filter(**{lookups[name]: value for name, value in wanted.items() if name in lookups})
