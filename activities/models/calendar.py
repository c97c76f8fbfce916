"""What stands in the calendar besides festivals and activities, and the addresses it is read from."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from activities.querysets import FeedQuerySet, LocalDateQuerySet
from shuangyong.units.models import Unit, User


class LocalDate(models.Model):
    """地方节点: a day, every year or in one year, that the unit and those below it keep."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="local_dates", verbose_name="单位")
    name = models.CharField("名称", max_length=40)
    month = models.PositiveSmallIntegerField(
        "月", validators=[MinValueValidator(1, "月份是1到12。"), MaxValueValidator(12, "月份是1到12。")]
    )
    day = models.PositiveSmallIntegerField(
        "日", validators=[MinValueValidator(1, "日期是1到31。"), MaxValueValidator(31, "日期是1到31。")]
    )
    year = models.PositiveSmallIntegerField(
        "年份",
        null=True,
        blank=True,
        help_text="只在某一年的填年份，每年都有的不填。",
        validators=[
            MinValueValidator(2000, "年份要在2000到2099之间。"),
            MaxValueValidator(2099, "年份要在2000到2099之间。"),
        ],
    )
    since = models.PositiveSmallIntegerField(
        "起始年份",
        null=True,
        blank=True,
        help_text="填了就显示是第几周年。",
        validators=[
            MinValueValidator(1840, "年份不对，请核对。"),
            MaxValueValidator(2099, "年份不对，请核对。"),
        ],
    )
    note = models.CharField("说明", max_length=100, blank=True)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="修改人")

    objects = LocalDateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "地方节点"
        ordering = ["month", "day", "pk"]

    def __str__(self) -> str:
        return self.name


class DayOff(models.Model):
    """A line of a year's 放假调休 notice: a day off, or a weekend day that is worked."""

    day = models.DateField("日期", unique=True)
    works = models.BooleanField("上班", default=False, help_text="周末调成上班的打勾；放假的不打勾。")
    name = models.CharField("节日", max_length=20)

    class Meta:
        verbose_name = verbose_name_plural = "放假调休"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {'上班' if self.works else '放假'}"


class FeedAddress(models.Model):
    """A secret address from which a calendar program reads. Only the SHA-256 of the secret is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="feeds", verbose_name="账号")
    name = models.CharField("用在哪里", max_length=40, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("建立时间", default=timezone.now)
    read_at = models.DateTimeField("最近读取", null=True)
    revoked_at = models.DateTimeField("停用时间", null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name or "日历订阅"
