"""The demo on any day of a year: it works, and what it tells lies before that day."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.utils import timezone

from activities.models import Activity, ActivityEvent, Visit
from beneficiaries.models import Confirmation, Honour, Need, StatusChange
from plans.models import Comment, Plan, PlanEvent, Submission
from plans.starts.basics import planning_year
from shuangyong.desk.demo.loading import load_demo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2026, 1, 2), date(2026, 9, 30), date(2026, 12, 31), date(2028, 2, 29)]
)
def test_the_demo_works_on_any_day_and_lies_before_it(today: date) -> None:
    load_demo(password="walnut-tree-42", today=today)
    years = {planning_year(today), planning_year(today) - 1}
    assert set(Plan.objects.values_list("year", flat=True)) == years
    assert all(timezone.localdate(moment) < today for moment in moments())
    assert all(day is not None and day < today for day in days())
    assert all(row.day.year == row.year for row in Confirmation.objects.all())
    done = Need.objects.filter(revisited_on__isnull=False).values_list("heard_on", "done_on", "revisited_on")
    assert all(heard <= done <= back <= today for heard, done, back in done)


def moments() -> Iterable[object]:
    yield from PlanEvent.objects.values_list("at", flat=True)
    yield from Plan.objects.values_list("created_at", flat=True)
    yield from Plan.objects.values_list("edited_at", flat=True)
    yield from Submission.objects.values_list("submitted_at", flat=True)
    yield from Submission.objects.filter(decided_at__isnull=False).values_list("decided_at", flat=True)
    yield from Comment.objects.values_list("created_at", flat=True)
    yield from Comment.objects.filter(resolved_at__isnull=False).values_list("resolved_at", flat=True)
    yield from Visit.objects.filter(at__isnull=False).values_list("at", flat=True)
    yield from ActivityEvent.objects.exclude(act="photo").values_list("at", flat=True)


def days() -> Iterable[date | None]:
    yield from Plan.objects.filter(signed_on__isnull=False).values_list("signed_on", flat=True)
    yield from Confirmation.objects.values_list("day", flat=True)
    yield from Need.objects.values_list("heard_on", flat=True)
    yield from Honour.objects.values_list("day", flat=True)
    yield from StatusChange.objects.values_list("day", flat=True)
    yield from Activity.objects.done().values_list("day", flat=True)
    yield from Visit.objects.visited().values_list("day", flat=True)
