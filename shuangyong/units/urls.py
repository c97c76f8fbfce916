"""Addresses of sign-in, password and the audit trail."""

urlpatterns: list = []
