"""Panels of meetings."""
