"""No answer, file, log line, session, cache or row of the database holds a person's values in full.

Every address is asked for by every role, with the ledger's own objects put in where it takes any.
"""

import io
import json
import logging
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from beneficiaries.models import Person
from beneficiaries.services.moving import request_transfer
from beneficiaries.services.people import change_person
from shuangyong.documents.pages import page_count
from tests.conftest import resident_id

NUMBER = resident_id(date(1947, 7, 17), 873)
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]
SECRETS = {
    "id": NUMBER,
    "birth and order": NUMBER[6:17],
    "phone": "19900008642",
    "account": "6299999900001357924",
    "address": "桂园社区山楂巷97号3单元",
    "registered": "荷塘社区柿子坡61号",
    "health": "左侧股骨旧伤",
    "certificate": "军残字第97531号",
    "contact": "19900009753",
    "need": "房顶漏雨想修缮",
    "helper": "19900004680",
}
ARGUMENTS: dict[str, list[Any]] = {
    "kind": ["person", "household", "contact", "need", "helper", "identity"],
    "field": ["id_number", "phone", "address", "words"],
    "fmt": ["txt", "xlsx", "docx"],
    "name": ["roster"],
    "number": [1],
}


@pytest.fixture
def ledger(make_person: Any, cast: Any) -> Person:
    person = make_person(
        id_number=NUMBER,
        born_on=date(1947, 7, 17),
        phone=SECRETS["phone"],
        account=SECRETS["account"],
        registered_address=SECRETS["registered"],
        health=SECRETS["health"],
        address=SECRETS["address"],
    )
    identity = person.identities.get()
    identity.certificate_number = SECRETS["certificate"]
    identity.save()
    person.contacts.create(name="石小月", phone=SECRETS["contact"])
    person.needs.create(words=SECRETS["need"], heard_on=date(2026, 5, 1))
    person.helpers.create(name="林中路", phone=SECRETS["helper"])
    change_person(actor=cast.clerk, person=person, version=1, values={"phone": "19900001111"})
    person = Person.objects.get(pk=person.pk)
    change_person(actor=cast.clerk, person=person, version=2, values={"phone": SECRETS["phone"]})
    make_person("石大山", id_number="", born_on=date(1947, 7, 17), phone=SECRETS["phone"])
    request_transfer(
        actor=cast.clerk, person=Person.objects.get(pk=person.pk), to_unit=cast.community3, reason="户口迁入"
    )
    return Person.objects.get(pk=person.pk)


def addresses(person: Person) -> Iterator[str]:
    """Every address of the product, its arguments filled in."""
    for name, keys in _names(get_resolver().url_patterns):
        for chosen in _fillings(keys, person):
            try:
                yield reverse(name, kwargs=chosen)
            except NoReverseMatch:
                continue


def _names(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", tuple(pattern.pattern.regex.groupindex)


def _fillings(keys: tuple[str, ...], person: Person) -> Iterator[dict[str, Any]]:
    hanging = (person.household, person.contacts.get(), person.needs.get(), person.helpers.get())
    rows = sorted({person.pk, *(row.pk for row in hanging if row)})
    choices: dict[str, list[Any]] = {"pk": [person.pk], "row": rows, "other": [person.pk + 1]}
    fillings: list[dict[str, Any]] = [{}]
    for key in keys:
        values = choices.get(key) or ARGUMENTS.get(key, [1])
        fillings = [{**filling, key: value} for filling in fillings for value in values]
    yield from fillings


def found_in(data: bytes) -> list[str]:
    """Which of the secrets the bytes hold, packed or not."""
    texts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts += [archive.read(name) for name in archive.namelist()]
    if data[:4] == b"%PDF":
        texts.append(_words_of(data))
    escaped = {name: json.dumps(secret)[1:-1].encode() for name, secret in SECRETS.items()}
    return [
        name
        for name, secret in SECRETS.items()
        if any(form in text for text in texts for form in (secret.encode(), escaped[name]))
    ]


def _words_of(data: bytes) -> bytes:
    import pdfplumber

    assert page_count(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "".join("".join(char["text"] for char in page.chars) for page in pdf.pages).encode()


@pytest.mark.parametrize(
    "who", ["clerk", "lead", "clerk2", "clerk3", "reviewer", "reviewer2", "district", "admin", "auditor"]
)
def test_no_answer_holds_a_value_in_full(ledger, cast, as_user, who, caplog):
    caplog.set_level(logging.DEBUG)
    client = as_user(getattr(cast, who))
    asked = 0
    for address in addresses(ledger):
        if address == "/logout/":
            continue
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        told = body + str(dict(answer.headers)).encode()
        assert found_in(told) == [], f"{who} {address}"
        assert answer.status_code != 500, address
        asked += 1
    assert asked > 60
    assert found_in(caplog.text.encode()) == []


@pytest.mark.parametrize("who", ["admin", "auditor"])
def test_who_sees_no_persons_finds_no_name_either(ledger, cast, as_user, who):
    client = as_user(getattr(cast, who))
    for address in addresses(ledger):
        if address == "/logout/":
            continue
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "石大山".encode() not in body, address


def test_the_database_file_holds_none_of_it(ledger, cast, as_user):
    client = as_user(cast.clerk)
    client.post("/people/find/", {"q": NUMBER}, follow=True)
    if connection.vendor != "sqlite":
        pytest.fail("this test reads SQLite's bytes")
    connection.ensure_connection()
    data = connection.connection.serialize()
    assert "石大山".encode() in data
    assert found_in(data) == []


def test_opening_a_value_leaves_it_in_no_session_cache_or_trail(ledger, cast, as_user):
    client = as_user(cast.clerk)
    address = reverse(
        "people:reveal", kwargs={"pk": ledger.pk, "kind": "person", "row": ledger.pk, "field": "id_number"}
    )
    answer = client.post(address, {"usual": "other", "own": "核对优待证信息"})
    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    data = connection.connection.serialize()
    assert found_in(data) == []
    for alias in caches:
        assert found_in(str(getattr(caches[alias], "_cache", "")).encode()) == []


def test_the_search_itself_would_find_a_leak():
    assert found_in(f"…{NUMBER}…".encode()) == ["id", "birth and order"]
    assert found_in(json.dumps(SECRETS["need"]).encode()) == ["need"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", SECRETS["phone"])
    assert found_in(packed.getvalue()) == ["phone"]
