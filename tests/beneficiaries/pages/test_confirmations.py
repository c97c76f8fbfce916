"""年度确认: who is left, several at once, the sheet to sign."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from django.urls import reverse
from django.utils import timezone

from beneficiaries.models import Confirmation, Person
from shuangyong.units.models import AuditEvent

PAGE = "/people/confirmations/"
WRITE = "/people/confirmations/write/"


@pytest.fixture
def people(make_person, cast):
    """Three to confirm in 桂园社区, one in 银杏社区; one who needs none."""
    make_person("石没有", code="H30")
    make_person("石在外", actor=cast.clerk2, code="B21")
    return [make_person(f"石大{word}", code="A10") for word in "甲乙丙"]


def _text(response):
    assert response.status_code == 200
    return response.content.decode()


def _write(client, people, result, **more):
    data = {"person": [person.pk for person in people], "result": result, **more}
    return _text(client.post(WRITE, data, follow=True))


def test_those_who_are_due_stand_on_the_list_with_how_far_it_is(people, cast, as_user):
    text = _text(as_user(cast.clerk).get(PAGE))
    assert '0<span class="muted">/3</span>' in text
    assert all(person.name in text for person in people)
    assert "石没有" not in text
    assert "石在外" not in text
    assert people[0].id_number.reveal() not in text


def test_several_are_confirmed_at_once_and_leave_the_list(people, cast, as_user):
    text = _write(as_user(cast.clerk), people[:2], "confirmed")
    assert "已确认2人" in text
    assert '2<span class="muted">/3</span>' in text
    assert Confirmation.objects.filter(day=timezone.localdate(), by=cast.clerk).count() == 2
    assert people[0].name not in text[text.index("confirm-list") :]


def test_one_who_was_not_met_stays_on_the_list(people, cast, as_user):
    client = as_user(cast.clerk)
    text = _write(client, people[:1], "not_met", note="两次上门没有遇到")
    assert "1人没有见到" in text
    assert "两次上门没有遇到" in text
    shown = _text(client.get(PAGE, {"show": "not_met"}))
    assert people[0].name in shown
    assert people[1].name not in shown


def test_one_who_no_longer_qualifies_needs_a_reason(people, cast, as_user):
    client = as_user(cast.clerk)
    assert "请写明原因" in _write(client, people[:1], "stopped")
    assert not Confirmation.objects.exists()
    _write(client, people[:1], "stopped", note="已迁往外省")
    assert Person.objects.get(pk=people[0].pk).status == "suspended"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"result": "confirmed"}, "请先勾选"),
        ({"person": ["x"], "result": "confirmed"}, "请先勾选"),
        ({"person": ["1"], "result": "confirmed", "day": "2199-01-01"}, "还没有到"),
        ({"person": ["1"], "result": "confirmed", "note": "电话19900001234"}, "像是写了电话"),
        ({"person": ["99999999"], "result": "confirmed"}, "已经不在这里"),
    ],
)
def test_what_cannot_be_taken_is_said(people, cast, as_user, form, words):
    assert words in _text(as_user(cast.clerk).post(WRITE, form, follow=True))
    assert not Confirmation.objects.exists()


def test_nobody_of_another_ledger_is_confirmed(people, cast, as_user):
    other = Person.objects.get(name="石在外")
    assert "已经不在这里" in _write(as_user(cast.clerk), [*people, other], "confirmed")
    assert not Confirmation.objects.exists()


def test_the_street_sees_each_community_and_may_look_at_one(people, cast, as_user):
    client = as_user(cast.reviewer)
    text = _text(client.get(PAGE))
    assert '0<span class="muted">/4</span>' in text
    assert "桂园社区" in text
    text = _text(client.get(PAGE, {"unit": cast.community2.pk}))
    assert '0<span class="muted">/1</span>' in text
    assert people[0].name not in text


def test_last_year_can_be_written_up_and_bears_its_own_day(people, cast, as_user):
    year = timezone.localdate().year - 1
    _write(as_user(cast.clerk), people[:1], "confirmed", year=year)
    row = Confirmation.objects.get()
    assert (row.year, row.day) == (year, date(year, 12, 31))
    assert people[0].name in _text(as_user(cast.clerk).get(PAGE))


def test_the_sheet_has_everybody_masked_with_room_to_sign_and_is_on_record(people, cast, as_user):
    _write(as_user(cast.clerk), people[:1], "confirmed")
    response = as_user(cast.clerk).get("/people/confirmations/sheet/")
    assert response["Content-Type"] == "application/pdf"
    with pdfplumber.open(BytesIO(response.content)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
        cells = pdf.pages[0].extract_tables()[0]
    assert "应当确认3人，已办1人" in text
    assert [cell.replace("\n", "") for cell in cells[0]][-1] == "本人签字"
    assert len(cells) == 4
    assert all(person.name in text and person.id_number.reveal() not in text for person in people)
    assert AuditEvent.objects.filter(action="导出", target__contains="年度确认表").count() == 1


def test_the_list_runs_a_constant_number_of_queries(
    people, make_person, cast, as_user, django_assert_num_queries
):
    client = as_user(cast.reviewer)
    with django_assert_num_queries(9):
        client.get(PAGE)
    for word in "丁戊己":
        make_person(f"石大{word}", code="A10")
    with django_assert_num_queries(9):
        client.get(PAGE)


def test_junk_in_the_address_shows_the_usual_list(people, cast, as_user):
    client = as_user(cast.reviewer)
    for name in ("unit", "year", "show", "page"):
        for value in ("²", "-1", "9" * 30, "\0x", "abc"):
            assert client.get(reverse("people:confirmations"), {name: value}).status_code in (200, 400)
