"""Pictures: what was shown by a phone, made small, without the place it was taken at."""

from uuid import uuid4

from django.db import models

from activities.choices import PhotoKind
from activities.models.activity import Activity
from activities.models.visits import Visit
from activities.querysets import PhotoQuerySet
from shuangyong.units.models import User


class Photo(models.Model):
    """A picture of an activity, or of one visit: then only those see it who may see persons.

    `stored_name` is the file's name in the private store, and says nothing of what it shows; `digest` is the
    SHA-256 of the stored file. `token` comes from the page, so that what is sent twice is kept once.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos", verbose_name="活动")
    visit = models.ForeignKey(
        Visit, models.PROTECT, null=True, blank=True, related_name="photos", verbose_name="走访"
    )
    kind = models.CharField("种类", max_length=8, choices=PhotoKind.choices, default=PhotoKind.PHOTO)
    stored_name = models.CharField(max_length=60, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    size = models.PositiveIntegerField("字节", editable=False)
    caption = models.CharField("说明", max_length=60, blank=True)
    in_summary = models.BooleanField("选入总结", default=False)
    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "照片"
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.caption or f"照片{self.pk}"
