"""Addresses of the ledger."""

from django.urls import URLPattern, path

from beneficiaries.urls_across import across
from beneficiaries.urls_importing import coming_in
from beneficiaries.urls_leaving import leaving
from beneficiaries.views import (
    caring,
    detail,
    editing,
    listing,
    needs,
    registering,
    revealing,
    session,
    standing,
)

app_name = "people"
urlpatterns: list[URLPattern] = [
    *across,
    *coming_in,
    *leaving,
    path("", listing.index, name="list"),
    path("find/", listing.find, name="find"),
    path("count/", listing.count, name="count"),
    path("session/", session.session, name="session"),
    path("new/", registering.new, name="new"),
    path("new/number/", registering.read_number, name="read_number"),
    path("new/identities/", registering.identity_blocks, name="identity_blocks"),
    path("new/housemates/", registering.housemates, name="housemates"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/open/<str:kind>/<int:row>/<str:field>/", revealing.value, name="reveal"),
    path("<int:pk>/status/", standing.status, name="status"),
    path("<int:pk>/confirm/", standing.confirm, name="confirm"),
    path("<int:pk>/rows/payment/fill/", caring.payment_fill, name="payment_fill"),
    path("<int:pk>/rows/<str:kind>/new/", caring.add, name="row_new"),
    path("<int:pk>/rows/<str:kind>/<int:row>/", caring.change, name="row"),
    path("<int:pk>/rows/<str:kind>/<int:row>/remove/", caring.remove, name="row_remove"),
    path("<int:pk>/needs/<int:row>/done/", needs.done, name="need_done"),
    path("<int:pk>/needs/<int:row>/revisit/", needs.revisit, name="need_revisit"),
]
