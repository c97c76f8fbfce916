"""The pages of the import: what a clerk sees, and what nobody sees."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from beneficiaries.models import Category, ImportBatch, Person
from tests.beneficiaries.importing.workbooks import messy, people, tidy
from tests.cast import Cast

URL = "/people/import/"


def send(client: Client, data: bytes, name: str = "花名册.xlsx", **more: str) -> Any:
    return client.post(URL, {"file": SimpleUploadedFile(name, data), **more})


def test_a_clerk_walks_a_messy_file_through(
    cast: Cast, categories: dict[str, Category], as_user: Any
) -> None:
    client = as_user(cast.clerk)
    pages = [client.get(URL).content]
    response = send(client, messy(120))
    batch = ImportBatch.objects.get()
    assert (response.status_code, batch.state, batch.total_rows) == (302, "mapping", 122)
    columns = reverse("people:import_columns", args=[batch.pk])
    page = client.get(columns)
    pages.append(page.content)
    fields = {f"column_{line['place']}": line["field"] for line in page.context["columns"]}
    assert sorted(filter(None, fields.values())) == sorted(
        ["name", "sex", "born_on", "id_number", "category", "phone", "address", "enlisted_on", "note"]
    )
    assert client.post(columns, fields).status_code == 302
    batch.refresh_from_db()
    assert batch.state == "preview"
    home = reverse("people:import_batch", args=[batch.pk])
    pages += [client.get(f"{home}?kind={kind}").content for kind in batch.counts]
    for row in batch.rows.filter(outcome__in=["problem", "ask"]):
        pages.append(client.get(reverse("people:import_row", args=[batch.pk, row.number])).content)
    pages.append(client.get(reverse("people:import_failed", args=[batch.pk])).content)
    client.post(reverse("people:import_accept", args=[batch.pk]))
    client.post(reverse("people:import_confirm", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == "done"
    assert Person.objects.count() == batch.counts["new"] > 100
    pages.append(client.get(home).content)
    for person in people(120, 11):
        for key in ("身份证号", "联系电话", "现住址"):
            assert not any(person[key].encode() in page for page in pages), key


def test_a_second_file_of_the_same_form_goes_straight_on(cast: Cast, categories: Any, as_user: Any) -> None:
    client = as_user(cast.clerk)
    send(client, messy(20))
    first = ImportBatch.objects.get()
    page = client.get(reverse("people:import_columns", args=[first.pk]))
    client.post(
        reverse("people:import_columns", args=[first.pk]),
        {f"column_{line['place']}": line["field"] for line in page.context["columns"]},
    )
    send(client, messy(25, seed=3))
    assert ImportBatch.objects.first().state == "preview"


def test_the_same_file_twice_says_so(cast: Cast, categories: Any, as_user: Any) -> None:
    client, data = as_user(cast.clerk), tidy(5)
    send(client, data)
    again = send(client, data)
    assert "这个文件已经传过" in again.content.decode()
    assert ImportBatch.objects.count() == 1
    assert send(client, data, again="on").status_code == 302
