"""An activity: one thing that is done on a day, with its people, money, goods and history."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from activities.choices import COMING, Act, ActivityState, MeetingKind
from activities.models.amounts import money
from activities.models.partners import Partner
from activities.querysets import ActivityQuerySet, ActivityRowQuerySet
from plans.choices import Ask
from plans.models import Task, TaskType
from shuangyong.units.models import Unit, User
from shuangyong.units.written_once import WrittenOnce

_MOST_PEOPLE = MaxValueValidator(9_999_999, "数量太大了，请核对。")


def _count(name: str) -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(name, null=True, blank=True, validators=[_MOST_PEOPLE])


class Activity(models.Model):
    """One thing done, or to be done, on a day. Only unit, title and day are required.

    `task` may be a row of an earlier revision of the plan: revisions share the task's `key`, so progress is
    counted by `task.key`, and `task_title` keeps what the task was called. `day` is the day it is planned for
    until it is done, then the day it was; `first_day` is where it stood before it was first put off. `token`
    comes from the form, so that what is sent twice is stored once. It never names a beneficiary: visits do.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="activities", verbose_name="单位")
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="计划任务"
    )
    task_title = models.CharField("任务名称", max_length=300, blank=True, editable=False)
    type = models.ForeignKey(
        TaskType, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="类型"
    )
    title = models.CharField("活动名称", max_length=120)
    day = models.DateField("日期")
    end_day = models.DateField("结束日期", null=True, blank=True)
    starts_at = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=ActivityState.choices, default=ActivityState.PLANNED
    )
    reason = models.CharField("延期或取消的原因", max_length=200, blank=True)
    first_day = models.DateField("原定日期", null=True, blank=True, editable=False)

    host = models.CharField("牵头单位", max_length=120, blank=True)
    led_by = models.CharField("带队领导", max_length=60, blank=True)
    responsible = models.CharField("责任人", max_length=60, blank=True)
    participants = models.CharField("参加单位和人员", max_length=200, blank=True)
    partners = models.ManyToManyField(Partner, blank=True, related_name="activities", verbose_name="共建单位")
    speaker = models.CharField("主讲人", max_length=60, blank=True)
    audience = models.CharField("听众", max_length=120, blank=True)

    military = _count("部队人数")
    civilians = _count("地方人数")
    students = _count("学生人数")
    volunteers = _count("志愿者人数")
    reached = _count("服务人次")
    households = _count("慰问户数")
    quantity = _count("完成数量")
    gift_source = models.CharField("慰问金来源", max_length=60, blank=True)

    account = models.TextField("活动概况", max_length=2000, blank=True)
    outcome = models.CharField("成效", max_length=500, blank=True)
    needs = models.CharField("听到的意见", max_length=500, blank=True)
    link = models.URLField("宣传链接", max_length=300, blank=True)

    meeting = models.CharField("会议种类", max_length=12, choices=MeetingKind.choices, blank=True)
    agenda = models.TextField("议题", max_length=2000, blank=True)

    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    edited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="最近修改")
    edited_at = models.DateTimeField("最近修改时间", auto_now=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动"
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["unit", "day"], name="activity_unit_day"),
            models.Index(fields=["day"], name="activity_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_day__isnull=True) | Q(end_day__gte=F("day")), name="activity_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ActivityState.POSTPONED, ActivityState.CANCELLED]) | ~Q(reason=""),
                name="activity_put_off_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activities:detail", args=[self.pk])

    @property
    def is_coming(self) -> bool:
        """Whether it is still to be done."""
        return self.state in COMING

    @property
    def people(self) -> int:
        """How many took part, of all groups."""
        return sum(n or 0 for n in (self.military, self.civilians, self.students, self.volunteers))

    @property
    def asks(self) -> frozenset[str]:
        """Codes of `plans.choices.Ask`: what its type asks for. All of them where it has no type."""
        return self.type.asked if self.type else frozenset(Ask.values)


class Cost(models.Model):
    """Money of one source. What is given at visits is summed from the visits and not typed here."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="costs", verbose_name="活动")
    source = models.CharField("经费来源", max_length=60, blank=True)
    planned = money("预算（元）")
    spent = money("实支（元）")
    note = models.CharField("用途", max_length=100, blank=True)

    objects = ActivityRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "经费"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.source or "经费"


class Goods(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="goods", verbose_name="活动")
    name = models.CharField("品名", max_length=60)
    measure_word = models.CharField("单位", max_length=10, blank=True)
    quantity = models.DecimalField(
        "数量",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "数量不能是负数。")],
    )
    price = money("单价（元）")

    objects = ActivityRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "物资"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ActivityEvent(WrittenOnce):
    """A line of an activity's history; `changes` is a list of [field, before, after]. Never changed."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="events", verbose_name="活动")
    at = models.DateTimeField("时间", auto_now_add=True)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    act = models.CharField("操作", max_length=10, choices=Act.choices)
    changes = models.JSONField("改动", default=list, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    objects = ActivityRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动经过"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}"
