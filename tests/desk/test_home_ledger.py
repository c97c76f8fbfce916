"""What waits in the ledger stands on 工作台, for those who see persons."""

from datetime import timedelta

import pytest
from django.utils import timezone

from beneficiaries.services.moving import request_transfer
from beneficiaries.today import waiting


def _text(client):
    response = client.get("/home/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def busy(make_person, cast):
    """Two to confirm, an overdue need, a birthday in ten days, somebody who comes from the other street."""
    today = timezone.localdate()
    person = make_person("石大甲", code="A10", born_on=today.replace(year=1956, day=1) - timedelta(days=1))
    soon = today + timedelta(days=10)
    other = make_person("石大乙", code="B21", born_on=None)
    type(other).objects.update(birthday="")
    type(other).objects.filter(pk=other.pk).update(birthday=f"{soon:%m%d}")
    person.needs.create(words="看病远", heard_on=today - timedelta(days=40), due_on=today - timedelta(days=9))
    person.needs.create(words="想学手艺", heard_on=today, due_on=today + timedelta(days=9))
    coming = make_person("石大丙", actor=cast.clerk3)
    request_transfer(actor=cast.clerk3, person=coming, to_unit=cast.community, reason="搬家")


def test_the_counts_are_those_of_the_users_own_scope(busy, cast):
    today = timezone.localdate()
    found = waiting(cast.clerk, today)
    assert (found.people, found.confirmations, found.confirmable) == (2, 2, 2)
    assert (found.needs, found.overdue, found.transfers, found.birthdays) == (2, 1, 1, 1)
    assert waiting(cast.clerk2, today).people == 0
    assert waiting(cast.reviewer2, today).people == 1
    assert waiting(cast.district, today).people == 3


def test_each_count_leads_to_its_list(busy, cast, as_user):
    text = _text(as_user(cast.clerk))
    for address in (
        "/people/confirmations/",
        "/people/?due=need",
        "/people/transfers/",
        "/people/?due=birthday",
    ):
        assert f'href="{address}"' in text
    assert "逾期1" in text


def test_who_sees_no_persons_sees_no_counts_of_them(busy, cast, as_user):
    assert "优抚对象" not in _text(as_user(cast.admin))


def test_an_empty_ledger_says_what_to_do(cast, as_user):
    assert "台账里还没有人" in _text(as_user(cast.clerk))
