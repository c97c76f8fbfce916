"""走访慰问: a round is an activity, and each person on its list is one visit."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from activities.choices import VisitState
from activities.models.activity import Activity
from activities.models.amounts import money
from activities.querysets import ActivityRowQuerySet, VisitQuerySet
from beneficiaries.models import Need, Person
from shuangyong.units.models import Unit, User


class RoundStandard(models.Model):
    """What each person of a round is given as a rule: set once, filled in at every visit, printed."""

    activity = models.OneToOneField(
        Activity, models.CASCADE, related_name="standard", verbose_name="走访活动"
    )
    amount = money("慰问金标准（元）")
    goods = models.CharField("慰问品", max_length=100, blank=True)

    objects = ActivityRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "走访标准"

    def __str__(self) -> str:
        return self.goods or "走访标准"


class Visit(models.Model):
    """One person of a round. What was heard is a `Need` of the person's, encrypted and followed up there.

    `person` may have been merged into another record since: read by `person.merged_into or person`.
    `unit` is the unit that kept the person's record when the visit was planned.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="visits", verbose_name="走访活动")
    person = models.ForeignKey(Person, models.PROTECT, related_name="visits", verbose_name="优抚对象")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所在单位")
    position = models.PositiveIntegerField("次序", default=0)
    state = models.CharField("情况", max_length=8, choices=VisitState.choices, default=VisitState.PLANNED)
    day = models.DateField("走访日期", null=True, blank=True)
    amount = money("慰问金（元）")
    goods = models.CharField("慰问品", max_length=100, blank=True)
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="visits", verbose_name="听到的诉求"
    )
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="记录人")
    at = models.DateTimeField("记录时间", null=True)
    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "走访"
        ordering = ["activity", "position", "pk"]
        indexes = [
            models.Index(fields=["day"], name="visit_day"),
            models.Index(fields=["unit", "day"], name="visit_unit_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["activity", "person"], name="person_once_a_round"),
            models.CheckConstraint(
                condition=~Q(state=VisitState.VISITED) | Q(day__isnull=False), name="visited_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}"
