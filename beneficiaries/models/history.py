"""What became of a record: states, changes, moves between units, merges."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from beneficiaries.choices import EventKind, Status, TransferState
from beneficiaries.models.person import Person
from beneficiaries.querysets import PersonRowQuerySet, TransferQuerySet
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.masks import mask_words
from shuangyong.units.models import Unit, User


class StatusChange(models.Model):
    """One step in the history of a person's status, with its day and reason."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="status_changes", verbose_name="优抚对象")
    status = models.CharField("状态", max_length=12, choices=Status.choices)
    day = models.DateField("日期")
    reason = models.CharField("原因", max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "状态变化"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.day}"


class PersonEvent(models.Model):
    """A line of a person's timeline. `changes` is a list of [field, before, after], secrets masked.

    `values` is JSON of the same lines in full, of those that are secret (describing.as_sealed).
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="events", verbose_name="优抚对象")
    kind = models.CharField("事项", max_length=10, choices=EventKind.choices)
    changes = models.JSONField("改动", default=list, blank=True)
    values = EncryptedField("改动前后的完整内容", mask=mask_words)
    words = models.CharField("说明", max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "档案记录"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {timezone.localtime(self.at):%Y-%m-%d}"


class Transfer(models.Model):
    """A person moves from one unit to another: asked for, then accepted or refused by the other side."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers", verbose_name="优抚对象")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="转出单位")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="接收单位")
    reason = models.CharField("原因", max_length=200)
    state = models.CharField(
        "状态", max_length=10, choices=TransferState.choices, default=TransferState.REQUESTED
    )
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    requested_at = models.DateTimeField("申请时间", auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="办理人")
    decided_at = models.DateTimeField("办理时间", null=True)
    answer = models.CharField("答复", max_length=200, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "转移"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="requested"), name="one_open_transfer_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}：{self.from_unit} → {self.to_unit}"


class Merge(models.Model):
    """Two records of one person made one; `before` is what both were, as JSON, so that it can be undone."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges", verbose_name="保留")
    absorbed = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="并入")
    before = EncryptedField("合并前", mask=mask_words)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间", auto_now_add=True)
    undone_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "合并"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"
