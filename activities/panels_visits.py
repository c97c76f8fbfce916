"""Panels of visits."""
