"""Addresses of ledgers."""

from django.urls import URLPattern, path

from activities.views import ledgers as views

ledgers: list[URLPattern] = [
    path("ledgers/", views.index, name="ledgers"),
    path("ledgers/file/", views.file, name="ledger_file"),
]
