"""The addresses of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("shuangyong.desk.urls")),
    path("plans/", include("plans.urls")),
    path("", include("shuangyong.units.urls")),
]
