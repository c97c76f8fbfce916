"""The pictures of a summary: which may be chosen, which are, and how they stand on its paper."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from activities.choices import ActivityState, PhotoKind
from activities.models import Photo, SummaryPhoto
from activities.pictures.store import path_of
from activities.summaries.facts import scope_of
from activities.summaries.periods import period_of
from plans.models import Plan
from shuangyong.documents.model import Annex, Picture, PictureSheet

if TYPE_CHECKING:
    from activities.models import Activity

TITLE = "活动照片"
MOST = 24
"""Pictures of one summary: four pages."""


def eligible_photos(plan: Plan) -> "QuerySet[Photo]":
    """Pictures of what was done in the period; none of visits, sign-in sheets or bills: they show persons."""
    period = period_of(plan.kind, plan.year, plan.period)
    scope = scope_of(plan.unit, period.start, period.end)
    rows: QuerySet[Photo] = Photo.objects.filter(
        scope.of("activity__unit"),
        visit__isnull=True,
        kind=PhotoKind.PHOTO,
        activity__state=ActivityState.DONE,
        activity__day__range=(scope.start, scope.end),
    )
    return rows.select_related("activity", "activity__unit").order_by("activity__day", "activity_id", "pk")


def caption_of(photo: Photo) -> str:
    """What is said under it, else what the activity is called; with the day."""
    activity: Activity = photo.activity
    return f"{photo.caption or activity.title}（{activity.day.month}月{activity.day.day}日）"[:120]


def chosen(plan: Plan) -> list[SummaryPhoto]:
    """One query."""
    rows = SummaryPhoto.objects.filter(plan=plan).select_related("photo")
    return list(rows)


def photo_annex(plan: Plan) -> Annex | None:
    """活动照片 as it was chosen; None without pictures."""
    pictures = tuple(
        Picture(
            path=str(path_of(row.photo.stored_name)),
            digest=row.digest,
            caption=row.caption,
            width=row.photo.width,
            height=row.photo.height,
        )
        for row in chosen(plan)
    )
    return Annex(TITLE, (PictureSheet(pictures),)) if pictures else None
