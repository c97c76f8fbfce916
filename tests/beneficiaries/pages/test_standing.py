"""变更状态 and 年度确认 of one person, in their pages."""

import pytest
from django.utils import timezone

from beneficiaries.models import Confirmation, Person
from beneficiaries.services.people import change_person

TODAY = timezone.localdate()


@pytest.fixture
def person(make_person):
    return make_person(code="D42")


def sent(person, **more):
    return {"version": person.version, "status": "deceased", "day": f"{TODAY}", "reason": "因病", **more}


def test_a_status_is_changed_with_day_and_reason(cast, as_user, person):
    as_user(cast.clerk).post(f"/people/{person.pk}/status/", sent(person))
    person.refresh_from_db()
    assert (person.status, person.status_since) == ("deceased", TODAY)
    assert person.status_changes.first().reason == "因病"


def test_a_missing_reason_is_said_and_the_rest_stays(cast, as_user, person):
    page = as_user(cast.clerk).post(f"/people/{person.pk}/status/", sent(person, reason=" "))
    assert "要写明原因" in page.content.decode()
    assert '<option value="deceased" selected>' in page.content.decode()
    assert Person.objects.get().status == "receiving"


def test_after_a_conflict_the_second_press_counts(cast, as_user, person):
    change_person(actor=cast.colleague, person=Person.objects.get(), version=1, values={"note": "独居"})
    client, url = as_user(cast.clerk), f"/people/{person.pk}/status/"
    page = client.post(url, sent(person))
    assert "田小穗已经改过这份档案" in page.content.decode()
    assert Person.objects.get().status == "receiving"
    client.post(url, sent(person, version=page.context["version"]))
    assert Person.objects.get().status == "deceased"


def test_a_reason_with_a_phone_number_is_not_taken(cast, as_user, person):
    page = as_user(cast.clerk).post(f"/people/{person.pk}/status/", sent(person, reason="问19900001234"))
    assert "明文" in page.content.decode()
    assert Person.objects.get().status == "receiving"


def test_a_yearly_confirmation_is_written_once(cast, as_user, person):
    client, url = as_user(cast.clerk), f"/people/{person.pk}/confirm/"
    form = {"year": TODAY.year, "result": "confirmed", "day": f"{TODAY}"}
    client.post(url, form)
    page = client.post(url, form, follow=True)
    assert "没有重复登记" in page.content.decode()
    assert Confirmation.objects.get().by == cast.clerk
    assert Person.objects.get().confirmed_year == TODAY.year


def test_who_no_longer_qualifies_needs_a_note_and_is_stopped(cast, as_user, person):
    client, url = as_user(cast.clerk), f"/people/{person.pk}/confirm/"
    form = {"year": TODAY.year, "result": "stopped", "day": f"{TODAY}"}
    assert "请写明原因" in client.post(url, form).content.decode()
    page = client.post(url, {**form, "note": "户口迁走"}, follow=True)
    assert "状态改为停发" in page.content.decode()
    assert Person.objects.get().status == "suspended"


def test_who_died_is_not_asked_for_a_confirmation(cast, as_user, make_person):
    person = make_person()
    Person.objects.filter(pk=person.pk).update(status="deceased")
    client = as_user(cast.clerk)
    assert f"/people/{person.pk}/confirm/" not in client.get(f"/people/{person.pk}/").content.decode()
    answer = client.post(f"/people/{person.pk}/confirm/", {"year": 2026}, follow=True)
    assert "状态是“去世”，不用年度确认" in answer.content.decode()
    assert not person.confirmations.exists()
