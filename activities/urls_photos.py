"""Addresses of photos."""

from django.urls import URLPattern

photos: list[URLPattern] = []
