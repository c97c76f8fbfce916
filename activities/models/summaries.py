"""The figures a summary was written with, each leading to its rows; and what else belongs to its paper."""

from django.db import models
from django.utils import timezone

from activities.models.photos import Photo
from activities.querysets import PlanRowQuerySet
from plans.models import Plan


class Summary(models.Model):
    """What the paper of a summary has beside its text, as it was when the figures were last counted.

    `written` holds, for each paragraph that was written from rows, [place, key, text]; `quoted` the words of
    rows in which numbers stand that are no figures; `tables` the annexed tables, as they are printed.
    """

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="summary", verbose_name="总结")
    written = models.JSONField("写成的段落", default=list, blank=True)
    quoted = models.JSONField("引用的词句", default=list, blank=True)
    tables = models.JSONField("附表", default=list, blank=True)
    counted_at = models.DateTimeField("统计时间", default=timezone.now)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "总结的附表和底稿"

    def __str__(self) -> str:
        return f"{self.plan_id}"


class SummaryPhoto(models.Model):
    """A picture of the annex 活动照片. `caption` and `digest` are what they were when it was chosen."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="summary_photos", verbose_name="总结")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="summaries", verbose_name="照片")
    position = models.PositiveSmallIntegerField(default=0)
    caption = models.CharField("说明", max_length=120, blank=True)
    digest = models.CharField(max_length=64, editable=False)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "总结里的照片"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "photo"], name="photo_once_a_summary")]

    def __str__(self) -> str:
        return self.caption


class SummaryFigure(models.Model):
    """A figure of a summary as it was when the text was written.

    `code` names it in `activities.summaries.figures`; `value` is in `measure_word`; `address` is the list of
    the rows it was counted from, as a path with its query.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="figures", verbose_name="总结")
    position = models.PositiveSmallIntegerField(default=0)
    code = models.CharField("代码", max_length=40)
    name = models.CharField("名称", max_length=80)
    value = models.DecimalField("数值", max_digits=14, decimal_places=2)
    measure_word = models.CharField("单位", max_length=10, blank=True)
    address = models.CharField("明细", max_length=300, blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "总结里的数字"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="figure_once_a_summary")]

    def __str__(self) -> str:
        return f"{self.name} {self.value}{self.measure_word}"
