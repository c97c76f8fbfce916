"""The addresses of the product."""

from importlib import import_module

from django.urls import include, path

from plans.views.check import check_paper
from shuangyong.units.adminsite import site

# The screens of the admin register themselves when they are imported.
for screens in ("plans.admin", "beneficiaries.admin", "activities.admin", "shuangyong.units.admin"):
    import_module(screens)

urlpatterns = [
    path("", include("shuangyong.desk.urls")),
    path("plans/", include("plans.urls")),
    path("people/", include("beneficiaries.urls")),
    path("activities/", include("activities.urls")),
    path("feed/", include("activities.urls_feed")),
    path("check/", check_paper, name="check_paper"),
    path("", include("shuangyong.units.urls")),
    path("admin/", site.urls),
]
handler400 = "shuangyong.units.views.errors.bad_request"
handler403 = "shuangyong.units.views.errors.forbidden"
handler404 = "shuangyong.units.views.errors.not_found"
handler500 = "shuangyong.units.views.errors.server_error"
