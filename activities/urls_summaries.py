"""Addresses of summaries."""

from django.urls import URLPattern

summaries: list[URLPattern] = []
