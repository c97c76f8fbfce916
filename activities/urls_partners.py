"""Addresses of 共建单位 and 双清单."""

from django.urls import URLPattern, path

from activities.views import exchanges
from activities.views import partners as pages

partners: list[URLPattern] = [
    path("partners/", pages.index, name="partners"),
    path("partners/new/", pages.new, name="partner_new"),
    path("partners/<int:pk>/", pages.detail, name="partner"),
    path("partners/<int:pk>/edit/", pages.edit, name="partner_edit"),
    path("partners/<int:pk>/stop/", pages.stop, name="partner_stop"),
    path("partners/<int:pk>/remove/", pages.remove, name="partner_remove"),
    path("partners/<int:pk>/phone/", pages.phone, name="partner_phone"),
    path("partners/<int:pk>/agreements/new/", pages.agreement_new, name="agreement_new"),
    path("partners/<int:pk>/agreements/<int:row>/", pages.agreement, name="agreement"),
    path("partners/<int:pk>/agreements/<int:row>/remove/", pages.agreement_remove, name="agreement_remove"),
    path("exchanges/", exchanges.index, name="exchanges"),
    path("exchanges/file/", exchanges.file, name="exchanges_file"),
    path("exchanges/new/", exchanges.new, name="exchange_new"),
    path("exchanges/<int:pk>/", exchanges.detail, name="exchange"),
    path("exchanges/<int:pk>/edit/", exchanges.edit, name="exchange_edit"),
    path("exchanges/<int:pk>/activities/", exchanges.activities, name="exchange_activities"),
    path("exchanges/<int:pk>/remove/", exchanges.remove, name="exchange_remove"),
    path("exchanges/<int:pk>/to/<str:state>/", exchanges.step, name="exchange_step"),
]
