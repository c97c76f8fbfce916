"""Yearly plans: their text, their work, their review and their papers."""
