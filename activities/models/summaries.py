"""The figures a summary was written with, each leading to its rows."""

from django.db import models

from activities.querysets import PlanRowQuerySet
from plans.models import Plan


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
