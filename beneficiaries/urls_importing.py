"""Addresses of what comes into the ledger by file."""

from django.urls import URLPattern, path

from beneficiaries.views import import_rows, importing

coming_in: list[URLPattern] = [
    path("import/", importing.index, name="import"),
    path("import/template/", importing.template, name="import_template"),
    path("import/<int:pk>/", import_rows.batch, name="import_batch"),
    path("import/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("import/<int:pk>/progress/", importing.progress_part, name="import_progress"),
    path("import/<int:pk>/confirm/", importing.confirm, name="import_confirm"),
    path("import/<int:pk>/undo/", importing.undo, name="import_undo"),
    path("import/<int:pk>/drop/", importing.drop, name="import_drop"),
    path("import/<int:pk>/accept/", import_rows.accept, name="import_accept"),
    path("import/<int:pk>/answer/", import_rows.answer, name="import_answer"),
    path("import/<int:pk>/failed/", import_rows.failed, name="import_failed"),
    path("import/<int:pk>/mended/", import_rows.mended, name="import_mended"),
    path("import/<int:pk>/rest/", import_rows.rest, name="import_rest"),
    path("import/<int:pk>/rows/<int:number>/", import_rows.row, name="import_row"),
]
