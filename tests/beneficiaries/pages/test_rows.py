"""Contacts, honours, payments, helpers: added, changed, taken away; all of it on the timeline, masked."""

from datetime import date
from decimal import Decimal

import pytest

from beneficiaries.models import Contact, Payment, Standard
from beneficiaries.services.care import add_row as add_row_service
from beneficiaries.services.care import fingerprint
from shuangyong.units.errors import Forbidden, Refused


@pytest.fixture
def person(make_person):
    return make_person()


@pytest.fixture
def standard(categories):
    return Standard.objects.create(
        category=categories["H30"], name="定期补助", amount="640", per="month", valid_from=date(2026, 1, 1),
        valid_to=date(2026, 7, 31), source="示例文件",
    )  # fmt: skip


def base(person):
    return f"/people/{person.pk}/rows/"


def test_a_contact_is_added_and_stands_masked_on_the_timeline(cast, as_user, person):
    sent = {"kind": "family", "name": "石小溪", "relation": "女儿", "phone": "19900005678"}
    response = as_user(cast.clerk).post(f"{base(person)}contact/new/", sent)
    assert response["Location"] == f"/people/{person.pk}/#family"
    assert person.contacts.get().phone.reveal() == "19900005678"
    event = person.events.first()
    assert event.words == "登记联系人"
    assert ["电话", "", "199****5678"] in event.changes


def test_a_hidden_phone_stays_when_left_empty_and_goes_with_a_tick(cast, as_user, person, add_row):
    row = add_row(person, "contact", name="石小溪", phone="19900005678")
    client, url = as_user(cast.clerk), f"{base(person)}contact/{row.pk}/"
    assert "19900005678" not in client.get(url).content.decode()
    sent = {"kind": "family", "name": "石小溪", "relation": "侄女", "seen": fingerprint(row)}
    client.post(url, sent)
    row = Contact.objects.get()
    assert (row.relation, row.phone.reveal()) == ("侄女", "19900005678")
    client.post(url, {**sent, "clear_phone": "on", "seen": fingerprint(row)})
    assert Contact.objects.get().phone == ""


def test_who_comes_second_sees_what_stands_there_and_keeps_the_own_words(cast, as_user, person, add_row):
    row = add_row(person, "contact", name="石小溪", phone="19900005678")
    seen, url = fingerprint(row), f"{base(person)}contact/{row.pk}/"
    as_user(cast.colleague).post(url, {"kind": "family", "name": "石小溪", "relation": "侄女", "seen": seen})
    page = as_user(cast.clerk).post(
        url, {"kind": "family", "name": "石小溪", "relation": "外甥女", "seen": seen}
    )
    words = page.content.decode()
    assert "这一项已经被改过" in words
    assert "关系：侄女" in words
    assert 'value="外甥女"' in words
    assert Contact.objects.get().relation == "侄女"


def test_a_row_is_taken_away_and_the_timeline_says_so(cast, as_user, person, add_row):
    row = add_row(person, "honour", kind="plaque", words="换新")
    url = f"{base(person)}honour/{row.pk}/remove/"
    as_user(cast.clerk).post(url, {"seen": "stale"})
    assert person.honours.exists()
    as_user(cast.clerk).post(url, {"seen": fingerprint(row)})
    assert not person.honours.exists()
    assert person.events.first().words == "删去荣誉：光荣牌"


def test_a_standard_in_force_on_that_day_fills_name_and_amount(cast, as_user, person, standard):
    client = as_user(cast.clerk)
    sent = {"paid_on": "2026-05-10", "standard": standard.pk, "year": "2026", "month": "5"}
    filled = client.post(f"{base(person)}payment/fill/", sent).content.decode()
    assert 'value="640.00"' in filled
    assert 'value="定期补助"' in filled
    client.post(f"{base(person)}payment/new/", sent)
    payment = Payment.objects.get()
    assert (payment.name, payment.amount, payment.standard) == ("定期补助", Decimal("640"), standard)
    Standard.objects.update(amount=700)
    assert Payment.objects.get().amount == Decimal("640")


def test_a_standard_of_another_time_or_category_is_not_taken(cast, as_user, person, standard):
    client = as_user(cast.clerk)
    sent = {"paid_on": "2026-09-10", "standard": standard.pk, "year": "2026"}
    assert "不执行" in client.post(f"{base(person)}payment/new/", sent).content.decode()
    assert 'value="640.00"' not in client.post(f"{base(person)}payment/fill/", sent).content.decode()
    assert not Payment.objects.exists()


def test_money_without_a_standard_needs_a_name_and_a_sum(cast, as_user, person):
    client, url = as_user(cast.clerk), f"{base(person)}payment/new/"
    words = client.post(url, {"year": "2026"}).content.decode()
    assert "请填写项目" in words
    assert "请填写金额" in words
    client.post(url, {"year": "2026", "name": "慰问金", "amount": "500"})
    assert Payment.objects.get().amount == Decimal("500")


def test_a_number_in_an_open_text_is_not_taken(cast, as_user, person):
    sent = {"kind": "plaque", "state": "given", "words": "电话19900005678"}
    page = as_user(cast.clerk).post(f"{base(person)}honour/new/", sent)
    assert "请填到“电话”那一栏里" in page.content.decode()
    assert not person.honours.exists()


def test_help_does_not_end_before_it_begins(cast, as_user, person):
    sent = {"name": "方远山", "since": "2026-05-01", "until": "2026-04-01"}
    page = as_user(cast.clerk).post(f"{base(person)}helper/new/", sent)
    assert "结束日期不能早于结对日期" in page.content.decode()
    assert not person.helpers.exists()


def test_rows_of_others_and_unknown_kinds_are_404(cast, as_user, person, make_person, add_row):
    row = add_row(make_person("石小山"), "contact", name="石小溪")
    client = as_user(cast.clerk)
    for path in (f"contact/{row.pk}/", "plan/new/", f"plan/{row.pk}/", "contact/999/"):
        assert client.get(f"{base(person)}{path}").status_code == 404
    assert client.post(f"{base(person)}contact/{row.pk}/remove/", {}).status_code == 404


def test_a_row_counts_as_a_change_of_the_record(cast, person, add_row):
    before = person.version
    add_row(person, "honour", kind="plaque")
    person.refresh_from_db()
    assert person.version == before + 1


def test_the_services_ask_for_the_right_themselves(cast, person):
    with pytest.raises(Forbidden):
        add_row_service(actor=cast.clerk2, person=person, kind="honour", values={"kind": "plaque"})
    with pytest.raises(Refused):
        add_row_service(
            actor=cast.clerk,
            person=person,
            kind="helper",
            values={"name": "方远山", "since": date(2026, 5, 1), "until": date(2026, 4, 1)},
        )
