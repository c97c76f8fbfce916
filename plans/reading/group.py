"""The leading group: who is in it, in which role."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.reading.found import FoundMember
from plans.reading.outline import Part


@dataclass(frozen=True, slots=True)
class Group:
    """`parts` are the indexes of the parts that hold the list."""

    members: tuple[FoundMember, ...] = ()
    name: str = ""
    parts: frozenset[int] = frozenset()


def find_group(parts: Sequence[Part]) -> Group:
    """The group that the text names; empty where it names none."""
    return Group()
