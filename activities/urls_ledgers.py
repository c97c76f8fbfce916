"""Addresses of ledgers."""

from django.urls import URLPattern

ledgers: list[URLPattern] = []
