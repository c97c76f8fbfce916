"""Rows put right: in the browser, and in the file of failed rows that comes back."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beneficiaries.importing.applying import confirm
from beneficiaries.importing.receiving import receive
from beneficiaries.models import ImportBatch, Person
from shuangyong.units.errors import Refused
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import TIDY, people, saved, sheet_bytes
from tests.cast import Cast


def spoiled(count: int = 4) -> bytes:
    """The first has no known category, the second a short id."""
    rows = [[person[head] for head in TIDY] for person in people(count)]
    rows[0][1], rows[1][2] = "退役老兵", rows[1][2][:17]
    return sheet_bytes(TIDY, rows)


def test_a_secret_is_kept_when_its_field_is_left_empty(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch, client = bring(spoiled()), as_user(cast.clerk)
    address = reverse("people:import_row", args=[batch.pk, 2])
    page = client.get(address).content.decode()
    for secret in ("身份证号", "联系电话", "现住址"):
        assert people(1)[0][secret] not in page
    form = {
        "field_name": people(1)[0]["姓名"],
        "field_category": "退役士兵",
        "field_id_number": "",
        "field_phone": "",
    }
    assert client.post(address, form).status_code == 302
    batch.refresh_from_db()
    assert batch.counts == {"new": 3, "problem": 1}
    confirm(actor=cast.clerk, batch=batch)
    person = Person.objects.get(name=people(1)[0]["姓名"], born_on=people(1)[0]["出生日期"])
    assert person.id_number.reveal() == people(1)[0]["身份证号"]


def test_the_file_of_failed_rows_holds_no_number_and_mends_the_batch(
    cast: Cast, bring: Bring, as_user: Any
) -> None:
    batch, client = bring(spoiled()), as_user(cast.clerk)
    answer = client.get(reverse("people:import_failed", args=[batch.pk]))
    workbook = openpyxl.load_workbook(BytesIO(answer.content))
    sheet: Any = workbook.worksheets[0]
    words = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for person in people(4):
        assert not any(person[key] in words for key in ("身份证号", "联系电话", "现住址"))
    head = next(row for row in sheet.iter_rows() if any(cell.value == "行标识" for cell in row))
    place = {cell.value: cell.column for cell in head}
    first = head[0].row + 1
    sheet.cell(first, place["人员类别"]).value = "退役士兵"
    sheet.cell(first + 1, place["身份证号"]).value = people(2)[1]["身份证号"]
    file = SimpleUploadedFile("改好.xlsx", saved(workbook))
    client.post(reverse("people:import_mended", args=[batch.pk]), {"file": file})
    batch.refresh_from_db()
    assert batch.counts == {"new": 4}
    confirm(actor=cast.clerk, batch=batch)
    assert {person.id_number.reveal() for person in Person.objects.all()} == {
        p["身份证号"] for p in people(4)
    }


def test_what_stayed_behind_goes_on_as_a_batch_of_its_own(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch, client = bring(spoiled()), as_user(cast.clerk)
    confirm(actor=cast.clerk, batch=batch)
    assert Person.objects.count() == 2
    client.post(reverse("people:import_rest", args=[batch.pk]))
    fresh = ImportBatch.objects.first()
    assert (fresh.state, fresh.counts) == ("preview", {"problem": 2})
    client.post(reverse("people:import_row", args=[fresh.pk, 3]), {"skip": "1"})
    fresh.refresh_from_db()
    assert fresh.counts == {"problem": 1, "skipped": 1}


def test_another_file_is_not_taken_for_the_mended_one(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch, client = bring(spoiled()), as_user(cast.clerk)
    file = SimpleUploadedFile("别的.xlsx", spoiled(2))
    page = client.post(reverse("people:import_mended", args=[batch.pk]), {"file": file}, follow=True)
    assert "这不是从这一批下载的" in page.content.decode()


def test_the_same_person_or_another_is_asked_for(
    cast: Cast, bring: Bring, make_person: Any, as_user: Any
) -> None:
    known = people(1)[0]
    person = make_person(known["姓名"], id_number="", born_on=date.fromisoformat(known["出生日期"]))
    client = as_user(cast.clerk)
    for answer, count in ((str(person.pk), {"changed": 1}), ("0", {"new": 1})):
        batch = bring(sheet_bytes(TIDY, [[known[head] for head in TIDY]]), again=True)
        assert batch.counts == {"ask": 1}
        page = client.get(reverse("people:import_row", args=[batch.pk, 2])).content.decode()
        assert "是，更新这份档案" in page
        client.post(reverse("people:import_row", args=[batch.pk, 2]), {"same": answer})
        batch.refresh_from_db()
        assert batch.counts == count


def test_the_template_fits_itself_and_its_example_is_not_taken(
    cast: Cast, bring: Bring, as_user: Any
) -> None:
    data = as_user(cast.clerk).get(reverse("people:import_template")).content
    workbook = openpyxl.load_workbook(BytesIO(data))
    assert workbook.sheetnames[:2] == ["优抚对象", "填写说明"]
    sheet: Any = workbook["优抚对象"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "姓名" for cell in row))
    place = {cell.value: cell.column for cell in head}
    for key in ("姓名", "人员类别", "身份证号"):
        sheet.cell(head[0].row + 2, place[key]).value = people(1)[0][key]
    batch = bring(saved(workbook))
    assert (batch.state, batch.counts) == ("preview", {"skipped": 1, "new": 1})
    assert sheet.data_validations.dataValidation


def test_the_file_of_failed_rows_is_not_taken_for_a_new_list(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch, client = bring(spoiled()), as_user(cast.clerk)
    data = client.get(reverse("people:import_failed", args=[batch.pk])).content
    with pytest.raises(Refused, match="传回改好的文件"):
        receive(actor=cast.clerk, unit=cast.community, filename="改好.xlsx", data=data)
