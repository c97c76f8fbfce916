"""转移: ask, decide with just enough to go by, and read the record only once it is here."""

import pytest
from django.urls import reverse

from beneficiaries.models import Person, Transfer
from beneficiaries.services import moving
from shuangyong.units.models import Unit, UnitKind

INBOX = "/people/transfers/"


@pytest.fixture
def asked(make_person, cast):
    """A request from 桂园社区 to 荷塘社区 of the other street."""
    person = make_person("石大山", code="A10", phone="19900001234", health="旧伤")
    return moving.request_transfer(
        actor=cast.clerk, person=person, to_unit=cast.community3, reason="户口迁入"
    )


def _text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_units_of_the_whole_tree_are_found_by_name_and_named_in_full(make_person, cast, as_user):
    person = make_person()
    Unit.objects.add_under(cast.street2, name="荷塘驻军", kind=UnitKind.PARTNER)
    url = reverse("people:transfer_units", args=[person.pk])
    text = _text(as_user(cast.clerk).post(url, {"q": "荷塘"}))
    assert "青川区/松山街道/荷塘社区" in text
    assert "荷塘驻军" not in text
    assert "没有名称里带" in _text(as_user(cast.clerk).post(url, {"q": "不存在"}))


def test_a_request_is_made_without_any_script(make_person, cast, as_user):
    person = make_person()
    client, url = as_user(cast.clerk), reverse("people:transfer", args=[person.pk])
    found = _text(client.post(url, {"q": "荷塘", "reason": "户口迁入", "search": "1"}))
    assert f'value="{cast.community3.pk}"' in found
    assert "户口迁入" in found
    assert not Transfer.objects.exists()
    client.post(url, {"q": "荷塘", "to_unit": cast.community3.pk, "reason": "户口迁入"})
    assert Transfer.objects.get().to_unit == cast.community3
    assert "等对方接收" in _text(client.get(INBOX))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"reason": "搬家"}, "再选一个接收单位"),
        ({"to_unit": "999999", "reason": "搬家"}, "没有这个单位"),
        ({"to_unit": "unit"}, "请写明为什么转出"),
        ({"to_unit": "unit", "reason": "电话19900001234"}, "像是写了电话"),
    ],
)
def test_what_is_missing_is_said_beside_it(make_person, cast, as_user, form, words):
    person = make_person()
    data = {key: cast.community3.pk if value == "unit" else value for key, value in form.items()}
    text = _text(as_user(cast.clerk).post(reverse("people:transfer", args=[person.pk]), data))
    assert words in text
    assert not Transfer.objects.exists()


def test_the_receiving_side_sees_just_enough_and_nothing_of_the_record(asked, cast, as_user):
    person = asked.person
    client = as_user(cast.clerk3)
    text = _text(client.get(INBOX))
    for words in ("石**", "1956年生", "残疾军人", "桂园社区", "户口迁入"):
        assert words in text
    for secret in ("石大山", str(person.id_number), str(person.phone), person.id_number.reveal(), "榆树巷"):
        assert secret not in text
    assert f"/people/{person.pk}/" not in text
    assert client.get(f"/people/{person.pk}/").status_code == 404


def test_accepting_leads_to_the_record(asked, cast, as_user):
    client = as_user(cast.clerk3)
    response = client.post(reverse("people:transfer_accept", args=[asked.pk]))
    assert response["Location"] == f"/people/{asked.person_id}/"
    assert Person.objects.get().unit == cast.community3
    assert "石大山" in _text(client.get(INBOX))
    assert "石**" in _text(as_user(cast.clerk).get(INBOX))


def test_a_refusal_needs_its_reason_and_both_sides_read_it(asked, cast, as_user):
    client, url = as_user(cast.clerk3), reverse("people:transfer_refuse", args=[asked.pk])
    assert "请写明为什么不接收" in _text(client.post(url, {"answer": " "}, follow=True))
    assert "像是写了电话" in _text(client.post(url, {"answer": "打19900001234"}, follow=True))
    client.post(url, {"answer": "户口还没有到"})
    for user in (cast.clerk, cast.clerk3):
        assert "户口还没有到" in _text(as_user(user).get(INBOX))


def test_who_comes_second_is_told_and_nothing_moves(asked, cast, as_user):
    as_user(cast.clerk).post(reverse("people:transfer_withdraw", args=[asked.pk]))
    text = _text(as_user(cast.clerk3).post(reverse("people:transfer_accept", args=[asked.pk]), follow=True))
    assert "已撤回" in text
    assert Person.objects.get().unit == cast.community


def test_the_inbox_runs_a_constant_number_of_queries(make_person, cast, as_user, django_assert_num_queries):
    def ask(number):
        person = make_person(f"石大{'甲乙丙丁戊己'[number]}")
        moving.request_transfer(actor=cast.clerk, person=person, to_unit=cast.community3, reason="搬家")

    ask(0)
    client = as_user(cast.clerk3)
    with django_assert_num_queries(8):
        client.get(INBOX)
    for number in range(1, 5):
        ask(number)
    with django_assert_num_queries(8):
        client.get(INBOX)
