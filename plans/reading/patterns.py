"""Families of words as one pattern, each family in a line of its own."""

import re


def any_of(*families: str) -> re.Pattern[str]:
    """A pattern that finds any of the families."""
    return re.compile("|".join(families))
