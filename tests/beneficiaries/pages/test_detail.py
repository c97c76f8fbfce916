"""The page of one person: masked for everyone, with the buttons that the user may press."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beneficiaries.services.care import fingerprint
from beneficiaries.services.moving import request_transfer

SECRETS = {
    "phone": "19900001234",
    "account": "6200000000001234567",
    "registered_address": "银杏社区柳树巷88号",
    "health": "耳背腿疼",
}


@pytest.fixture
def person(make_person, add_row):
    made = make_person(address="桂园社区槐树巷77号", **SECRETS)
    add_row(made, "contact", name="石小溪", phone="19900005678")
    add_row(made, "need", words="屋顶漏雨", heard_on=date(2026, 1, 5), due_on=date(2026, 2, 1))
    add_row(made, "honour", kind="plaque")
    add_row(made, "payment", name="慰问金", amount="500", year=2026)
    add_row(made, "helper", name="方远山", phone="19900009999")
    return made


@pytest.mark.parametrize("who", ["clerk", "lead", "reviewer", "district"])
def test_no_value_stands_open_on_the_page_or_in_its_past(cast, as_user, person, who):
    words = as_user(getattr(cast, who)).get(f"/people/{person.pk}/").content.decode()
    hidden = [
        *SECRETS.values(),
        person.id_number.reveal(),
        "槐树巷",
        "19900005678",
        "屋顶漏雨",
        "19900009999",
    ]
    assert [value for value in hidden if value in words] == []
    assert "199****1234" in words


def test_the_buttons_are_those_of_the_rights(cast, as_user, person):
    def links(user):
        return set(
            re.findall(
                rf'href="/people/{person.pk}/([a-z]+)/',
                as_user(user).get(f"/people/{person.pk}/").content.decode(),
            )
        )

    assert {"edit", "status", "confirm", "rows", "open", "needs"} <= links(cast.clerk)
    assert links(cast.district) == {"open"}


def test_an_overdue_need_is_marked(cast, as_user, person):
    assert "已过期限" in as_user(cast.clerk).get(f"/people/{person.pk}/").content.decode()


def test_the_page_says_that_opening_is_logged(cast, as_user, person):
    assert "每看一项都记入审计记录" in as_user(cast.clerk).get(f"/people/{person.pk}/").content.decode()


def test_it_asks_the_database_no_more_for_more_rows(cast, as_user, person, add_row):
    client = as_user(cast.clerk)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/people/{person.pk}/")
        return len(queries)

    before = count()
    for number in range(5):
        add_row(person, "contact", name=f"石小{number}", phone=f"1990000{number:04d}")
        add_row(person, "need", words="想看病", heard_on=date(2026, 1, 5))
        add_row(person, "payment", name="慰问金", amount="500", year=2020 + number)
    assert count() == before


def test_a_long_past_is_shortened_until_asked_for(cast, as_user, person, add_row):
    for year in range(2000, 2025):
        add_row(person, "payment", name="慰问金", amount="500", year=year)
    client = as_user(cast.clerk)
    assert "2001年" not in client.get(f"/people/{person.pk}/").content.decode()
    assert "2001年" in client.get(f"/people/{person.pk}/?all=1").content.decode()


def test_the_list_leads_to_it_and_to_the_form(cast, as_user, person):
    words = as_user(cast.clerk).get("/people/").content.decode()
    assert f'href="/people/{person.pk}/"' in words
    assert 'href="/people/new/"' in words
    assert 'href="/people/new/"' not in as_user(cast.district).get("/people/").content.decode()


def test_a_move_that_is_asked_for_stands_on_the_page(cast, as_user, make_person):
    person = make_person()
    client = as_user(cast.clerk)
    assert f"/people/{person.pk}/transfer/" in client.get(f"/people/{person.pk}/").content.decode()
    request_transfer(actor=cast.clerk, person=person, to_unit=cast.community2, reason="户口迁入")
    words = client.get(f"/people/{person.pk}/").content.decode()
    assert f"正在转到{cast.community2.name}，等对方接收" in words
    assert f"/people/{person.pk}/transfer/" not in words


def test_a_timeline_says_yes_and_no(cast, as_user, make_person, add_row):
    person = make_person()
    need = add_row(person, "need", words="屋顶漏雨", heard_on=date(2026, 1, 5))
    client = as_user(cast.clerk)
    seen = fingerprint(need)
    client.post(f"/people/{person.pk}/needs/{need.pk}/done/",
                {"seen": seen, "done_on": "2026-01-06", "outcome": "已修好"})  # fmt: skip
    need.refresh_from_db()
    client.post(f"/people/{person.pk}/needs/{need.pk}/revisit/",
                {"seen": fingerprint(need), "revisited_on": "2026-01-07", "answer": "yes"})  # fmt: skip
    assert ["本人满意", "", "是"] in person.events.first().changes
