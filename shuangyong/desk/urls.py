"""Addresses of the pages that look across apps."""

urlpatterns: list = []
