"""Addresses of partners."""

from django.urls import URLPattern

partners: list[URLPattern] = []
