"""What is done for a person: needs, honours, payments, helpers, the yearly confirmation."""

from django.core.validators import MinValueValidator
from django.db import models

from beneficiaries.choices import ConfirmationResult, HonourKind, HonourState, NeedKind, NeedState
from beneficiaries.models.dictionary import Standard
from beneficiaries.models.person import Person
from beneficiaries.querysets import PersonRowQuerySet
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.masks import mask_phone, mask_words
from shuangyong.units.models import User


class Need(models.Model):
    """A difficulty or a wish, with who handles it, until it is done and answered by a return visit."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="needs", verbose_name="优抚对象")
    kind = models.CharField("类别", max_length=10, choices=NeedKind.choices, default=NeedKind.OTHER)
    words = EncryptedField("困难和诉求", mask=mask_words, max_length=500)
    heard_on = models.DateField("提出日期")
    handler = models.CharField("经办人", max_length=40, blank=True)
    due_on = models.DateField("办结期限", null=True, blank=True)
    state = models.CharField("办理情况", max_length=8, choices=NeedState.choices, default=NeedState.OPEN)
    done_on = models.DateField("办结日期", null=True, blank=True)
    outcome = EncryptedField("办理结果", mask=mask_words, max_length=500)
    revisited_on = models.DateField("回访日期", null=True, blank=True)
    satisfied = models.BooleanField("本人满意", null=True, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "困难诉求"
        ordering = ["state", "due_on", "heard_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.heard_on}"


class Honour(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="honours", verbose_name="优抚对象")
    kind = models.CharField("种类", max_length=10, choices=HonourKind.choices)
    state = models.CharField("情况", max_length=10, choices=HonourState.choices, default=HonourState.GIVEN)
    day = models.DateField("日期", null=True, blank=True)
    words = models.CharField("说明", max_length=200, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "荣誉"
        ordering = ["-day", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class Payment(models.Model):
    """Money paid out. `standard` says what it was measured by; the amount is kept as it was paid."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="payments", verbose_name="优抚对象")
    standard = models.ForeignKey(Standard, models.PROTECT, null=True, blank=True, verbose_name="发放标准")
    name = models.CharField("项目", max_length=60)
    amount = models.DecimalField(
        "金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    year = models.PositiveSmallIntegerField("年度")
    month = models.PositiveSmallIntegerField("月份", null=True, blank=True)
    paid_on = models.DateField("发放日期", null=True, blank=True)
    note = models.CharField("备注", max_length=100, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发放记录"
        ordering = ["-year", "-month", "pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.amount}"


class Helper(models.Model):
    """Somebody who helps in a pairing (结对帮扶)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="helpers", verbose_name="优抚对象")
    name = models.CharField("帮扶人", max_length=40)
    organisation = models.CharField("单位", max_length=80, blank=True)
    phone = EncryptedField("电话", mask=mask_phone, max_length=30)
    since = models.DateField("结对日期", null=True, blank=True)
    until = models.DateField("结束日期", null=True, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "结对帮扶"
        ordering = ["until", "-since", "pk"]

    def __str__(self) -> str:
        return self.name


class Confirmation(models.Model):
    """The yearly look whether somebody is still entitled (军人抚恤优待条例 2024, 8)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="confirmations", verbose_name="优抚对象")
    year = models.PositiveSmallIntegerField("年度")
    result = models.CharField("结果", max_length=10, choices=ConfirmationResult.choices)
    day = models.DateField("确认日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="确认人")
    note = models.CharField("说明", max_length=200, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度确认"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["person", "year"], name="confirmation_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year}年 {self.get_result_display()}"
