"""Import and export on the settings pages: one file, a preview, limits, a line in the audit trail."""

import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from import_export.admin import ExportMixin, ImportMixin
from import_export.formats.base_formats import Format
from import_export.results import Result, RowResult
from import_export.tmp_storages import BaseStorage

from shuangyong.units.adminsite import HouseAdmin
from shuangyong.units.export_formats import FORMATS, MAX_BYTES, UnreadableTable, format_index

KEPT_SECONDS = 24 * 3600
_NAME = re.compile(r"[0-9a-f]{32}")


class UploadFolder(BaseStorage):
    """Where an upload waits between preview and confirmation; names are made here and nowhere else."""

    @property
    def path(self) -> Path:
        if not _NAME.fullmatch(str(self.name)):
            raise FileNotFoundError(self.name)
        folder: Path = settings.VAR_DIR / "imports"
        return folder / str(self.name)

    def save(self, data: bytes) -> None:
        self.name = uuid4().hex
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in self.path.parent.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - old.stat().st_mtime > KEPT_SECONDS:
                    old.unlink()
        self.path.write_bytes(data)

    def read(self) -> bytes:
        return self.path.read_bytes()

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


class UploadForm(forms.Form):
    """One file; its format is told from the file."""

    import_file = forms.FileField(
        label="文件",
        help_text=".xlsx 或 .csv，不超过 5 MB，第一行是表头。",
        error_messages={"required": "请选择要导入的文件。", "empty": "这个文件是空的，请检查是否选错了。"},
    )

    def __init__(self, formats: list[type[Format]], resources: list[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def clean_import_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["import_file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError("文件超过 5 MB。请删去用不到的列和图片，或分成几份上传。")
        head = file.read(8)
        file.seek(0)
        try:
            self.cleaned_data["format"] = format_index(file.name or "", head)
        except UnreadableTable as error:
            raise forms.ValidationError(str(error)) from error
        return file


class ConfirmForm(forms.Form):
    """What the preview hands to the confirmation."""

    import_file_name = forms.RegexField(_NAME, widget=forms.HiddenInput)
    original_file_name = forms.CharField(widget=forms.HiddenInput, required=False)
    format = forms.TypedChoiceField(
        choices=[(str(index), index) for index in range(len(FORMATS))], coerce=int, widget=forms.HiddenInput
    )


class ExportForm(forms.Form):
    """Which format to export."""

    format = forms.ChoiceField(label="文件格式", widget=forms.RadioSelect)
    is_selectable_fields_form = False

    def __init__(self, formats: list[type[Format]], resources: list[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choice = self.fields["format"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  narrows the type
        choice.choices = [(str(index), kind().get_title()) for index, kind in enumerate(formats)]
        choice.initial = "0"


class ExportAdmin(ExportMixin, HouseAdmin):
    """A screen whose list can be exported, as far as the user sees it."""

    formats = FORMATS
    export_form_class = ExportForm

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """As filtered on the list; a filter that is none is 400 here, where Django's list starts again."""
        try:
            return super().get_export_queryset(request)  # type: ignore[no-any-return]
        except IncorrectLookupParameters as error:
            raise BadRequest("no such filter") from error

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[int]:
        return list(self.get_queryset(request).values_list("pk", flat=True))

    def get_data_for_export(self, request: HttpRequest, queryset: QuerySet[Any], **kwargs: Any) -> Any:
        kwargs.pop("encoding", None)
        return super().get_data_for_export(request, queryset, **kwargs)

    def _do_file_export(
        self, file_format: Format, request: HttpRequest, queryset: QuerySet[Any], export_form: Any = None
    ) -> HttpResponse:
        data = self.get_export_data(file_format, request, queryset, export_form=export_form)
        name = self.model._meta.verbose_name_plural
        file_name = f"{name}{timezone.localdate():%Y%m%d}.{file_format.get_extension()}"
        response = HttpResponse(data, content_type=file_format.get_content_type())
        response["Content-Disposition"] = content_disposition_header(True, file_name) or ""
        self.note(request, "导出", name, f"{queryset.count()} 条")
        return response


class TransferAdmin(ImportMixin, ExportAdmin):
    """A screen with export and import; import needs the rights to add and to change."""

    import_export_change_list_template = "admin/import_export/change_list_import_export.html"
    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    tmp_storage_class = UploadFolder
    skip_admin_log = True  # the audit trail has it

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        known = isinstance(e, UnreadableTable)
        form.add_error(
            "import_file", str(e) if known else "这个文件读不出来。请在 Excel 里另存为 .xlsx 再上传。"
        )

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().process_import(request, **kwargs)  # type: ignore[no-any-return]
        except (FileNotFoundError, UnreadableTable):
            messages.error(request, "预览已经过期，没有导入。请重新上传文件。")
            return redirect(f"admin:{'_'.join(self.get_model_info())}_import")

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        totals = result.totals
        new, changed = totals[RowResult.IMPORT_TYPE_NEW], totals[RowResult.IMPORT_TYPE_UPDATE]
        same = totals[RowResult.IMPORT_TYPE_SKIP]
        failed = result.has_errors() or result.has_validation_errors()
        words = f"新增 {new} 条，更新 {changed} 条，没有变化 {same} 条"
        if failed:
            messages.error(request, "有些行在预览之后出了问题，全部没有导入。请重新上传，看预览里的说明。")
        else:
            messages.success(request, f"导入完成：{words}。")
        self.note(request, "导入", self.model._meta.verbose_name_plural, "未导入" if failed else words)
        return redirect(f"admin:{'_'.join(self.get_model_info())}_changelist")

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}
