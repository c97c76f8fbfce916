"""The text and the rows of a plan as one list of words to look through."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.checks.hint import Place, short
from plans.choices import ItemKind
from plans.content import PlanContent


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in one row, and where that is."""

    text: str
    place: Place


def all_words(content: PlanContent) -> list[Words]:
    """Title, paragraphs, goals and tasks, in this order; rows without words are left out."""
    return [words for words in _walk(content) if words.text.strip()]


def _walk(content: PlanContent) -> Iterator[Words]:
    yield Words(content.title, Place(str(ItemKind.PLAN), "", "标题"))
    for row in content.paragraphs:
        yield _words(ItemKind.PARAGRAPH, row.key, row.text)
    for goal in content.goals:
        yield _words(ItemKind.GOAL, goal.key, goal.text)
    for task in content.tasks:
        yield _words(ItemKind.TASK, task.key, f"{task.title}\n{task.details}")


def _words(kind: ItemKind, key: str, text: str) -> Words:
    return Words(text, Place(str(kind), key, short(text)))
