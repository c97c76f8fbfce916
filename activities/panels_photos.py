"""Panels of photos."""
