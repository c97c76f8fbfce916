"""The same form sent again while the first is being stored: one row, at whatever moment the second lands."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, models, transaction

from activities.models import Activity, Exchange
from activities.services.activities import NewActivity, create_activity
from activities.services.daily import record_daily
from activities.services.exchanges import create_exchange

DAY = date(2026, 3, 6)
pytestmark = pytest.mark.django_db


def landing_after(number: int, first: Callable[[], object], second: Callable[[], object]) -> bool:
    """Run `first`, and `second` right after its query of this number; False where it has begun to write.

    From there on the database itself holds the second back, which one connection cannot show.
    """
    made, writes = 0, False

    def wrapper(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal made, writes
        answer = execute(sql, *rest)
        writes = writes or sql.startswith("INSERT")
        if sql.startswith("SELECT") and not writes:
            made += 1
            if made == number:
                second()
        return answer

    with connection.execute_wrapper(wrapper):
        first()
    return made >= number


def always_one(model: type[models.Model], press: Callable[[UUID], object]) -> None:
    for number in count(1):
        with transaction.atomic():
            token = uuid4()
            landed = landing_after(number, lambda t=token: press(t), lambda t=token: press(t))  # type: ignore[misc]
            assert model._default_manager.count() == 1, f"after query {number}"
            transaction.set_rollback(True)
        if not landed:
            assert number > 1
            return


def test_an_activity_sent_twice_is_one_at_every_moment(cast):
    new = {"title": "义诊", "day": DAY}
    always_one(
        Activity,
        lambda token: create_activity(
            actor=cast.clerk, unit=cast.community, new=NewActivity(new, token=token)
        ),
    )


def test_a_line_of_the_two_lists_sent_twice_is_one_at_every_moment(cast):
    values = {"year": 2026, "asked_by": "forces", "item": "就业", "kind": "family"}
    always_one(
        Exchange,
        lambda token: create_exchange(actor=cast.clerk, unit=cast.community, token=token, values=values),
    )


def test_the_daily_visits_of_a_day_stand_in_one_activity(cast, make_person):
    people = [make_person(), make_person("林中路")]
    for number in count(1):
        with transaction.atomic():
            each = [lambda p=p: record_daily(actor=cast.clerk, person=p, day=DAY) for p in people]
            landed = landing_after(number, *each)
            assert Activity.objects.count() == 1, f"after query {number}"
            transaction.set_rollback(True)
        if not landed:
            return


def test_a_token_of_another_unit_makes_a_new_one(cast):
    token = uuid4()
    first = create_activity(
        actor=cast.clerk, unit=cast.community, new=NewActivity({"title": "义诊", "day": DAY}, token=token)
    )
    clerk2 = next(user for user in vars(cast).values() if getattr(user, "unit", None) == cast.community2)
    second = create_activity(
        actor=clerk2, unit=cast.community2, new=NewActivity({"title": "义诊", "day": DAY}, token=token)
    )
    assert first.pk != second.pk
    assert second.token != token
