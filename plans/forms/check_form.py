"""What a receiver gives to have a paper checked: the code printed on it, or the file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from plans.paper.hashing import read_code
from plans.uploads import MOST_BYTES, HashedFile

NOT_A_CODE = (
    "校验码是16位，由数字和字母A到F组成，例如3F2A-9C41-77B0-E5D2，印在每一页边上的小字里。请对着纸再输一遍。"
)


class CheckForm(forms.Form):
    """Either field will do; the file counts where both are given."""

    code = forms.CharField(
        label="校验码",
        required=False,
        max_length=200,
        help_text="印在每一页边上的小字里，16位。大小写、空格、横线都不要紧。",
        error_messages={"max_length": NOT_A_CODE},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "placeholder": "3F2A-9C41-77B0-E5D2"}
        ),
    )
    file = forms.FileField(
        label="或者选收到的文件",
        required=False,
        help_text="印发时的PDF（Word、Excel也可以）。只在这里核对，不会保存。",
        error_messages={"empty": "这个文件是空的。", "invalid": "文件没有传上来，请再选一次。"},
        widget=forms.FileInput(attrs={"class": "pick-file", "accept": ".pdf,.docx,.xlsx,.txt"}),
    )

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        code = read_code(typed)
        if typed and not code:
            raise ValidationError(NOT_A_CODE)
        return code

    def clean_file(self) -> HashedFile | None:
        file = self.cleaned_data["file"]
        if isinstance(file, HashedFile) and file.too_large:
            raise ValidationError(
                f"文件超过{MOST_BYTES // 1024 // 1024}MB，印发的文件没有这么大。请输入校验码来查。"
            )
        return file if isinstance(file, HashedFile) else None

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if not self.errors and not found.get("code") and not found.get("file"):
            raise ValidationError("请输入校验码，或者选一个文件。")
        return found
