"""Data that changes with the law: categories of 优抚对象 and the standards of their allowances."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from beneficiaries.querysets import DatedQuerySet


class Category(models.Model):
    """A category of the dictionary (domain.md 2.1), kept by 系统管理员.

    The mapping codes are those of other offices' systems; none of them is a national standard.
    `particulars` lists `choices.Particular` values that are asked for with it.
    """

    code = models.CharField("代码", max_length=10, unique=True)
    name = models.CharField("现行名称", max_length=60)
    old_names = models.CharField("旧称、并称", max_length=200, blank=True, help_text="几个名称用“、”隔开。")
    certificate = models.CharField("证件", max_length=80, blank=True)
    particulars = models.JSONField("专属内容", default=list, blank=True)
    least_age = models.PositiveSmallIntegerField("最低年龄", null=True, blank=True)
    born_before = models.DateField("出生早于", null=True, blank=True)
    needs_confirmation = models.BooleanField("须年度确认", default=True)
    shandong_code = models.CharField("鲁码", max_length=20, blank=True)
    guangdong_code = models.CharField("粤码", max_length=20, blank=True)
    survey_code = models.CharField("2018年采集码", max_length=20, blank=True)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "对象类别"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def all_names(self) -> list[str]:
        """The present name and the old ones, for reading other offices' files."""
        return [self.name, *(name.strip() for name in self.old_names.split("、") if name.strip())]


class Standard(models.Model):
    """What is paid to a category, from a day on, by which paper. Amounts are data, never code."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="standards", verbose_name="对象类别")
    name = models.CharField("项目", max_length=60, help_text="例如：定期生活补助。")
    condition = models.CharField("条件", max_length=80, blank=True, help_text="例如：因战六级；城镇。")
    amount = models.DecimalField(
        "金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    per = models.CharField("每", max_length=8, choices=[("month", "月"), ("year", "年"), ("once", "次")])
    valid_from = models.DateField("执行日期")
    valid_to = models.DateField("截止日期", null=True, blank=True)
    source = models.CharField("依据", max_length=200, help_text="文件名称和文号。")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发放标准"
        ordering = ["category__code", "name", "condition", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="standard_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["category", "name", "condition", "valid_from"], name="standard_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.name}"
