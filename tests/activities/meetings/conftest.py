"""Meetings of 桂园社区 and what they decided, by the services."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from activities.models import Activity, Decision
from activities.services.decisions import DecisionLine, add_decisions
from tests.cast import Cast

MakeActivity = Callable[..., Activity]


@pytest.fixture
def make_meeting(make_activity: MakeActivity) -> Callable[..., Activity]:
    """make_meeting("军地联席会", kind="joint", **columns)."""

    def make(title: str = "军地联席会", *, kind: str = "joint", **values: Any) -> Activity:
        return make_activity(title, meeting=kind, **values)

    return make


@pytest.fixture
def make_decision(cast: Cast, make_meeting: Callable[..., Activity]) -> Callable[..., Decision]:
    """make_decision("更新宣传栏", owner=…, due_on=…, meeting=…)."""

    def make(
        text: str = "更新国防教育宣传栏",
        *,
        owner: str = "田小禾",
        due_on: date | None = date(2027, 3, 31),
        meeting: Activity | None = None,
        actor: Any = None,
    ) -> Decision:
        keeper = actor or cast.clerk
        held = meeting or make_meeting(actor=keeper)
        return add_decisions(actor=keeper, activity=held, lines=[DecisionLine(text, owner, due_on)])[0]

    return make
