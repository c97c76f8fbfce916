"""The secret addresses that calendar programs read."""

from django.urls import URLPattern, path

from activities.views.feed import read

urlpatterns: list[URLPattern] = [path("<str:secret>.ics", read, name="calendar_feed")]
