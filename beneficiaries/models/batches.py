"""Imports: what was brought in, what it changed, how columns were read the last time."""

from django.db import models

from beneficiaries.choices import BatchState
from beneficiaries.models.person import Person
from beneficiaries.querysets import BatchQuerySet
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.masks import mask_words
from shuangyong.units.models import Unit, User


class ImportBatch(models.Model):
    """One file on its way into the ledger. Its rows lie here, encrypted, until it is taken or dropped.

    `mapping` says where the table stood and which column (from 0) is which field; neither it nor `counts` nor
    a row's `problems` hold a value of a person's.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="导入人")
    at = models.DateTimeField("上传时间", auto_now_add=True)
    filename = models.CharField("文件名", max_length=200)
    digest = models.CharField("文件校验码", max_length=64, db_index=True)
    state = models.CharField("状态", max_length=10, choices=BatchState.choices, default=BatchState.PREVIEW)
    mapping = models.JSONField("列的对应", default=dict)
    counts = models.JSONField("统计", default=dict)
    done_rows = models.PositiveIntegerField("已处理", default=0)
    total_rows = models.PositiveIntegerField("总行数", default=0)
    finished_at = models.DateTimeField("完成时间", null=True)
    run = models.UUIDField(null=True)  # whose hands it is in while it is being checked or taken
    progress_at = models.DateTimeField(null=True)  # the worker's last sign of life
    note = models.CharField("说明", max_length=200, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename


class ImportRow(models.Model):
    """One row of the file: what it says, what it would do, what it did.

    `values` is JSON of what the row says (importing.packing); it is emptied once the row is in. `before` is
    what the person was, for the undo. `changes` is masked, as in the history.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("行号")
    outcome = models.CharField("结果", max_length=10, blank=True)  # new, changed, same, problem, skipped
    values = EncryptedField("内容", mask=mask_words)
    problems = models.JSONField("问题", default=list)
    changes = models.JSONField("改动", default=list)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    before = EncryptedField("导入前", mask=mask_words)
    version_after = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入的行"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_row_once_a_batch")]

    def __str__(self) -> str:
        return f"第{self.number}行"


class ColumnMapping(models.Model):
    """How a unit's own sheet was read the last time: head of the column → field."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    heads = models.CharField("表头校验码", max_length=64)
    mapping = models.JSONField("列的对应", default=dict)
    used_at = models.DateTimeField("最近使用", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "列的对应"
        constraints = [models.UniqueConstraint(fields=["unit", "heads"], name="mapping_once_a_sheet")]

    def __str__(self) -> str:
        return f"{self.unit} {self.used_at:%Y-%m-%d}"


class ExportChoice(models.Model):
    """The columns somebody exported the last time, in their order."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    columns = models.JSONField("列", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "导出的列"

    def __str__(self) -> str:
        return str(self.user)
