"""A ledger of activities that came in as a file: checked row by row, taken, and taken out again."""

from django.db import models

from activities.models.activity import Activity
from activities.querysets import UnitRowQuerySet
from shuangyong.units.models import Unit, User


class LedgerBatch(models.Model):
    """One file. `mapping` says which column is which; nothing of it is in the ledger before it is done."""

    class State(models.TextChoices):
        CHECKING = "checking", "待核对"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤销"
        DROPPED = "dropped", "已放弃"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    filename = models.CharField("文件名", max_length=200)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.CHECKING)
    heads = models.JSONField("表头", default=list)
    mapping = models.JSONField("列的对应", default=dict)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="导入人")
    at = models.DateTimeField("时间", auto_now_add=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动台账导入"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename


class LedgerRow(models.Model):
    """A row of the file: `cells` as they were read, `values` after mending, `problems` in Chinese."""

    batch = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="rows", verbose_name="批次")
    number = models.PositiveIntegerField("行号")
    cells = models.JSONField("单元格", default=list)
    values = models.JSONField("内容", default=dict)
    problems = models.JSONField("问题", default=list)
    skipped = models.BooleanField("跳过", default=False)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="导入成的活动"
    )

    class Meta:
        verbose_name = verbose_name_plural = "导入的行"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="ledger_row_once_a_batch")]

    def __str__(self) -> str:
        return f"第{self.number}行"
