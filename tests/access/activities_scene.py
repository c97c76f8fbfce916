"""What the rows of activities:* are tried on. Each part has its lines, its scenes and its forms in a file.

A part's `SCENES` are by the word in the table's second column: `make(cast, get)` gives the thing the row is
about, `get` a fixture by its name. `kwargs(name, thing)` fills in the address, `form(name, thing)` the form.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.access import (
    activities_calendar,
    activities_core,
    activities_importing,
    activities_ledgers,
    activities_meetings,
    activities_partners,
    activities_photos,
    activities_progress,
    activities_summaries,
    activities_visits,
    plans_intake,
)

PARTS: tuple[Any, ...] = (
    activities_core,
    activities_calendar,
    activities_visits,
    activities_photos,
    activities_partners,
    activities_meetings,
    activities_progress,
    activities_summaries,
    activities_ledgers,
    activities_importing,
    plans_intake,
)
ACTIVITIES = "".join(part.TABLE for part in PARTS)
SCENES: dict[str, Callable[..., Any]] = {word: make for part in PARTS for word, make in part.SCENES.items()}
_OWNERS = {line.split()[0]: part for part in PARTS for line in part.TABLE.splitlines() if line}


def is_ours(name: str) -> bool:
    return name in _OWNERS and not name.startswith("admin:")


def address(name: str, thing: Any) -> str:
    return reverse(name, kwargs=_OWNERS[name].kwargs(name, thing))


def form(name: str, thing: Any) -> dict[str, Any]:
    found: dict[str, Any] = _OWNERS[name].form(name, thing)
    return found
