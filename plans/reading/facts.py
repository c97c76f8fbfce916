"""What a task's words say of who, with whom, how many, how much."""

from typing import Any


def facts_of(words: str) -> dict[str, Any]:
    """Columns of FoundTask."""
    return {}
