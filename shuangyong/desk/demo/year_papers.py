"""The pictures of the year and its summaries, through the services that people use."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from activities.choices import ActivityState, PhotoKind
from activities.models import Activity, Photo
from activities.services.photos import add_photos
from activities.services.summaries import create_summary
from activities.summaries.periods import Period, periods_of
from shuangyong.desk.demo.life import Life
from shuangyong.desk.demo.year_pictures import scene
from shuangyong.units.models import Unit, User

# unit: who writes, who reviews
WRITERS = {
    "hefeng": ("clerk", "reviewer"),
    "yinxing": ("clerk2", "reviewer"),
    "wutong": ("clerk5", "reviewer2"),
    "linhu": ("reviewer", "district"),
}
_CROWD = {
    "401": ("other", "volunteer", "other", "other"),
    "601": ("army", "army", "volunteer", "other", "army"),
    "301": ("other", "army", "army", "other"),
    "106": ("other", "volunteer", "other", "other", "volunteer"),
}


class Papers:
    """Photos of a few activities; a summary for each part of the year that is over.

    The last one still waits to be handed in, so that there is something to try.
    """

    def __init__(self, units: Mapping[str, Unit], users: Mapping[str, User], today: date, year: int) -> None:
        self.units, self.users, self.today, self.year = units, users, today, year

    def tell(self) -> None:
        for code, (writer, _) in WRITERS.items():
            self._photos(self.units[code], self.users[writer])
        for code, (writer, reviewer) in WRITERS.items():
            # A summary is counted by the real clock, and its steps take a week.
            last_day = min(self.today, timezone.localdate()) - timedelta(days=9)
            over = [period for period in periods_of(self.year) if period.end <= last_day]
            over = [
                period for period in over if code != "linhu" or (period.number == 1 and period.kind == "half")
            ]
            for period in over:
                last = period is over[-1] and code != "linhu"
                self._summary(self.units[code], self.users[writer], self.users[reviewer], period, last=last)

    def _photos(self, unit: Unit, keeper: User) -> None:
        done = Activity.objects.filter(unit=unit, state=ActivityState.DONE, type__code__in=_CROWD)
        for number, activity in enumerate(done.select_related("type").order_by("day")[:4]):
            assert activity.type is not None  # noqa: S101  narrows the type
            data = scene(unit.pk * 7 + number, _CROWD[activity.type.code])
            file = SimpleUploadedFile("活动照片.jpg", data, "image/jpeg")
            added = add_photos(actor=keeper, activity=activity, files=[file], kind=PhotoKind.PHOTO)
            Photo.objects.filter(pk__in=[photo.pk for photo in added.photos]).update(
                caption=activity.title[:60], in_summary=number % 2 == 0
            )

    def _summary(self, unit: Unit, writer: User, reviewer: User, period: Period, *, last: bool) -> None:
        on = period.end + timedelta(days=3)
        life = Life.of(create_summary(actor=writer, unit=unit, period=period), by=writer, on=on)
        if last:
            return
        life.submit(on + timedelta(days=1))
        life.approve(on + timedelta(days=4), reviewer, "同意。")
        life.issue(on + timedelta(days=5))
