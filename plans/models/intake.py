"""A text on its way to become a plan: its lines and what has been said about what was found in them."""

from django.db import models

from plans.querysets import IntakeQuerySet
from shuangyong.units.models import Unit, User


class Intake(models.Model):
    """The staged lines of a file or of pasted text; never the file itself. Gone once the plan is made.

    `carried` is what a Word file of ours says as data, unchanged since it was exported; else None.
    `lines`, `decisions` and `undo` are what plans.intake writes. A file that holds several plans keeps
    `parts` ([title, start, end], by line) and each part that is taken gets a row of its own, whose `whole`
    this is; `made` holds the starts of the parts that have become plans.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="单位")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="读入人")
    created_at = models.DateTimeField("读入时间", auto_now_add=True)
    changed_at = models.DateTimeField("最近核对", auto_now=True)
    filename = models.CharField("文件名", max_length=200, blank=True)
    title = models.CharField("标题", max_length=120, blank=True)

    lines = models.JSONField("文字", default=list)
    carried = models.JSONField("本系统导出时的内容", null=True, editable=False)
    parts = models.JSONField("各份", default=list, blank=True)
    made = models.JSONField("已建的", default=list, blank=True)
    whole = models.ForeignKey("self", models.CASCADE, null=True, related_name="taken", editable=False)
    start = models.PositiveIntegerField("从第几行", default=0, editable=False)

    text_year = models.PositiveSmallIntegerField("文字的年度", null=True, blank=True)
    make_year = models.PositiveSmallIntegerField("要建的年度")
    decisions = models.JSONField("核对的结果", default=dict, blank=True)
    undo = models.JSONField("可撤销的", default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "读入的计划"
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["whole", "start"], name="part_of_an_intake_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.filename or "粘贴的文字"

    @property
    def is_several(self) -> bool:
        """Whether one of several plans is to be chosen first."""
        return bool(self.parts)
