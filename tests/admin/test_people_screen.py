"""People on the settings pages: for street and district, masked, in one's scope; no way round the ledger."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook

from beneficiaries.exporting.columns import COLUMNS
from beneficiaries.exporting.people import remember
from beneficiaries.models import Person
from beneficiaries.resources_people import PersonResource
from shuangyong.units.models import AuditEvent
from tests.conftest import resident_id

LIST = reverse("admin:beneficiaries_person_changelist")
EXPORT = reverse("admin:beneficiaries_person_export")
BORN = date(1947, 7, 17)
NUMBER, PHONE, HEALTH = resident_id(BORN, 873), "19900008642", "左侧股骨旧伤"
WIDE = PHONE.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
SECRETS = (NUMBER, NUMBER[6:], PHONE, HEALTH, "山楂巷97号")


def page(name: str, person: Person) -> str:
    return reverse(f"admin:beneficiaries_person_{name}", args=[person.pk])


def body(answer: Any) -> bytes:
    data: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data[:2] == b"PK":
        with ZipFile(BytesIO(data)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    return data


def leaks(answer: Any) -> list[str]:
    told = body(answer) + str(dict(answer.headers)).encode()
    return [secret for secret in SECRETS if secret.encode() in told]


@pytest.fixture
def person(make_person):
    return make_person(
        "石大山", id_number=NUMBER, phone=PHONE, health=HEALTH, address="桂园社区山楂巷97号", born_on=BORN
    )  # fmt: skip


@pytest.fixture
def people(person, make_person, cast) -> tuple[Person, Person]:
    """One of the first street, one of the other."""
    return person, make_person("叶小舟", actor=cast.clerk3, code="A10")


@pytest.mark.parametrize(("who", "names"), [
    ("reviewer", ["石大山"]), ("reviewer2", ["叶小舟"]), ("district", ["石大山", "叶小舟"]),
])  # fmt: skip
def test_the_list_holds_who_is_in_scope_masked(people, cast, as_user, who, names):
    answer = as_user(getattr(cast, who)).get(LIST)
    text = body(answer).decode()
    assert [name for name in ("石大山", "叶小舟") if name in text] == names
    assert answer.context["cl"].result_count == len(names)
    assert leaks(answer) == []
    assert ("990000********" in text) is True


@pytest.mark.parametrize("who", ["admin", "auditor", "clerk", "lead"])
def test_for_all_others_there_is_no_such_screen(person, cast, as_user, who):
    client = as_user(getattr(cast, who))
    assert client.get(LIST).status_code == 403
    assert client.post(EXPORT, {"format": "0"}).status_code == 403
    for name in ("change", "history", "delete"):
        assert client.get(page(name, person)).status_code in (403, 404)
    if who == "admin":
        for address in ("/admin/", "/admin/beneficiaries/"):
            assert LIST not in client.get(address).content.decode()


@pytest.mark.parametrize("who", ["reviewer", "district"])
def test_nothing_is_changed_here(person, cast, as_user, who):
    client, version = as_user(getattr(cast, who)), person.version
    assert client.get(reverse("admin:beneficiaries_person_add")).status_code == 403
    assert client.post(page("change", person), {"name": "石小山"}).status_code == 403
    assert client.post(page("delete", person), {"post": "yes"}).status_code == 403
    assert client.post(LIST, {"action": "delete_selected", "_selected_action": [person.pk]}).status_code in (
        200,
        302,
    )
    person.refresh_from_db()
    assert (person.name, person.version) == ("石大山", version)


def test_a_person_is_looked_at_and_changed_on_the_ledgers_own_pages(people, cast, as_user):
    person, other = people
    street, district = as_user(cast.reviewer), as_user(cast.district)
    assert street.get(page("change", person)).url == reverse("people:edit", args=[person.pk])
    assert district.get(page("change", person)).url == reverse("people:detail", args=[person.pk])
    assert street.get(page("history", person)).url == f"{reverse('people:detail', args=[person.pk])}#past"
    for name in ("change", "history", "delete"):
        assert street.get(page(name, other)).status_code == 404
    assert reverse("people:edit", args=[person.pk]) in street.get(LIST).content.decode()
    assert "/edit/" not in district.get(LIST).content.decode()


def test_people_come_in_and_full_values_leave_by_the_ledgers_pages_alone(person, cast, as_user):
    street, district = (as_user(who).get(LIST).content.decode() for who in (cast.reviewer, cast.district))
    for address in (reverse("people:import"), reverse("people:export")):
        assert f'href="{address}"' in street
        assert f'href="{address}"' not in district.split('id="content"')[1]
    assert as_user(cast.reviewer).get(f"{LIST}import/", follow=True).status_code == 404
    with pytest.raises(PermissionDenied):
        PersonResource().import_data(None)


@pytest.mark.parametrize("words", ["石大", "shidashan", "sds", ""])
def test_a_name_or_its_spelling_finds(people, cast, as_user, words):
    answer = as_user(cast.district).get(LIST, {"q": words})
    assert "石大山" in body(answer).decode()
    assert ("叶小舟" in body(answer).decode()) is (not words)


@pytest.mark.parametrize("address", [LIST, EXPORT])
@pytest.mark.parametrize("words", [NUMBER, PHONE, f"号码{NUMBER}", WIDE])
def test_a_number_finds_nobody_and_goes_out_of_the_address(person, cast, as_user, address, words):
    answer = as_user(cast.reviewer).get(address, {"q": words, "sex": "m"})
    assert answer.status_code == 302
    assert answer.url == f"{address}?sex=m"


@pytest.mark.parametrize("query", [
    "phone_index__startswith=i1", "id_index=x", "id_number__startswith=9", "phone=1", "household__address=x",
    "edited_by__password__startswith=m", "unit__users__password__startswith=m", "key=x",
    "name__startswith=石",
])  # fmt: skip
@pytest.mark.parametrize("address", [LIST, EXPORT])
def test_no_other_column_is_asked_for_by_address(person, cast, as_user, query, address):
    answer = as_user(cast.reviewer).get(f"{address}?{query}")
    assert answer.status_code in (302, 400)


@pytest.mark.parametrize(("query", "found"), [
    ("status=all", 3), ("", 2), ("status=deceased", 1), ("sex=m", 2), ("sex=f", 0), ("due=visit", 2),
])  # fmt: skip
def test_the_filters_are_the_ledgers(people, make_person, cast, as_user, query, found):
    gone = make_person("石老大")
    Person.objects.filter(pk=gone.pk).update(status="deceased")
    assert as_user(cast.district).get(f"{LIST}?{query}").context["cl"].result_count == found


def test_the_filters_by_unit_and_category_offer_what_is_in_scope(people, cast, as_user, categories):
    client = as_user(cast.district)
    one = client.get(LIST, {"unit": cast.street.pk})
    assert one.context["cl"].result_count == 1
    assert client.get(LIST, {"category": categories["A10"].pk}).context["cl"].result_count == 1
    offered = as_user(cast.reviewer).get(LIST).content.decode()
    assert "荷塘社区" not in offered
    assert "全部单位" in offered
    assert "在册" in offered


def exported(client: Any, **data: Any) -> Any:
    return client.post(data.pop("address", EXPORT), {"format": "0", **data})


def test_the_export_has_the_columns_and_masks_of_the_ledgers_own(people, cast, as_user):
    remember(cast.district, [column.key for column in COLUMNS])
    answer = exported(as_user(cast.district))
    data = b"".join(answer.streaming_content)
    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    heads = next(row for row in rows if "姓名" in row)
    assert [head for head in heads if head] == [column.title for column in COLUMNS]
    text = str(rows)
    assert "导出人：梁区安" in text
    assert "石大山" in text
    assert "叶小舟" in text
    assert leaks(exported(as_user(cast.district))) == []
    assert answer["Cache-Control"].startswith("private, no-store")


def test_the_export_is_on_record_like_the_ledgers_own(people, cast, as_user):
    body(exported(as_user(cast.reviewer), address=f"{EXPORT}?sex=m"))
    event = AuditEvent.objects.get(action="导出优抚对象")
    assert event.actor == cast.reviewer
    for words in ("已遮盖", "共1人", "状态：在册", "性别：男", "列：", "xlsx"):
        assert words in event.detail


def test_an_export_of_nobody_says_so(cast, as_user):
    answer = exported(as_user(cast.reviewer))
    assert "没有符合条件的人，不用导出。" in answer.content.decode()
    assert not AuditEvent.objects.filter(action="导出优抚对象").exists()


def test_the_resource_itself_gives_masks(person):
    data = PersonResource().export()
    assert len(data) == 1
    assert "石大山" in data.csv
    assert [secret for secret in SECRETS if secret in data.csv] == []


def test_the_list_runs_the_same_queries_for_many(
    person, make_person, cast, as_user, django_assert_num_queries
):
    client = as_user(cast.district)
    client.get(LIST)
    for count in (9, 9):
        with django_assert_num_queries(count):
            client.get(LIST)
        for number in range(5):
            make_person(f"石小{'一二三四五'[number]}")
