"""Those a unit works with, what was agreed, and 双清单: what each side asks of the other."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from activities.choices import EXCHANGE_CLOSED, AskedBy, ExchangeKind, ExchangeState, PartnerKind
from activities.models.amounts import money
from activities.querysets import PartnerRowQuerySet, UnitRowQuerySet
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.masks import mask_phone
from shuangyong.units.models import Unit, User


class Partner(models.Model):
    """A partner by its public name (“驻区某部”): there is no field for a unit designation of the forces."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="partners", verbose_name="单位")
    name = models.CharField("名称", max_length=60, help_text="部队只写公开称谓，如“驻区某部”，不写番号。")
    kind = models.CharField("关系", max_length=12, choices=PartnerKind.choices, default=PartnerKind.PAIRED)
    since = models.PositiveSmallIntegerField(
        "起始年份",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1927, "年份不对，请核对。"),
            MaxValueValidator(2099, "年份不对，请核对。"),
        ],
    )
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = EncryptedField("联系电话", mask=mask_phone, max_length=30)
    note = models.CharField("备注", max_length=300, blank=True)
    is_active = models.BooleanField("仍在共建", default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="修改人")

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "共建单位"
        ordering = ["-is_active", "kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="partner_once_in_a_unit")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:partner", args=[self.pk])

    def years_in(self, year: int) -> int | None:
        """The anniversary that comes round in `year`; None when it is not known or not yet one."""
        return year - self.since if self.since and year > self.since else None


class Agreement(models.Model):
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="agreements", verbose_name="共建单位")
    title = models.CharField("协议名称", max_length=120)
    signed_on = models.DateField("签订日期", null=True, blank=True)
    valid_to = models.DateField("有效期至", null=True, blank=True)
    note = models.CharField("主要内容", max_length=300, blank=True)

    objects = PartnerRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "共建协议"
        ordering = ["-signed_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Exchange(models.Model):
    """A line of 双清单: what one side asks, who handles it, by when, and what came of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exchanges", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    asked_by = models.CharField("哪一方提出", max_length=8, choices=AskedBy.choices)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="exchanges", verbose_name="共建单位"
    )
    item = models.CharField("事项", max_length=200)
    kind = models.CharField("类别", max_length=10, choices=ExchangeKind.choices, default=ExchangeKind.OTHER)
    lead = models.CharField("牵头单位", max_length=80, blank=True)
    support = models.CharField("配合单位", max_length=120, blank=True)
    handler = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("办理时限", null=True, blank=True)
    budget = money("经费（元）")
    state = models.CharField("进度", max_length=10, choices=ExchangeState.choices, default=ExchangeState.OPEN)
    outcome = models.CharField("办理结果或不能办的理由", max_length=300, blank=True)
    done_on = models.DateField("办结日期", null=True, blank=True)
    satisfied = models.BooleanField("对方满意", null=True, blank=True)
    activities = models.ManyToManyField(
        "activities.Activity", blank=True, related_name="exchanges", verbose_name="有关活动"
    )
    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="修改人")
    edited_at = models.DateTimeField("最近修改时间", auto_now=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双清单事项"
        ordering = ["-year", "asked_by", "due_on", "pk"]

    def __str__(self) -> str:
        return self.item

    @property
    def is_open(self) -> bool:
        return self.state not in EXCHANGE_CLOSED
