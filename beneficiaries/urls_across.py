"""Addresses of the pages that look across records."""

from django.urls import URLPattern, path

from beneficiaries.views import confirmations, duplicates, transfers

across: list[URLPattern] = [
    path("transfers/", transfers.index, name="transfers"),
    path("transfers/<int:pk>/accept/", transfers.accept, name="transfer_accept"),
    path("transfers/<int:pk>/refuse/", transfers.refuse, name="transfer_refuse"),
    path("transfers/<int:pk>/withdraw/", transfers.withdraw, name="transfer_withdraw"),
    path("<int:pk>/transfer/", transfers.ask, name="transfer"),
    path("<int:pk>/transfer/units/", transfers.units, name="transfer_units"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("<int:pk>/compare/<int:other>/", duplicates.side_by_side, name="compare"),
    path("<int:pk>/merge/<int:other>/", duplicates.merge, name="merge"),
    path("merges/", duplicates.merges, name="merges"),
    path("merges/<int:pk>/undo/", duplicates.undo, name="merge_undo"),
    path("confirmations/", confirmations.index, name="confirmations"),
    path("confirmations/write/", confirmations.write, name="confirm_several"),
    path("confirmations/sheet/", confirmations.sheet, name="confirmation_sheet"),
]
