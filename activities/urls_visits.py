"""Addresses of visits."""

from django.urls import URLPattern, path

from activities.views import round_sheet, rounds, visit_person, visiting

visits: list[URLPattern] = [
    path("visits/", rounds.index, name="rounds"),
    path("visits/new/", rounds.new, name="round_new"),
    path("visits/person/<int:pk>/", visit_person.record, name="visit_person"),
    path("visits/<int:pk>/", visiting.show, name="round"),
    path("visits/<int:pk>/people/", rounds.people, name="round_people"),
    path("visits/<int:pk>/take-off/", rounds.take_off, name="round_take_off"),
    path("visits/<int:pk>/standard/", rounds.standard, name="round_standard"),
    path("visits/<int:pk>/done/", rounds.done, name="round_done"),
    path("visits/<int:pk>/sheet/", round_sheet.pdf, name="round_sheet"),
    path("visits/<int:pk>/sheet/excel/", round_sheet.excel, name="round_sheet_excel"),
    path("visits/<int:pk>/many/", visiting.several, name="visits_many"),
    path("visits/<int:pk>/<int:visit>/", visiting.visit, name="visit"),
    path("visits/<int:pk>/<int:visit>/undo/", visiting.undo, name="visit_undo"),
]
