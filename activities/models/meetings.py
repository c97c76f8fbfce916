"""What a meeting decided."""

from django.db import models

from activities.choices import DecisionState
from activities.models.activity import Activity
from activities.querysets import ActivityRowQuerySet
from plans.models import Task


class Decision(models.Model):
    """议定事项: what, who, by when. It may have become a task of the plan or an activity of its own."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="decisions", verbose_name="会议")
    text = models.CharField("议定事项", max_length=300)
    owner = models.CharField("责任人", max_length=60, blank=True)
    due_on = models.DateField("完成时限", null=True, blank=True)
    state = models.CharField(
        "办理情况", max_length=8, choices=DecisionState.choices, default=DecisionState.OPEN
    )
    outcome = models.CharField("办理结果", max_length=300, blank=True)
    task = models.ForeignKey(
        Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="转成的任务"
    )
    became = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="转成的活动"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActivityRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议定事项"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]
