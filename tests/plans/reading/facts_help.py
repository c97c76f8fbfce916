"""One column of what a task's words say."""

from typing import Any

from plans.reading.facts import facts_of


def fact(words: str, name: str) -> Any:
    return facts_of(words).get(name, "")


def target(words: str) -> tuple[int | None, str]:
    found = facts_of(words)
    return found.get("target_count"), found.get("measure_word", "")
