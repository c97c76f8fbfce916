"""The history of an activity as its page tells it: many visits written down on one day are one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from activities.choices import Act
from activities.models import ActivityEvent

OF_ONE = ("记第", "改第", "撤回第")
"""How the notes about the visit of one person begin; what is done to the whole list stands by itself."""


@dataclass(slots=True)
class Entry:
    """A line of the history: one event, or the visits that one user wrote down on one day, newest first."""

    events: list[ActivityEvent]

    @property
    def last(self) -> ActivityEvent:
        return self.events[0]

    @property
    def first(self) -> ActivityEvent:
        return self.events[-1]

    @property
    def is_folded(self) -> bool:
        return len(self.events) > 1

    @property
    def words(self) -> str:
        """记走访12次，改1次，撤回1次."""
        counts = [
            (words, sum(event.note.startswith(begins) for event in self.events))
            for begins, words in zip(OF_ONE, ("记走访", "改", "撤回"), strict=True)
        ]
        return "，".join(f"{words}{count}次" for words, count in counts if count)


def folded(events: Iterable[ActivityEvent]) -> list[Entry]:
    """The events, newest first, with the visits of the same user and day under the newest of them."""
    entries: list[Entry] = []
    groups: dict[tuple[int | None, date], Entry] = {}
    for event in events:
        if event.act != Act.VISIT or not event.note.startswith(OF_ONE):
            entries.append(Entry([event]))
            continue
        key = (event.actor_id, timezone.localdate(event.at))
        if key in groups:
            groups[key].events.append(event)
        else:
            groups[key] = Entry([event])
            entries.append(groups[key])
    return entries
