"""No page, file, feed, history or trail of activities holds what the ledger of persons keeps secret."""

import json
import logging
from datetime import date
from typing import Any

import pytest
from django.db import connection

from activities.models import Activity, ActivityEvent, SummaryFigure
from plans.models import Paragraph
from shuangyong.units.models import AuditEvent
from tests.activities.whole_scene import NEED, PARTNER_PHONE, Whole, furnish
from tests.beneficiaries.test_nothing_leaks import NUMBER, SECRETS, found_in

NAME = "石大山"
ROLES = ["clerk", "lead", "clerk2", "clerk3", "reviewer", "reviewer2", "district", "admin", "auditor"]
assert SECRETS["need"] == NEED
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]


@pytest.fixture
def whole(cast: Any, make_person: Any, make_activity: Any, make_plan: Any) -> Whole:
    person = make_person(
        NAME,
        id_number=NUMBER,
        born_on=date(1947, 7, 17),
        phone=SECRETS["phone"],
        account=SECRETS["account"],
        address=SECRETS["address"],
        health=SECRETS["health"],
    )
    return furnish(cast, [person, make_person("林中路")], make_activity, make_plan)


def body_of(answer: Any) -> bytes:
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return body


@pytest.mark.parametrize("who", ROLES)
def test_no_answer_holds_a_secret(whole: Whole, cast: Any, as_user: Any, who: str, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    client = as_user(getattr(cast, who))
    nameless = who in ("admin", "auditor")
    asked: list[tuple[str, Any]] = [(address, None) for _, address in whole.addresses()]
    asked += whole.posts()
    good = 0
    for address, form in asked:
        answer = client.get(address) if form is None else client.post(address, form)
        told = body_of(answer) + str(dict(answer.headers)).encode()
        assert found_in(told) == [], address
        assert PARTNER_PHONE.encode() not in told, address
        assert answer.status_code < 500, address
        if nameless:
            assert NAME.encode() not in told, address
        good += answer.status_code == 200
    assert len(asked) > 110
    # Else the test would find nothing because nothing was shown.
    assert good > (95 if who == "clerk" else 1), good
    assert found_in(caplog.text.encode()) == []
    assert PARTNER_PHONE not in caplog.text


def test_what_is_kept_of_activities_names_nobody(whole: Whole) -> None:
    """Names stand in the ledger alone: visits point at it."""
    kept = {
        "history": [[row.note, row.changes] for row in ActivityEvent.objects.all()],
        "activities": list(Activity.objects.values()),
        "paragraphs": list(Paragraph.objects.filter(plan=whole.summary).values_list("text", flat=True)),
        "figures": list(SummaryFigure.objects.values_list("name", "address")),
        "tables": whole.summary.summary.tables,
        "trail": list(AuditEvent.objects.exclude(target__contains="优抚").values_list("target", "detail")),
    }
    for what, rows in kept.items():
        words = json.dumps(rows, ensure_ascii=False, default=str)
        assert rows, what
        assert NAME not in words, what
        assert "林中路" not in words, what
        assert NEED not in words, what


def test_the_database_holds_no_secret_in_full(whole: Whole, cast: Any, as_user: Any) -> None:
    client = as_user(cast.clerk)
    client.get(f"/activities/visits/{whole.round.pk}/", {"q": NAME})
    connection.ensure_connection()
    data = connection.connection.serialize()  # SQLite's bytes
    assert NAME.encode() in data
    assert found_in(data) == []
    assert PARTNER_PHONE.encode() not in data


def test_the_feed_and_the_summary_of_who_sees_it_name_nobody(whole: Whole, cast: Any, as_user: Any) -> None:
    client = as_user(cast.clerk)
    for name, address in whole.addresses():
        if name in ("calendar_feed", "summary_figures", "detail", "plan", "export", "ledgers", "progress"):
            assert NAME.encode() not in body_of(client.get(address)), address


@pytest.mark.parametrize("who", ["reviewer", "district"])
def test_offices_above_read_a_partners_phone_as_its_mask(
    whole: Whole, cast: Any, as_user: Any, who: str
) -> None:
    page = as_user(getattr(cast, who)).get(whole.partner.get_absolute_url()).content.decode()
    assert str(whole.partner.phone) in page
    assert PARTNER_PHONE not in page
