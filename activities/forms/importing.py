"""Forms of the import of a ledger: the file and its year."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from activities.importing.fields import FIELDS
from activities.services.importing import LIMITS

FIRST_YEAR = 2000
_YEAR_WRONG = "请写四位的年份，例如2025。"


class YearField(forms.IntegerField):
    """The year that a ledger is of, for dates that do not say it."""

    def __init__(self) -> None:
        words = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _YEAR_WRONG)
        this_year = timezone.localdate().year
        super().__init__(
            label="哪一年的台账", min_value=FIRST_YEAR, max_value=this_year, error_messages=words
        )


class UploadForm(forms.Form):
    """The file goes into the ledger of the user's own unit."""

    file = forms.FileField(
        label="文件",
        error_messages={
            "required": "请选择文件。", "empty": "这个文件是空的，请换一个。", "invalid": "请选择文件。",
            "missing": "请选择文件。", "max_length": "文件名太长了，请改短。",
        },
    )  # fmt: skip
    sheet = forms.CharField(
        label="工作表名称",
        required=False,
        max_length=60,
        error_messages={"max_length": "工作表名称最多60个字。"},
    )
    again = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"year": timezone.localdate().year - 1})
        self.fields["year"] = YearField()
        self.fields["file"].widget.attrs |= {
            "class": "form-control pick-file",
            "accept": ".xlsx,.xls,.et,.csv",
        }
        self.fields["sheet"].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        self.fields["year"].widget.attrs |= {"class": "form-control", "inputmode": "numeric"}

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LIMITS.packed:
            most = LIMITS.packed // 1024 // 1024
            raise forms.ValidationError(f"文件太大了：最大{most} MB。请删掉里面的图片，或者分成几个文件。")
        return file


class YearForm(forms.Form):
    """The year alone, beside the columns."""

    def __init__(self, data: Any = None, *, year: int) -> None:
        super().__init__(data, initial={"year": year})
        self.fields["year"] = YearField()
        self.fields["year"].widget.attrs |= {"class": "form-control", "inputmode": "numeric"}


def column_choices() -> list[tuple[str, str]]:
    """What a column may be."""
    return [("", "不导入这一列"), *((field.key, field.title) for field in FIELDS)]
