"""Addresses of what leaves the ledger: lists, counts."""

from django.urls import URLPattern, path

from beneficiaries.views import counts, export, lists

leaving: list[URLPattern] = [
    path("export/", export.index, name="export"),
    path("export/columns/", export.columns, name="export_columns"),
    path("export/file/", export.file, name="export_file"),
    path("export/full/", export.unmasked, name="export_full"),
    path("counts/", counts.index, name="counts"),
    path("counts/file/", counts.file, name="counts_file"),
    path("lists/", lists.index, name="lists"),
    path("lists/file/", lists.file, name="list_file"),
    path("lists/full/", lists.unmasked, name="list_full"),
]
