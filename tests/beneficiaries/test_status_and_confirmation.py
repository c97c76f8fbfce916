"""Status with its history, and the yearly confirmation."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from beneficiaries.choices import ConfirmationResult, Status
from beneficiaries.models import Person
from beneficiaries.services.confirming import confirm, due
from beneficiaries.services.statuses import change_status
from shuangyong.units.errors import Forbidden, Outdated, Refused


def _change(cast, person, status, day=date(2026, 3, 1), reason="本人去世，家属告知", version=1, actor=None):
    return change_status(
        actor=actor or cast.clerk, person=person, version=version, status=status, day=day, reason=reason
    )


def test_a_change_of_status_is_kept_with_day_and_reason(make_person, cast):
    person = make_person()
    _change(cast, person, Status.DECEASED)
    person = Person.objects.get(pk=person.pk)
    assert (person.status, person.status_since) == (Status.DECEASED, date(2026, 3, 1))
    assert person.status_changes.count() == 2
    assert person.events.first().changes == [["状态", "享受待遇", "去世"]]


@pytest.mark.parametrize("status", [Status.DECEASED, Status.SUSPENDED, Status.CANCELLED, Status.MOVED])
def test_who_is_taken_off_the_list_needs_a_reason(make_person, cast, status):
    with pytest.raises(Refused, match="写明原因"):
        _change(cast, make_person(), status, reason="  ")


def test_a_day_in_the_future_or_before_the_present_status_is_refused(make_person, cast):
    person = make_person()
    with pytest.raises(Refused, match="还没有到"):
        _change(cast, person, Status.DECEASED, day=timezone.localdate() + timedelta(days=1))
    _change(cast, person, Status.SUSPENDED)
    with pytest.raises(Refused, match="不能更早"):
        _change(cast, person, Status.DECEASED, day=date(2026, 2, 1), version=2)


def test_of_two_changes_at_once_the_second_is_told(make_person, cast):
    person = make_person()
    other = Person.objects.get(pk=person.pk)
    _change(cast, person, Status.SUSPENDED)
    with pytest.raises(Outdated, match="田小禾"):
        _change(cast, other, Status.DECEASED, actor=cast.colleague)


def test_a_confirmation_is_made_once_a_year_for_several_at_once(make_person, cast):
    year = timezone.localdate().year
    people = [make_person(f"石{number}", code="A10") for number in range(3)]
    make_person("现役家属", code="H10")
    persons = Person.objects.visible_to(cast.clerk)
    assert due(persons, year).count() == 3
    assert confirm(actor=cast.clerk, persons=people[:2], year=year) == 2
    assert confirm(actor=cast.clerk, persons=people, year=year) == 1
    assert due(persons, year).count() == 0
    assert due(persons, year + 1).count() == 3


def test_somebody_not_met_stays_due_and_is_confirmed_later(make_person, cast):
    year = timezone.localdate().year
    person = make_person(code="A10")
    confirm(actor=cast.clerk, persons=[person], year=year, result=ConfirmationResult.NOT_MET)
    assert due(Person.objects.visible_to(cast.clerk), year).count() == 1
    assert confirm(actor=cast.clerk, persons=[person], year=year) == 1
    assert person.confirmations.get().result == ConfirmationResult.CONFIRMED


def test_who_no_longer_qualifies_needs_a_note_and_others_need_the_right(make_person, cast):
    year = timezone.localdate().year
    person = make_person(code="A10")
    with pytest.raises(Refused, match="写明原因"):
        confirm(actor=cast.clerk, persons=[person], year=year, result=ConfirmationResult.STOPPED)
    with pytest.raises(Forbidden):
        confirm(actor=cast.clerk2, persons=[person], year=year)
    with pytest.raises(Refused, match="今年和去年"):
        confirm(actor=cast.clerk, persons=[person], year=year + 1)
