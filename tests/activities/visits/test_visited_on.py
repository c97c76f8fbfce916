"""`visited_on` is the latest of a person's visits, whatever was written down, put right and taken back."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Max
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.models import Visit
from activities.records import records_of
from activities.services.visits import plan_visits, record_visit, take_back
from beneficiaries.models import Merge, Person
from beneficiaries.services.merging import merge, undo_merge

ROUNDS = 3
steps = st.lists(
    st.tuples(
        st.sampled_from(["record", "absent", "back", "merge", "part"]),
        st.integers(0, 2 * ROUNDS - 1),
        st.integers(0, 300),
    ),
    max_size=14,
)


def _latest(person: Person) -> date | None:
    rows = Visit.objects.visited().filter(person__in=records_of(person))
    latest: date | None = rows.order_by().aggregate(latest=Max("day"))["latest"]
    return latest


@pytest.fixture
def two_in_rounds(make_activity, make_person, cast):
    """Two records that may be one person, each on the lists of three rounds."""
    people = [make_person("石大山"), make_person("石大山", id_number="")]
    for number in range(ROUNDS):
        activity = make_activity(f"走访{number}", day=date(2025, 1, 1))
        plan_visits(actor=cast.clerk, activity=activity, persons=people)
    return people


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_visited_on_is_always_the_latest_visit(two_in_rounds, cast, steps):
    people = two_in_rounds
    with transaction.atomic():
        for act, place, days in steps:
            _do(cast, people, act, place, date(2025, 1, 1) + timedelta(days=days))
            for person in Person.objects.all():
                assert person.visited_on == _latest(person)
        transaction.set_rollback(True)


def _do(cast, people, act, place, day):
    visit = Visit.objects.order_by("pk")[place]
    kept, absorbed = (Person.objects.get(pk=person.pk) for person in people)
    if act == "merge" and absorbed.merged_into_id is None:
        merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=kept.version)
    elif act == "part" and absorbed.merged_into_id is not None:
        undo_merge(actor=cast.clerk, merge_row=Merge.objects.get(undone_at__isnull=True))
    elif act == "record" or (act == "absent" and day.day % 2):
        record_visit(actor=cast.clerk, visit=visit, version=visit.version, day=day, met=act == "record")
    elif act == "back" and visit.state != "planned":
        take_back(actor=cast.clerk, visit=visit, version=visit.version)
