"""A form is sent only while somebody is signed in: what was typed must not be lost, nor kept."""

import pytest
from django.test import Client


def test_who_is_signed_in_gets_a_token_that_forms_take(cast, client_with_csrf):
    client = client_with_csrf(cast.clerk)
    answer = client.get("/people/session/")
    assert answer.json()["user"] == cast.clerk.pk
    assert "no-store" in answer["Cache-Control"]
    sent = {"csrfmiddlewaretoken": answer.json()["token"], "q": "石"}
    assert client.post("/people/find/", sent).status_code == 302
    assert client.post("/people/find/", {"q": "石"}).status_code == 403


def test_nobody_gets_401_and_not_the_sign_in_page(client, db):
    assert client.get("/people/session/").status_code == 401


def test_who_sees_no_persons_gets_403(as_user, cast):
    assert as_user(cast.auditor).get("/people/session/").status_code == 403


@pytest.mark.parametrize(
    "page", ["new/", "{pk}/edit/", "{pk}/status/", "{pk}/confirm/", "{pk}/rows/need/new/"]
)
def test_the_forms_ask_before_they_are_sent(as_user, cast, make_person, page):
    words = as_user(cast.clerk).get("/people/" + page.format(pk=make_person().pk)).content.decode()
    assert f'data-session="/people/session/" data-user="{cast.clerk.pk}"' in words
    assert 'id="lost"' in words
    assert "js/people.js" in words


@pytest.fixture
def client_with_csrf():
    def sign_in(user):
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        return client

    return sign_in
