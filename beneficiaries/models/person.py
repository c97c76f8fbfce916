"""A person of the ledger, the household, the identities, the contacts."""

from django.db import models
from django.db.models import Q

from beneficiaries.choices import ContactKind, IdKind, Sex, Status
from beneficiaries.models.dictionary import Category
from beneficiaries.normalise import plain_id, plain_phone
from beneficiaries.querysets import PersonQuerySet, PersonRowQuerySet
from shuangyong.privacy.fields import BlindIndexField, EncryptedField
from shuangyong.privacy.masks import mask_address, mask_card, mask_id, mask_phone, mask_words
from shuangyong.units.models import Unit, User

_THERE = Q(merged_into__isnull=True)


class Household(models.Model):
    """People who live together; the address is a secret like their ids."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="households", verbose_name="单位")
    address = EncryptedField("住址", mask=mask_address, max_length=200)
    grid = models.CharField("网格", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "家庭"

    def __str__(self) -> str:
        return f"家庭{self.pk}"


class Person(models.Model):
    """Somebody in the care of a unit. Name, unit and one identity are required; nothing else is.

    There is no field for a unit designation of the forces, and there must be none. `version` counts changes;
    `status`, `confirmed_year` and `visited_on` repeat the newest row of their histories.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="persons", verbose_name="单位")
    name = models.CharField("姓名", max_length=40)
    former_name = models.CharField("曾用名", max_length=40, blank=True)
    pinyin = models.CharField("拼音", max_length=200, blank=True, editable=False)
    initials = models.CharField("拼音首字母", max_length=40, blank=True, editable=False)
    sex = models.CharField("性别", max_length=1, choices=Sex.choices, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    birthday = models.CharField("生日", max_length=4, blank=True, editable=False)  # MMDD

    id_kind = models.CharField("证件种类", max_length=8, choices=IdKind.choices, default=IdKind.RESIDENT)
    id_number = EncryptedField("证件号码", mask=mask_id, max_length=30)
    id_index = BlindIndexField(source="id_number", normalise=plain_id)
    phone = EncryptedField("电话", mask=mask_phone, max_length=30)
    phone_index = BlindIndexField(source="phone", normalise=plain_phone)
    bank = models.CharField("开户银行", max_length=60, blank=True)
    account = EncryptedField("银行账号", mask=mask_card, max_length=30)

    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="persons", verbose_name="家庭"
    )
    registered_address = EncryptedField("户籍地址", mask=mask_address, max_length=200)
    health = EncryptedField("身体状况", mask=mask_words, max_length=200)
    note = models.CharField("备注", max_length=300, blank=True)

    status = models.CharField("状态", max_length=12, choices=Status.choices, default=Status.RECEIVING)
    status_since = models.DateField("状态起始日期", null=True, blank=True)
    confirmed_year = models.PositiveSmallIntegerField("最近确认年度", null=True, blank=True, editable=False)
    visited_on = models.DateField("最近走访", null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, db_index=False, related_name="absorbed", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("建档时间", auto_now_add=True)
    edited_at = models.DateTimeField("最近修改", auto_now=True)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="修改人")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "优抚对象"
        ordering = ["unit__path", "pinyin", "pk"]
        indexes = [
            # Partial, as every list leaves merged records out: else SQLite enters by that and sorts all.
            models.Index(fields=["unit", "pinyin", "id"], condition=_THERE, name="person_page"),
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["pinyin", "id"], condition=_THERE, name="person_pinyin"),
            models.Index(fields=["initials"], name="person_initials"),
            models.Index(fields=["id_index"], name="person_id"),
            models.Index(fields=["phone_index"], name="person_phone"),
            models.Index(fields=["merged_into"], condition=~_THERE, name="person_merged"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "id_index"],
                condition=~Q(id_index="") & _THERE,
                name="person_once_in_a_unit",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """One of a person's identities, with what its category asks for.

    `particulars` is JSON of `choices.Particular` → words; illness and disability lie in it, hence encrypted.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="identities", verbose_name="优抚对象")
    category = models.ForeignKey(Category, models.PROTECT, related_name="identities", verbose_name="对象类别")
    is_main = models.BooleanField("主身份", default=False)
    certificate_number = EncryptedField("证件编号", mask=mask_id, max_length=40)
    particulars = EncryptedField("专属内容", mask=mask_words)
    valid_from = models.DateField("起始日期", null=True, blank=True)
    valid_to = models.DateField("截止日期", null=True, blank=True)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "身份"
        ordering = ["-is_main", "category__code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "category"], name="identity_once_a_person"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_main=True), name="one_main_identity_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}"


class Contact(models.Model):
    """Whom to call: family, in an emergency, an agent."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts", verbose_name="优抚对象")
    kind = models.CharField("类别", max_length=10, choices=ContactKind.choices, default=ContactKind.FAMILY)
    name = models.CharField("姓名", max_length=40)
    relation = models.CharField("关系", max_length=20, blank=True)
    phone = EncryptedField("电话", mask=mask_phone, max_length=30)

    objects = PersonRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联系人"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
