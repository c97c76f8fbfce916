"""Random years of work: the numbers of plan, activity and beneficiary pages are those of a plain recount."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.choices import ActivityState, VisitState
from activities.counting import Scope, totals
from activities.models import Activity, Visit
from activities.progress import progress_of
from activities.services.activities import CostLine, Lines, NewActivity, cancel, create_activity, postpone
from activities.services.visits import plan_visits, record_visit, take_back
from beneficiaries.models import Person
from shuangyong.units.errors import Refused

YEAR = 2025
S = ActivityState
COUNTS = ("military", "civilians", "students", "volunteers", "reached")


@dataclass
class Told:
    """What was done by the services, told in plain Python."""

    activities: dict[int, dict[str, Any]] = field(default_factory=dict)
    visits: dict[int, tuple[int, date, Decimal]] = field(default_factory=dict)


days = st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 1, 31))
yuan = st.none() | st.decimals(0, 900, places=2)
activity = st.fixed_dictionaries(
    {
        "unit": st.integers(0, 1),
        "task": st.none() | st.integers(0, 2),
        "day": days,
        "done": st.booleans(),
        "end": st.sampled_from(["stands", "stands", "stands", "cancelled", "postponed"]),
        "counts": st.fixed_dictionaries({name: st.none() | st.integers(0, 40) for name in COUNTS}),
        "quantity": st.none() | st.integers(0, 5),
        "costs": st.lists(st.tuples(yuan, yuan), max_size=2),
        "visits": st.lists(
            st.tuples(st.integers(0, 3), days, yuan, st.sampled_from(["met", "met", "absent", "taken back"])),
            max_size=4,
            unique_by=lambda line: line[0],
        ),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(work=st.lists(activity, max_size=6))
@pytest.mark.django_db
def test_a_year_of_work_adds_up_everywhere(work, cast, make_plan, make_person, monkeypatch):
    plan, people = _stage(cast, make_plan, make_person)
    told = _live_through(work, cast, plan, people)

    street = Scope(date(YEAR, 1, 1), date(YEAR, 12, 31), path=cast.street.path)
    whole = totals(street)
    _equals_the_recount(whole, told)
    months = [totals(Scope(*_month(number), path=cast.street.path)) for number in range(1, 13)]
    units = [
        totals(Scope(street.start, street.end, unit=unit.pk)) for unit in (cast.community, cast.community2)
    ]
    for name in ("done", "planned", "cancelled", "people", "reached", "visits", "spent", "given", "budget"):
        assert sum(getattr(month, name) for month in months) == getattr(whole, name), name
        assert sum(getattr(unit, name) for unit in units) == getattr(whole, name), name
    _the_ledger_agrees(people, told)
    _the_plan_agrees(plan, told)


def _stage(cast, make_plan, make_person):
    """The rows are rolled back after every test, not after every example: each begins on a clean table."""
    Visit.objects.all().delete()
    Activity.objects.all().delete()
    Person.objects.update(visited_on=None)
    from plans.models import Plan

    plan = Plan.objects.first() or make_plan()
    people = list(Person.objects.order_by("pk")) or [make_person(f"石大{sign}") for sign in "山川河海"]
    return plan, people


def _live_through(work, cast, plan, people) -> Told:
    told, tasks = Told(), list(plan.tasks.all())
    for line in work:
        actor = (cast.clerk, cast.clerk2)[line["unit"]]
        task = tasks[line["task"]] if line["task"] is not None and not line["unit"] else None
        values = {"title": "活动", "day": line["day"], **line["counts"], "quantity": line["quantity"]}
        lines = Lines(costs=[CostLine("社区经费", planned, spent) for planned, spent in line["costs"]])
        state = S.DONE if line["done"] else S.PLANNED
        stored = create_activity(
            actor=actor, unit=actor.unit, new=NewActivity(values, lines=lines, task=task, state=state)
        )
        for place, day, amount, how in line["visits"] if not line["unit"] else []:
            _visit(cast, stored, people[place], day, amount, how, told)
        stored.refresh_from_db()
        fate = {"state": str(stored.state), "day": stored.day} | _end(actor, stored, line["end"])
        told.activities[stored.pk] = line | fate | {"key": task.key if task else None}
    return told


def _visit(cast, stored, person, day, amount, how, told) -> None:
    plan_visits(actor=cast.clerk, activity=stored, persons=[person])
    visit = Visit.objects.get(activity=stored, person=person)
    visit = record_visit(
        actor=cast.clerk, visit=visit, version=visit.version, day=day, amount=amount, met=how != "absent"
    )
    if how == "taken back":
        take_back(actor=cast.clerk, visit=visit, version=visit.version)
    elif how == "met":
        told.visits[visit.pk] = (person.pk, day, amount or Decimal(0))


def _end(actor, stored, end) -> dict[str, Any]:
    """Put off or given up, where the rules allow it."""
    try:
        if end == "cancelled":
            stored = cancel(actor=actor, activity=stored, version=stored.version, reason="下雨")
        elif end == "postponed":
            later = stored.day + timedelta(days=40)
            stored = postpone(actor=actor, activity=stored, version=stored.version, day=later, reason="撞期")
    except Refused:
        return {}
    return {"state": str(stored.state), "day": stored.day}


def _in_year(day: date) -> bool:
    return day.year == YEAR


def _equals_the_recount(whole, told: Told) -> None:
    rows = [row for row in told.activities.values() if _in_year(row["day"])]
    for state in S:
        assert getattr(whole, str(state)) == sum(row["state"] == state for row in rows)
    for name in COUNTS:
        assert getattr(whole, name) == sum(row["counts"][name] or 0 for row in rows if row["state"] == S.DONE)
    visits = [visit for visit in told.visits.values() if _in_year(visit[1])]
    given = sum((amount for _, _, amount in visits), Decimal(0))
    typed = [cost for row in rows if row["state"] != S.CANCELLED for cost in row["costs"]]
    assert (whole.visits, whole.persons) == (len(visits), len({person for person, _, _ in visits}))
    assert whole.given == given
    assert whole.budget == sum((planned or 0 for planned, _ in typed), Decimal(0))
    assert whole.spent == given + sum((spent or 0 for _, spent in typed), Decimal(0))


def _the_ledger_agrees(people, told: Told) -> None:
    by_person: dict[int, list[date]] = defaultdict(list)
    for person, day, _ in told.visits.values():
        by_person[person].append(day)
    for person in people:
        person.refresh_from_db()
        assert person.visits.filter(state=VisitState.VISITED).count() == len(by_person[person.pk])
        assert person.visited_on == max(by_person[person.pk], default=None)


def _the_plan_agrees(plan, told: Told) -> None:
    """Tasks without a measure word count done activities, or the number typed; money is all of it."""
    progress = progress_of(plan)
    for row in progress.tasks:
        mine = [line for line in told.activities.values() if line["key"] == row.task.key]
        done = [line for line in mine if line["state"] == S.DONE]
        assert row.activities == len(done)
        if row.task.measure_word == "":
            assert row.done == sum(1 if line["quantity"] is None else line["quantity"] for line in done)
    assert sum(row.activities for row in progress.tasks) == sum(
        line["state"] == S.DONE for line in told.activities.values() if line["key"]
    )


def _month(number: int) -> tuple[date, date]:
    first = date(YEAR, number, 1)
    return first, date(YEAR + number // 12, number % 12 + 1, 1) - timedelta(days=1)
