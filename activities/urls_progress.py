"""Addresses of progress."""

from django.urls import URLPattern, path

from activities.views import progress as views

progress: list[URLPattern] = [path("progress/", views.index, name="progress")]
