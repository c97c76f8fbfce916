"""Forms of the import: the file, the columns, one row."""

from typing import Any

from django import forms

from beneficiaries.forms.files import TableFileForm
from beneficiaries.importing.columns import FIELDS
from beneficiaries.importing.receiving import LIMITS
from shuangyong.units.choices import UnitKind
from shuangyong.units.filters import offer_units
from shuangyong.units.models import Role, Unit, User


class UploadForm(TableFileForm):
    """The file and whose ledger it goes into; a clerk's is their own unit's."""

    unit = forms.ModelChoiceField(
        label="导入到哪个单位的台账", queryset=Unit.objects.none(), empty_label="请选择单位",
        error_messages={"required": "请选择单位。", "invalid_choice": "请选择单位。"},
    )  # fmt: skip
    limits = LIMITS
    accept = ".xlsx,.csv"

    def __init__(self, data: Any = None, files: Any = None, *, user: User) -> None:
        super().__init__(data, files)
        self.user = user
        below = Unit.objects.visible_to(user).filter(is_active=True).exclude(kind=UnitKind.PARTNER)
        offer_units(self, below if user.role == Role.STREET else None)
        if "unit" in self.fields:
            self.fields["unit"].widget.attrs["class"] = "form-select"

    @property
    def target(self) -> Unit:
        """The unit whose ledger the file goes into."""
        unit = self.cleaned_data.get("unit") or self.user.unit
        assert isinstance(unit, Unit)  # noqa: S101  who may import has one
        return unit


def column_choices() -> list[tuple[str, str]]:
    """What a column may be."""
    return [("", "不导入这一列"), *((field.key, field.title) for field in FIELDS)]
