"""Addresses of progress."""

from django.urls import URLPattern

progress: list[URLPattern] = []
