"""A round with people on its list."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from activities.models import Visit
from activities.services.visits import plan_visits

NAMES = ("石大山", "田小河", "江远帆", "梁向晴", "谷新禾", "麦知行")


@pytest.fixture
def make_round(make_activity: Any, make_person: Any, cast: Any) -> Callable[..., list[Visit]]:
    """make_round(3): the visits of a new round of the clerk's, planned, in their order."""

    def make(count: int = 3, **options: Any) -> list[Visit]:
        actor = options.pop("actor", cast.clerk)
        activity = make_activity("春节走访慰问", actor=actor, **{"day": date(2026, 2, 5), **options})
        people = [make_person(NAMES[order % len(NAMES)], code="H30") for order in range(count)]
        return plan_visits(actor=actor, activity=activity, persons=people)

    return make


@pytest.fixture
def clerk(as_user: Any, cast: Any) -> Any:
    """The clerk's browser."""
    return as_user(cast.clerk)
