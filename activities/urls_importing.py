"""Addresses of importing."""

from django.urls import URLPattern

importing: list[URLPattern] = []
