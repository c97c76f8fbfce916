"""One answer for many rows, and what must not be answered so."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from beneficiaries.importing import checking
from beneficiaries.importing.applying import confirm
from beneficiaries.importing.mending import Answer, accept_all, answer_all
from beneficiaries.models import ImportBatch, Person
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import TIDY, people, sheet_bytes, tidy
from tests.cast import Cast


def without_ids(count: int, **more: str) -> bytes:
    """A list of people whose ids nobody wrote down."""
    rows = [{**person, "身份证号": "", **more} for person in people(count)]
    return sheet_bytes(TIDY, [[row[head] for head in TIDY] for row in rows])


@pytest.mark.parametrize(
    ("answer", "counts", "persons"), [("known", {"changed": 3}, 3), ("new", {"new": 3}, 6)]
)
def test_namesakes_are_all_others_or_all_the_same(
    cast: Cast, bring: Bring, as_user: Any, answer: str, counts: dict[str, int], persons: int
) -> None:
    confirm(actor=cast.clerk, batch=bring(without_ids(3)))
    batch, client = bring(without_ids(3, 联系电话="19900007777")), as_user(cast.clerk)
    page = client.get(reverse("people:import_batch", args=[batch.pk])).content.decode()
    assert "有3行和台账里的人同名" in page
    assert "全部照原样导入" not in page
    client.post(reverse("people:import_answer", args=[batch.pk]), {"answer": answer})
    batch.refresh_from_db()
    assert batch.counts == counts
    confirm(actor=cast.clerk, batch=batch)
    assert Person.objects.count() == persons


def test_other_doubts_stay_open(cast: Cast, bring: Bring) -> None:
    confirm(actor=cast.clerk, batch=bring(without_ids(1)))
    batch = bring(without_ids(1, 备注="曾在第99集团军服役"))
    assert answer_all(actor=cast.clerk, batch=batch, answer=Answer.NEWCOMERS) == (1, 0)
    batch.refresh_from_db()
    assert batch.counts == {"ask": 1}


def test_ids_that_stand_twice_are_left_out_in_one_go(cast: Cast, bring: Bring, as_user: Any) -> None:
    rows = [[person[head] for head in TIDY] for person in people(3)]
    batch, client = bring(sheet_bytes(TIDY, [*rows, *rows])), as_user(cast.clerk)
    assert "有3行的证件号码" in client.get(reverse("people:import_batch", args=[batch.pk])).content.decode()
    client.post(reverse("people:import_answer", args=[batch.pk]), {"answer": "once"})
    batch.refresh_from_db()
    assert batch.counts == {"new": 3, "skipped": 3}


def test_an_answer_nobody_offered_changes_nothing(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch = bring(tidy(1))
    as_user(cast.clerk).post(reverse("people:import_answer", args=[batch.pk]), {"answer": "x"})
    batch.refresh_from_db()
    assert batch.counts == {"new": 1}


def test_two_rows_never_change_one_record(cast: Cast, bring: Bring, make_person: Any) -> None:
    known = people(1)[0]
    born = date.fromisoformat(known["出生日期"])
    make_person(known["姓名"], id_number=known["身份证号"], born_on=born)
    with_id = [known[head] for head in TIDY]
    without = [{**known, "身份证号": "", "联系电话": "19900007777"}[head] for head in TIDY]
    batch = bring(sheet_bytes(TIDY, [without, with_id]))
    answer_all(actor=cast.clerk, batch=batch, answer=Answer.KNOWN)
    accept_all(actor=cast.clerk, batch=batch)
    row = ImportBatch.objects.get(pk=batch.pk).rows.get(number=2)
    assert row.outcome == "problem"
    assert any("第3行已经是台账里的这个人" in problem[2] for problem in checking.told(row.problems))


def test_a_long_cell_stands_whole_in_the_file_of_failed_rows(cast: Cast, bring: Bring, as_user: Any) -> None:
    note = "说明" * 200
    person = {**people(1)[0], "备注": note}
    batch = bring(sheet_bytes(TIDY, [[person[head] for head in TIDY]]))
    data = as_user(cast.clerk).get(reverse("people:import_failed", args=[batch.pk])).content
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert note in [cell.value for row in sheet.iter_rows() for cell in row]


def test_who_waits_for_a_worker_that_does_not_run_is_told(
    cast: Cast, bring: Bring, as_user: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 1)
    batch, client = bring(tidy(3)), as_user(cast.clerk)
    part = reverse("people:import_progress", args=[batch.pk])
    assert "还没有开始" not in client.get(part).content.decode()
    ImportBatch.objects.filter(pk=batch.pk).update(at=timezone.now() - timedelta(minutes=1))
    assert "还没有开始" in client.get(part).content.decode()
