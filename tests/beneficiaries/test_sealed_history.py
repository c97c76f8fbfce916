"""What stood there before is kept, encrypted, and opened one line at a time, with a reason."""

import json
from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from beneficiaries.describing import as_sealed, change, changes_of
from beneficiaries.importing.applying import confirm
from beneficiaries.importing.receiving import receive
from beneficiaries.models import Person, PersonEvent
from beneficiaries.services.care import add_row, change_row, fingerprint, remove_row
from beneficiaries.services.households import Home
from beneficiaries.services.merging import merge, undo_merge
from beneficiaries.services.people import IdentityValues, change_person
from beneficiaries.services.revealing import reveal
from shuangyong.privacy.rotation import secret_models
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import AuditEvent
from tests.beneficiaries.importing.workbooks import sheet_bytes

OLD, NEW = "19900001111", "19900002222"


def opened(event, actor):
    return reveal(
        actor=actor, person=event.person, kind="event", pk=event.pk, field="values", reason="核对旧号码"
    )


@pytest.fixture
def changed(make_person, cast):
    """Somebody whose phone was changed; the line that says so."""
    person = make_person(phone=OLD)
    change_person(actor=cast.clerk, person=person, version=1, values={"phone": NEW, "note": "已核对"})
    return person.events.first()


def test_the_old_value_is_in_the_line_and_nowhere_else(changed, cast):
    connection.ensure_connection()
    data = connection.connection.serialize()
    assert OLD.encode() not in data
    assert NEW.encode() not in data
    assert OLD not in str(changed.changes) + str(changed.values) + repr(changed.__dict__)
    assert opened(changed, cast.clerk) == f"电话：{OLD} → {NEW}"


def test_opening_it_is_on_record_first_and_needs_a_right_and_a_reason(changed, cast):
    with pytest.raises(Refused, match="请写明为什么要看"):
        reveal(
            actor=cast.clerk, person=changed.person, kind="event", pk=changed.pk, field="values", reason=""
        )
    for other in (cast.clerk2, cast.admin, cast.auditor):
        with pytest.raises(Forbidden):
            opened(changed, other)
    assert not AuditEvent.objects.filter(action="查看完整信息").exists()
    opened(changed, cast.clerk)
    event = AuditEvent.objects.get(action="查看完整信息")
    assert "改动前后的完整内容（修改 " in event.target
    assert OLD not in event.target + event.detail


def test_a_line_of_somebody_else_is_not_opened_through_ones_own(changed, cast, make_person):
    other = make_person("石小山")
    with pytest.raises(Refused, match="没有这一项"):
        reveal(
            actor=cast.clerk, person=other, kind="event", pk=changed.pk, field="values", reason="核对旧号码"
        )


def test_the_page_leads_to_it_where_there_is_something_to_open(changed, cast, as_user):
    client = as_user(cast.clerk)
    page = client.get(reverse("people:detail", args=[changed.person_id])).content.decode()
    address = reverse("people:reveal", args=[changed.person_id, "event", changed.pk, "values"])
    assert page.count(f'href="{address}"') == 1
    assert page.count("/open/event/") == 2  # by href and by hx-get, of one line of two
    assert OLD not in page
    answer = client.post(address, {"usual": "other", "own": "核对旧号码"})
    assert f"{OLD} → {NEW}" in answer.content.decode()


def test_nothing_is_sealed_where_nothing_secret_changed(make_person, cast):
    person = make_person()
    change_person(actor=cast.clerk, person=person, version=1, values={"note": "已核对"})
    assert person.events.first().values == ""


def test_address_and_illness_are_kept_too(make_person, cast, categories):
    person = make_person(code="A10")
    before = person.household.address.reveal()
    identity = IdentityValues(categories["A10"], "甲字第1号", {"degree": "六级"})
    change_person(
        actor=cast.clerk, person=person, version=1, values={}, identities=[identity],
        home=Home(address="桂园社区柿子坡9号"),
    )  # fmt: skip
    change_person(
        actor=cast.clerk, person=person, version=2, values={},
        identities=[IdentityValues(categories["A10"], "甲字第2号", {"degree": "五级"})],
    )  # fmt: skip
    second, first = person.events.all()[:2]
    assert f"住址：{before} → 桂园社区柿子坡9号" in opened(first, cast.clerk)
    told = opened(second, cast.clerk)
    assert "残疾军人：证件编号：甲字第1号 → 甲字第2号" in told
    assert "残疾军人：专属内容：残疾等级：六级 → 残疾等级：五级" in told
    assert "六级" not in str(second.changes)


def test_what_is_lost_with_an_identity_or_a_contact_is_in_the_line(make_person, cast, categories):
    person = make_person(code="A10")
    both = [IdentityValues(categories["A10"], "甲字第1号"), IdentityValues(categories["H30"])]
    change_person(actor=cast.clerk, person=person, version=1, values={}, identities=both)
    change_person(actor=cast.clerk, person=person, version=2, values={}, identities=both[1:])
    assert "残疾军人：证件编号：甲字第1号 → （清空）" in opened(person.events.first(), cast.clerk)
    contact = {"kind": "family", "name": "石小月", "phone": OLD}
    row = add_row(actor=cast.clerk, person=person, kind="contact", values=contact)
    row.refresh_from_db()
    row = change_row(actor=cast.clerk, person=person, row=row, seen=fingerprint(row), values={"phone": NEW})
    row.refresh_from_db()
    remove_row(actor=cast.clerk, person=person, row=row, seen=fingerprint(row))
    told = [opened(event, cast.clerk) for event in person.events.all()[:3]]
    assert told == [f"电话：{NEW} → （清空）", f"电话：{OLD} → {NEW}", f"电话：（空） → {OLD}"]


def test_an_import_seals_what_it_wrote_over(make_person, cast):
    person = make_person("石大山", phone=OLD, address="")
    rows = [["石大山", "退役士兵", person.id_number.reveal(), NEW, "桂园社区柿子坡9号"]]
    data = sheet_bytes(["姓名", "人员类别", "身份证号", "联系电话", "现住址"], rows)
    batch = receive(actor=cast.clerk, unit=cast.community, filename="花名册.xlsx", data=data)
    confirm(actor=cast.clerk, batch=batch)
    event = person.events.get(kind="imported")
    told = opened(event, cast.clerk)
    assert f"电话：{OLD} → {NEW}" in told
    assert "桂园社区柿子坡9号" in told
    assert OLD not in str(event.changes) + str(list(batch.rows.values_list("changes", flat=True)))


def test_a_merge_tells_what_it_filled_and_its_undo_what_went(make_person, cast):
    kept, twin = make_person(phone=""), make_person(id_number="", phone=OLD)
    row = merge(actor=cast.clerk, kept=kept, absorbed=twin, version=1)
    assert f"电话：（空） → {OLD}" in opened(kept.events.first(), cast.clerk)
    undo_merge(actor=cast.clerk, merge_row=type(row).objects.get(pk=row.pk))
    assert f"电话：{OLD} → （清空）" in opened(kept.events.first(), cast.clerk)


def test_keys_are_changed_for_it_like_for_any_secret(changed):
    assert PersonEvent in secret_models()


def test_a_change_that_is_printed_by_chance_holds_masks():
    person = Person(name="石大山", phone=OLD, born_on=date(1956, 3, 8))
    changes = changes_of(person, {"phone": NEW, "name": "石大海"})
    assert OLD not in repr(changes)
    assert NEW not in repr(changes)
    assert json.loads(as_sealed(changes)) == [["电话", OLD, NEW]]
    assert isinstance(changes[0].secret[0], Secret)
    assert as_sealed([change("姓名", "石大山", "石大海")]) == ""
