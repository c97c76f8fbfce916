"""An activity, and a visit in it."""

from typing import Any

import pytest

from activities.models import Activity, Visit


@pytest.fixture
def activity(make_activity: Any) -> Activity:
    found: Activity = make_activity("社区义诊")
    return found


@pytest.fixture
def visit(make_activity: Any, make_person: Any) -> Visit:
    person = make_person("石大山")
    found: Visit = Visit.objects.create(activity=make_activity("春节走访"), person=person, unit=person.unit)
    return found
