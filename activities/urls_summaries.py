"""Addresses of summaries."""

from django.urls import URLPattern, path

from activities.views import summaries as views

summaries: list[URLPattern] = [
    path("summaries/", views.index, name="summaries"),
    path("summaries/new/", views.new, name="summary_new"),
    path("summaries/<int:pk>/figures/", views.figures, name="summary_figures"),
    path("summaries/<int:pk>/recount/", views.recount, name="summary_recount"),
    path("summaries/<int:pk>/photos/", views.photos, name="summary_photos"),
]
