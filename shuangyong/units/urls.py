"""Addresses of sign-in, password and the audit trail."""

from django.urls import URLPattern, path

from shuangyong.units.views import audit, sign_in

urlpatterns: list[URLPattern] = [
    path("login/", sign_in.SignIn.as_view(), name="login"),
    path("logout/", sign_in.SignOut.as_view(), name="logout"),
    path("password/", sign_in.password_change, name="password_change"),
    path("audit/", audit.index, name="audit"),
    path("audit/export/", audit.export, name="audit_export"),
]
