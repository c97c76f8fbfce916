"""Addresses of importing."""

from django.urls import URLPattern, path

from activities.views import import_rows
from activities.views import importing as views

importing: list[URLPattern] = [
    path("import/", views.index, name="import"),
    path("import/template/", views.template, name="import_template"),
    path("import/<int:pk>/", import_rows.batch, name="import_batch"),
    path("import/<int:pk>/columns/", views.columns, name="import_columns"),
    path("import/<int:pk>/confirm/", views.confirm, name="import_confirm"),
    path("import/<int:pk>/undo/", views.undo, name="import_undo"),
    path("import/<int:pk>/drop/", views.drop, name="import_drop"),
    path("import/<int:pk>/accept/", import_rows.accept, name="import_accept"),
    path("import/<int:pk>/failed/", import_rows.failed, name="import_failed"),
    path("import/<int:pk>/mended/", import_rows.mended, name="import_mended"),
    path("import/<int:pk>/rest/", import_rows.rest, name="import_rest"),
    path("import/<int:pk>/rows/<int:number>/", import_rows.row, name="import_row"),
]
