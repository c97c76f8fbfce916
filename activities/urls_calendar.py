"""Addresses of calendar."""

from django.urls import URLPattern

calendar: list[URLPattern] = []
