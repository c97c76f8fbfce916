"""The review of a plan: submissions with their snapshots, comments, the timeline."""

from django.db import models
from django.db.models import Q

from plans.choices import Act, Decision, ItemKind, PlanState
from plans.models.plan import Plan
from plans.querysets import RowQuerySet, SubmissionQuerySet
from shuangyong.units.models import User
from shuangyong.units.written_once import WrittenOnce


class Submission(models.Model):
    """One handing-in to the reviewing office, with what the plan said then."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField("第几次")
    snapshot = models.JSONField("提交时内容")
    note = models.CharField("附言", max_length=500, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提交人")
    submitted_at = models.DateTimeField("提交时间", auto_now_add=True)
    decision = models.CharField("决定", max_length=12, choices=Decision.choices, blank=True, default="")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="审核人")
    decided_at = models.DateTimeField("审核时间", null=True)
    reason = models.TextField("意见", blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提交"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="submission_number_in_plan"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(decision=""), name="one_open_submission_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"第{self.number}次提交"


class Comment(models.Model):
    """A remark on the plan or one of its rows, or an answer to one. `quote` keeps the words it was about."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    item_kind = models.CharField("位置", max_length=12, choices=ItemKind.choices, default=ItemKind.PLAN)
    item_key = models.UUIDField(null=True, blank=True)
    quote = models.CharField("原文", max_length=120, blank=True)
    body = models.TextField("意见", max_length=1000)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提出人")
    created_at = models.DateTimeField("时间", auto_now_add=True)
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="办结人")
    resolved_at = models.DateTimeField("办结时间", null=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "意见"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.body[:40]


class PlanEvent(WrittenOnce):
    """A line of the timeline: who did what when. Written by services, never changed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="events")
    at = models.DateTimeField("时间", auto_now_add=True)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    act = models.CharField("操作", max_length=16, choices=Act.choices)
    from_state = models.CharField("原状态", max_length=20, choices=PlanState.choices, blank=True)
    to_state = models.CharField("新状态", max_length=20, choices=PlanState.choices, blank=True)
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="events")
    note = models.TextField("说明", blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "经过"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}"
