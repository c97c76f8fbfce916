"""The form that takes a filled-in workbook back; what it could not take is said in one sentence."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile

from plans.sheet.columns import fill_sheets
from plans.sheet.returned import LIMITS, Returned, read_returned
from shuangyong.sheets.reading_limits import Unreadable


class SheetForm(forms.Form):
    """`cleaned_data["file"]` is what the workbook says."""

    file = forms.FileField(
        label="填好的文件（.xlsx）",
        allow_empty_file=True,  # so that our own sentence is shown
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=f"最大{LIMITS.packed // 1024 // 1024} MB。单位现成的任务表（.xlsx）也可以传，按列名认。",
        error_messages={
            "required": "请先选择填好的文件。",
            "invalid": "没有收到文件，请再选一次。",
            "missing": "没有收到文件，请再选一次。",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(Field("file", css_class="pick-file"))

    def clean_file(self) -> Returned:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            if (file.size or 0) > LIMITS.packed:  # not even read into memory
                raise Unreadable(f"文件太大了：最大{LIMITS.packed // 1024 // 1024} MB。")
            return read_returned(file.read(), fill_sheets(()))
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
