"""Addresses of visits."""

from django.urls import URLPattern

visits: list[URLPattern] = []
