"""Forms of the import: the file, the columns, one row."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from beneficiaries.importing.columns import FIELDS
from beneficiaries.importing.receiving import LIMITS
from shuangyong.units.choices import UnitKind
from shuangyong.units.models import Role, Unit, User


class UploadForm(forms.Form):
    """The file and whose ledger it goes into; a clerk's is their own unit's."""

    unit = forms.ModelChoiceField(
        label="导入到哪个单位的台账", queryset=Unit.objects.none(), empty_label="请选择单位",
        error_messages={"required": "请选择单位。", "invalid_choice": "请选择单位。"},
    )  # fmt: skip
    file = forms.FileField(
        label="文件",
        error_messages={
            "required": "请选择文件。", "empty": "这个文件是空的，请换一个。", "invalid": "请选择文件。",
            "missing": "请选择文件。", "max_length": "文件名太长了，请改短。",
        },
    )  # fmt: skip
    sheet = forms.CharField(label="工作表名称", required=False, max_length=60)
    again = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, files: Any = None, *, user: User) -> None:
        super().__init__(data, files)
        self.user = user
        if user.role == Role.STREET:
            units = self.fields["unit"]
            assert isinstance(units, forms.ModelChoiceField)  # noqa: S101  narrows the type
            units.queryset = (
                Unit.objects.visible_to(user).filter(is_active=True).exclude(kind=UnitKind.PARTNER)
            )
            units.widget.attrs["class"] = "form-select"
        else:
            del self.fields["unit"]
        self.fields["file"].widget.attrs |= {"class": "form-control pick-file", "accept": ".xlsx,.csv"}
        self.fields["sheet"].widget.attrs |= {"class": "form-control", "autocomplete": "off"}

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LIMITS.packed:
            most = LIMITS.packed // 1024 // 1024
            raise forms.ValidationError(f"文件太大了：最大{most} MB。请删掉里面的图片，或者分成几个文件。")
        return file

    @property
    def target(self) -> Unit:
        """The unit whose ledger the file goes into."""
        unit = self.cleaned_data.get("unit") or self.user.unit
        assert isinstance(unit, Unit)  # noqa: S101  who may import has one
        return unit


def column_choices() -> list[tuple[str, str]]:
    """What a column may be."""
    return [("", "不导入这一列"), *((field.key, field.title) for field in FIELDS)]
