"""Addresses of activities."""

from django.urls import URLPattern, path

from activities.urls_calendar import calendar
from activities.urls_importing import importing
from activities.urls_ledgers import ledgers
from activities.urls_meetings import meetings
from activities.urls_partners import partners
from activities.urls_photos import photos
from activities.urls_progress import progress
from activities.urls_summaries import summaries
from activities.urls_visits import visits
from activities.views import detail, editing, listing, steps, tasks

app_name = "activities"
urlpatterns: list[URLPattern] = [
    *calendar,
    *visits,
    *photos,
    *partners,
    *meetings,
    *progress,
    *summaries,
    *ledgers,
    *importing,
    path("", listing.index, name="list"),
    path("new/", editing.new, name="new"),
    path("tasks/", tasks.index, name="tasks"),
    path("tasks/<int:task>/", tasks.from_task, name="from_task"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/done/", steps.done, name="done"),
    path("<int:pk>/postpone/", steps.postpone, name="postpone"),
    path("<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("<int:pk>/reopen/", steps.reopen, name="reopen"),
    path("<int:pk>/remove/", steps.remove, name="remove"),
]
