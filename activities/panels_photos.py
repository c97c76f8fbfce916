"""The photos on an activity's page."""

from django.db.models import Count, Q

from activities.choices import ActivityState, PhotoKind
from activities.models import Activity, Photo
from activities.panels import activity_panels
from activities.services.photos import photo_refusal
from shuangyong.units.models import User
from shuangyong.units.panels import Panel


@activity_panels.register
def photos_of(activity: Activity, user: User) -> Panel | None:
    """By kind; those of visits only as a number: they are shown with the visits."""
    rows = Photo.objects.visible_to(user).filter(activity=activity)
    of_visits = rows.aggregate(number=Count("pk", filter=Q(visit__isnull=False)))["number"]
    own = list(rows.filter(visit__isnull=True))
    may_add = photo_refusal(activity, user) is None
    if not (own or of_visits or may_add) and activity.state == ActivityState.CANCELLED:
        return None
    groups = [(kind, [row for row in own if row.kind == kind]) for kind in PhotoKind]
    context = {
        "css": "css/activities_photos.css",
        "activity": activity,
        "groups": [(kind.label, found) for kind, found in groups if found],
        "of_visits": of_visits,
        "may_add": may_add,
    }
    return Panel("activities/photos/panel.html", context)
