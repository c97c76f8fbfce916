"""What the desk keeps: the bundles that people asked for."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from shuangyong.desk.bundles.choices import FORMAT_WORDS, KEPT, OPEN, SLOW_START, STALLED, BundleState, Which
from shuangyong.desk.bundles.querysets import BundleQuerySet
from shuangyong.units.models import Unit, User


class BundleJob(models.Model):
    """One 整套下载: what was asked for, how far it has come, where its file lies.

    `run` names the worker's go at it: who lost the job to another writes no more. `failures` is a list of
    {"unit", "title", "reason"} in Chinese. `stored_name` is the name on our disk, empty when there is no
    file (any more); `file_name` is what the user gets.
    """

    requested_by = models.ForeignKey(User, models.CASCADE, verbose_name="申请人", related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name="范围", related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    which = models.CharField("收哪些", max_length=20, choices=Which.choices, default=Which.APPROVED)
    formats = models.JSONField("格式", default=list)

    state = models.CharField("状态", max_length=20, choices=BundleState.choices, default=BundleState.WAITING)
    total = models.PositiveIntegerField("共几份", default=0)
    done = models.PositiveIntegerField("做了几份", default=0)
    failures = models.JSONField("有问题的", default=list, blank=True)
    reason = models.CharField("没有做成的原因", max_length=200, blank=True)
    cancel_requested = models.BooleanField("要求取消", default=False)
    run = models.UUIDField(null=True, editable=False)

    plans = models.JSONField("收入的计划", default=list, editable=False)
    stored_name = models.CharField(max_length=60, blank=True, editable=False)
    file_name = models.CharField("文件名", max_length=120, blank=True)
    size = models.PositiveBigIntegerField("字节", default=0)

    created_at = models.DateTimeField("申请时间", auto_now_add=True)
    started_at = models.DateTimeField("开始时间", null=True)
    progress_at = models.DateTimeField("最近进展", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "整套下载"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["requested_by", "unit", "year"],
                condition=Q(state__in=[str(state) for state in OPEN]),
                name="one_open_bundle_of_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit.name}{self.year}年双拥计划"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_stalled(self) -> bool:
        """Whether its worker seems to have died over it."""
        if self.state != BundleState.RUNNING or self.progress_at is None:
            return False
        return self.progress_at < timezone.now() - STALLED

    @property
    def is_slow_to_start(self) -> bool:
        return self.state == BundleState.WAITING and self.created_at < timezone.now() - SLOW_START

    @property
    def expires_at(self) -> datetime | None:
        """Until when the file can be fetched; None where there never was one."""
        if self.state != BundleState.DONE or self.finished_at is None:
            return None
        return self.finished_at + KEPT

    @property
    def is_ready(self) -> bool:
        """Whether the file is there to be fetched."""
        until = self.expires_at
        return bool(self.stored_name) and until is not None and until > timezone.now()

    @property
    def format_words(self) -> str:
        return "、".join(FORMAT_WORDS.get(fmt, fmt) for fmt in self.formats)
