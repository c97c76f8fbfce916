"""The number of queries does not grow with the people."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Visit
from activities.services.visits import record_visit
from beneficiaries.models import Household, Identity, Person

FEW, MANY = 5, 200


def _fill(activity, cast, categories, count):
    """Straight into the tables: by the services it would take half a minute."""
    homes = Household.objects.bulk_create(
        Household(unit=cast.community, address="桂园社区3号") for _ in range(count)
    )
    people = Person.objects.bulk_create(
        Person(unit=cast.community, name=f"石{order}", pinyin=f"shi{order}", household=home)
        for order, home in enumerate(homes)
    )
    Identity.objects.bulk_create(
        Identity(person=person, category=categories["H30"], is_main=True) for person in people
    )
    start = activity.visits.count()
    Visit.objects.bulk_create(
        Visit(activity=activity, person=person, unit=cast.community, position=start + order)
        for order, person in enumerate(people, 1)
    )


@pytest.mark.parametrize("path", ["", "many/"])
def test_the_list_of_a_round(path, as_user, cast, categories, make_activity):
    activity = make_activity("走访", day=date(2026, 2, 5))
    client = as_user(cast.clerk)
    counted = []
    for count in (FEW, MANY):
        _fill(activity, cast, categories, count - activity.visits.count())
        first = activity.visits.first()
        record_visit(actor=cast.clerk, visit=first, version=first.version, day=date(2026, 2, 6), amount=5)
        client.get(f"/activities/visits/{activity.pk}/{path}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(f"/activities/visits/{activity.pk}/{path}")
        assert answer.status_code == 200
        assert len(answer.content) < 700 * count + 20_000  # phones on a slow line read it
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_choosing_people_and_the_years_rounds(as_user, cast, categories, make_activity):
    client = as_user(cast.clerk)
    counted = []
    for count in (FEW, MANY):
        activity = make_activity("走访", day=date(2026, 2, 5))
        _fill(activity, cast, categories, count)
        row = []
        for path in ("/activities/visits/new/", "/activities/visits/?year=2026"):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            row.append(len(queries))
        counted.append(row)
    assert counted[0] == counted[1]
