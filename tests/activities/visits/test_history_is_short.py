"""The visits that one user writes down on a day are one line of the round's history."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import ActivityEvent, Visit
from activities.services.visits import record_visit, take_back
from activities.timeline import folded


def record(actor, visits):
    for visit in visits:
        record_visit(actor=actor, visit=visit, version=visit.version, day=visit.activity.day)


def entries(activity):
    return [
        entry.words if entry.is_folded else entry.last.note
        for entry in folded(activity.events.select_related("actor"))
    ]


def test_a_day_of_visits_is_one_line(make_round, cast):
    visits = make_round(5)
    record(cast.clerk, visits[:3])
    record(cast.colleague, visits[3:4])
    record(cast.clerk, visits[4:])
    told = entries(visits[0].activity)
    assert told == ["记走访4次", "记第4户：已走访", "走访名单加入5人", ""]


def test_what_was_put_right_and_taken_back_is_told_apart(make_round, cast):
    first, second = make_round(2)
    record(cast.clerk, [first, second])
    record(cast.clerk, [Visit.objects.get(pk=first.pk)])
    again = Visit.objects.get(pk=second.pk)
    take_back(actor=cast.clerk, visit=again, version=again.version)
    assert entries(first.activity)[0] == "记走访2次，改1次，撤回1次"


def test_another_day_is_another_line(make_round, cast):
    visits = make_round(2)
    record(cast.clerk, visits)
    event = ActivityEvent.objects.filter(note="记第1户：已走访")
    event.update(at=event.get().at.replace(year=2025))
    assert entries(visits[0].activity)[0] == "记第2户：已走访"


def test_the_page_tells_each_on_demand_and_asks_no_more_for_more(make_round, clerk, cast):
    counts = []
    for number in (2, 9):
        visits = make_round(number)
        record(cast.clerk, visits)
        with CaptureQueriesContext(connection) as queries:
            page = clerk.get(visits[0].activity.get_absolute_url()).content.decode()
        assert f"记走访{number}次" in page
        assert f"记第{number}户：已走访" in page
        counts.append(len(queries))
    assert counts[0] == counts[1]
