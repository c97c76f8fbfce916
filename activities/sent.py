"""What a browser sent as a number: junk means none, and none of it reaches the database."""

_LONGEST = 17
"""Digits. Every key a row may have is shorter, and every database takes a number of this length."""


def number_sent(text: str) -> int | None:
    """A whole number, or None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
