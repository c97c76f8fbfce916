"""Addresses of calendar."""

from django.urls import URLPattern, path

from activities.views import calendar as pages
from activities.views import calendar_dates, calendar_window, feed

calendar: list[URLPattern] = [
    path("calendar/", pages.month, name="calendar"),
    path("calendar/quarter/", pages.quarter, name="calendar_quarter"),
    path("calendar/year/", pages.year, name="calendar_year"),
    path("calendar/dates/", calendar_dates.index, name="local_dates"),
    path("calendar/dates/new/", calendar_dates.add, name="local_date_new"),
    path("calendar/dates/<int:pk>/", calendar_dates.change, name="local_date"),
    path("calendar/dates/<int:pk>/remove/", calendar_dates.remove, name="local_date_remove"),
    path("calendar/windows/<str:key>/", calendar_window.page, name="window"),
    path("calendar/windows/<str:key>/list/", calendar_window.file, name="window_list"),
    path("calendar/feeds/", feed.index, name="feeds"),
    path("calendar/feeds/<int:pk>/stop/", feed.stop, name="feed_stop"),
]
