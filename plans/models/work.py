"""The work of a plan: goals, tasks with their timings, the leading group."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from plans.choices import Direction, GroupRole, TaskStatus
from plans.models.plan import Plan
from plans.models.text import Paragraph, Row
from shuangyong.almanac.timing import Timing as TimingValue
from shuangyong.almanac.timing import TimingKind


class TaskType(models.Model):
    """A line of the dictionary of task types, kept by 系统管理员."""

    code = models.CharField("代码", max_length=10, unique=True)
    name = models.CharField("类型", max_length=60)
    direction = models.CharField("方向", max_length=1, choices=Direction.choices)
    participants = models.CharField("常见参与者", max_length=100, blank=True)
    usual_time = models.CharField("常见时点", max_length=60, blank=True)
    records = models.CharField("事后记录", max_length=120, blank=True)
    measure_words = models.CharField(
        "计量单位", max_length=40, blank=True, help_text="几种单位用“/”隔开，如：次/元"
    )
    asks = models.CharField(
        "活动记录要填",
        max_length=120,
        blank=True,
        help_text="登记这类活动时要显示的内容；标题和日期总是有的，其余都可以不填。",
    )
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "任务类型"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> frozenset[str]:
        """Codes of `Ask`."""
        return frozenset(self.asks.split())


class Goal(Row):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    text = models.TextField("目标")

    class Meta(Row.Meta):
        verbose_name = verbose_name_plural = "目标"
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="goal_key_in_plan")]

    def __str__(self) -> str:
        return self.text[:40]


class Task(Row):
    """One thing to do. Only the title is required; the quarters it falls in are computed from its timings."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    title = models.CharField("工作任务", max_length=300)
    details = models.TextField("具体措施", blank=True)
    type = models.ForeignKey(TaskType, models.PROTECT, null=True, blank=True, verbose_name="任务类型")
    direction = models.CharField("方向", max_length=1, choices=Direction.choices, blank=True)
    responsible_unit = models.CharField("责任单位", max_length=120, blank=True)
    responsible_person = models.CharField("责任人", max_length=60, blank=True)
    partners = models.CharField("配合单位", max_length=200, blank=True)
    participants = models.CharField("参加人员", max_length=200, blank=True)
    target_count = models.PositiveIntegerField(
        "数量", null=True, blank=True, validators=[MaxValueValidator(99_999_999, "数量太大了，请核对。")]
    )
    measure_word = models.CharField("计量单位", max_length=20, blank=True)
    budget = models.DecimalField(
        "经费（元）",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "经费不能是负数。")],
    )
    fund_source = models.CharField("经费来源", max_length=60, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    status = models.CharField("状态", max_length=20, choices=TaskStatus.choices, default=TaskStatus.PLANNED)
    paragraph = models.ForeignKey(Paragraph, models.SET_NULL, null=True, blank=True, related_name="tasks")

    class Meta(Row.Meta):
        verbose_name = verbose_name_plural = "任务"
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="task_key_in_plan")]

    def __str__(self) -> str:
        return self.title[:40]


class Timing(models.Model):
    """One time of a task; the fields are those of `almanac.timing.Timing`."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="timings")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField("种类", max_length=12, choices=[(kind.value, kind.value) for kind in TimingKind])
    words = models.CharField("原话", max_length=120, blank=True)
    day = models.DateField("日期", null=True, blank=True)
    end_day = models.DateField("结束日期", null=True, blank=True)
    start_month = models.PositiveSmallIntegerField("起月", null=True, blank=True)
    end_month = models.PositiveSmallIntegerField("止月", null=True, blank=True)
    number = models.PositiveSmallIntegerField("序数或次数", null=True, blank=True)
    code = models.CharField("节日、季节或频率", max_length=40, blank=True)
    offset = models.CharField("前后", max_length=20, blank=True)
    next_year = models.BooleanField("次年", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "时间"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def value(self) -> TimingValue:
        """This row as the almanac's plain value."""
        return TimingValue(
            **{name: getattr(self, name) for name in VALUE_FIELDS} | {"kind": TimingKind(self.kind)}
        )

    @staticmethod
    def fields_of(value: TimingValue) -> dict[str, Any]:
        """The columns for a plain value."""
        return {name: getattr(value, name) for name in VALUE_FIELDS} | {"kind": value.kind.value}


VALUE_FIELDS = (
    "kind", "words", "day", "end_day", "start_month", "end_month", "number", "code", "offset", "next_year",
)  # fmt: skip


class Member(Row):
    """Someone in the leading group; the order within a role is the order of the list."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="members")
    role = models.CharField("职责", max_length=12, choices=GroupRole.choices, default=GroupRole.MEMBER)
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("职务", max_length=80, blank=True)

    class Meta(Row.Meta):
        verbose_name = verbose_name_plural = "领导小组成员"
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="member_key_in_plan")]

    def __str__(self) -> str:
        return self.name
