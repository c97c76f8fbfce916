"""The list of a round: only people of the own care, each once, as many as can be visited."""

from datetime import date
from decimal import Decimal

import pytest

from activities.models import ActivityEvent, Visit
from activities.round_counts import counts_of_one
from activities.services import rounds
from activities.services.activities import cancel, remove
from activities.services.rounds import set_standard, standard_of, take_off
from activities.services.visits import plan_visits, record_visit
from activities.visit_list import cards_of, next_waiting
from beneficiaries.models import Person
from beneficiaries.services.merging import merge
from shuangyong.units.errors import Forbidden, Refused


def test_each_person_stands_on_the_list_once_and_in_order(make_activity, make_person, cast):
    activity = make_activity("走访")
    first, second = make_person("石大山"), make_person("田小河")
    assert len(plan_visits(actor=cast.clerk, activity=activity, persons=[first, first])) == 1
    new = plan_visits(actor=cast.clerk, activity=activity, persons=[second, first])
    assert [visit.person for visit in new] == [second]
    assert list(activity.visits.values_list("position", flat=True)) == [1, 2]
    notes = list(ActivityEvent.objects.filter(act="visit").values_list("note", flat=True))
    assert notes == ["走访名单加入1人", "走访名单加入1人"]


def test_nobody_plans_visits_to_people_of_another_ledger(make_activity, make_person, cast):
    theirs = make_person("江远帆", actor=cast.clerk2)
    with pytest.raises(Forbidden):
        plan_visits(actor=cast.clerk, activity=make_activity("走访"), persons=[theirs])
    with pytest.raises(Forbidden):
        plan_visits(actor=cast.clerk2, activity=make_activity("走访"), persons=[theirs])
    assert not Visit.objects.exists()


def test_the_street_visits_people_of_its_communities(make_activity, make_person, cast):
    people = [make_person("石大山"), make_person("江远帆", actor=cast.clerk2)]
    activity = make_activity("街道领导走访", actor=cast.reviewer)
    visits = plan_visits(actor=cast.reviewer, activity=activity, persons=people)
    assert [visit.unit for visit in visits] == [cast.community, cast.community2]
    elsewhere = make_person("何处", actor=cast.clerk3)
    with pytest.raises(Forbidden):
        plan_visits(actor=cast.reviewer, activity=activity, persons=[elsewhere])


def test_a_list_has_an_end(make_activity, make_person, cast, monkeypatch):
    monkeypatch.setattr(rounds, "MOST_PEOPLE", 2)
    people = [make_person(name) for name in ("石大山", "田小河", "江远帆")]
    with pytest.raises(Refused, match="一轮最多2人"):
        plan_visits(actor=cast.clerk, activity=make_activity("走访"), persons=people)


def test_two_records_of_one_person_count_once_and_are_visited_once(make_round, cast, make_person):
    visits = make_round(3)
    kept, absorbed = visits[0].person, visits[1].person
    Person.objects.filter(pk=absorbed.pk).update(id_number="", id_index="")
    kept.refresh_from_db()
    absorbed.refresh_from_db()
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=kept.version)
    activity = visits[0].activity
    assert counts_of_one(activity).total == 2
    assert [card.double for card in cards_of(activity)] == [False, True, False]
    stored = record_visit(actor=cast.clerk, visit=visits[0], version=1, day=date(2026, 2, 6))
    assert next_waiting(activity, stored) == visits[2]
    counts = counts_of_one(activity)
    assert (counts.visited, counts.left) == (1, 1)
    # Neither comes onto the list again, under either record.
    kept.refresh_from_db()
    assert plan_visits(actor=cast.clerk, activity=activity, persons=[kept]) == []
    absorbed.refresh_from_db()
    with pytest.raises(Refused, match="并入"):
        plan_visits(actor=cast.clerk, activity=activity, persons=[absorbed])


def test_the_visit_of_the_record_that_was_merged_counts_for_the_person(make_round, cast):
    visits = make_round(2)
    kept, absorbed = visits[0].person, visits[1].person
    Person.objects.filter(pk=absorbed.pk).update(id_number="", id_index="")
    absorbed.refresh_from_db()
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=kept.version)
    record_visit(actor=cast.clerk, visit=visits[1], version=1, day=date(2026, 2, 6))
    assert Person.objects.get(pk=kept.pk).visited_on == date(2026, 2, 6)
    assert [card.is_waiting for card in cards_of(visits[0].activity)] == [False, False]


def test_whom_nobody_has_visited_is_taken_off_the_list_the_others_stay(make_round, cast):
    visits = make_round(3)
    activity = visits[0].activity
    record_visit(actor=cast.clerk, visit=visits[0], version=1, day=date(2026, 2, 6))
    with pytest.raises(Refused, match="先撤回"):
        take_off(actor=cast.clerk, activity=activity, visits=visits)
    assert take_off(actor=cast.clerk, activity=activity, visits=visits[1:]) == 2
    assert activity.visits.count() == 1


def test_the_standard_is_set_once_or_taken_from_the_last_visit(make_round, cast):
    visits = make_round(2)
    activity = visits[0].activity
    assert standard_of(activity) == (None, "")
    record_visit(
        actor=cast.clerk, visit=visits[0], version=1, day=date(2026, 2, 6), amount=Decimal(300), goods="米"
    )
    assert standard_of(activity) == (Decimal(300), "米")
    set_standard(actor=cast.clerk, activity=activity, amount=Decimal(500), goods="油")
    assert standard_of(activity) == (Decimal(500), "油")
    assert activity.visits.first().amount == 300


def test_a_round_with_visits_is_not_removed_one_without_goes_with_its_list(make_round, cast):
    visits = make_round(2)
    activity = visits[0].activity
    record_visit(actor=cast.clerk, visit=visits[0], version=1, day=date(2026, 2, 6))
    with pytest.raises(Refused):
        remove(actor=cast.clerk, activity=activity, version=activity.version)
    with pytest.raises(Refused):
        cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="下雪")
    other = make_round(1)[0].activity
    set_standard(actor=cast.clerk, activity=other, amount=Decimal(500), goods="")
    remove(actor=cast.clerk, activity=other, version=other.version)
    assert Visit.objects.count() == 2
