"""Gentle checks of a plan: hints, never walls. Nothing here stops anyone from saving or submitting."""

from plans.checks.hint import Hint, Place
from plans.checks.rules import check, missing_summary

__all__ = ["Hint", "Place", "check", "missing_summary"]
