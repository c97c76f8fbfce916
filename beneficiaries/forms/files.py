"""A table that is sent in as a file."""

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from shuangyong.sheets.reading_limits import Limits


class TableFileForm(forms.Form):
    """The file, which of its sheets, and whether it comes a second time on purpose."""

    limits: ClassVar[Limits]
    accept: ClassVar[str]

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

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["file"].widget.attrs |= {"class": "form-control pick-file", "accept": self.accept}
        self.fields["sheet"].widget.attrs |= {"class": "form-control", "autocomplete": "off"}

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > self.limits.packed:
            most = self.limits.packed // 1024 // 1024
            raise forms.ValidationError(f"文件太大了：最大{most} MB。请删掉里面的图片，或者分成几个文件。")
        return file
