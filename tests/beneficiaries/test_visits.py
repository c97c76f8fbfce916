"""A visit that is written down takes somebody off the list of whom nobody has visited this year."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from beneficiaries.finding import Wanted
from beneficiaries.models import Person
from beneficiaries.services.visiting import record_visit
from shuangyong.units.errors import Forbidden, Refused


def test_a_visit_is_on_the_timeline_and_off_the_list(make_person, cast):
    person = make_person()
    today = timezone.localdate()
    record_visit(actor=cast.clerk, person=person, day=today, words="送去春联")
    assert person.events.get(kind="visited").words.endswith("走访：送去春联")
    assert not Wanted(due="visit", today=today).narrow(Person.objects.visible_to(cast.clerk)).exists()


def test_an_older_visit_does_not_take_the_place_of_a_newer_one(make_person, cast):
    person = make_person()
    record_visit(actor=cast.clerk, person=person, day=date(2026, 5, 1))
    record_visit(actor=cast.clerk, person=person, day=date(2026, 1, 20))
    assert Person.objects.get(pk=person.pk).visited_on == date(2026, 5, 1)
    assert person.events.filter(kind="visited").count() == 2


def test_no_visit_in_the_future_and_none_by_others(make_person, cast):
    person = make_person()
    with pytest.raises(Refused, match="还没有到"):
        record_visit(actor=cast.clerk, person=person, day=timezone.localdate() + timedelta(days=1))
    with pytest.raises(Forbidden):
        record_visit(actor=cast.clerk2, person=person, day=timezone.localdate())


def test_without_keys_every_page_of_the_ledger_says_so(make_person, cast, as_user, settings, tmp_path):
    person = make_person()
    client = as_user(cast.clerk)
    settings.KEY_FILE = tmp_path / "gone.json"
    for address in ("/people/", f"/people/{person.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "读不到密钥" in answer.content.decode()
