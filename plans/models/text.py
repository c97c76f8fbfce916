"""The text of a plan: a flat, ordered list of paragraphs, kept to the character."""

from uuid import uuid4

from django.core.validators import MaxValueValidator
from django.db import models

from plans.choices import ParagraphRole
from plans.models.plan import Plan
from plans.querysets import RowQuerySet
from shuangyong.units.models import User


class Row(models.Model):
    """What all ordered rows of a plan share. `key` stays the same in snapshots and later revisions."""

    key = models.UUIDField(default=uuid4, editable=False)
    position = models.PositiveIntegerField("次序", default=0)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Paragraph(Row):
    """`indent + marker + text` is the line as typed; an empty marker with a level is numbered in print."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="paragraphs")
    level = models.PositiveSmallIntegerField("层次", default=0, validators=[MaxValueValidator(4)])
    indent = models.CharField("行首空白", max_length=40, blank=True)
    marker = models.CharField("编号", max_length=40, blank=True)
    text = models.TextField("文字", blank=True)
    role = models.CharField("作用", max_length=20, choices=ParagraphRole.choices, blank=True)

    class Meta(Row.Meta):
        verbose_name = verbose_name_plural = "段落"
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="paragraph_key_in_plan")]

    def __str__(self) -> str:
        return f"{self.marker}{self.text}"[:40]
