"""Panels of progress."""
