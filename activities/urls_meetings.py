"""Addresses of meetings and of what they decided."""

from django.urls import URLPattern, path

from activities.views import decisions
from activities.views import meetings as pages

meetings: list[URLPattern] = [
    path("meetings/", pages.index, name="meetings"),
    path("meetings/new/", pages.new, name="meeting_new"),
    path("<int:pk>/decisions/", decisions.add, name="decisions"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/reopen/", decisions.reopen, name="decision_reopen"),
    path("decisions/<int:pk>/remove/", decisions.remove, name="decision_remove"),
    path("decisions/<int:pk>/task/", decisions.to_task, name="decision_task"),
    path("decisions/<int:pk>/activity/", decisions.to_activity, name="decision_activity"),
]
