"""Files that a worker takes: nobody waits for them, and the page says how far they are."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from beneficiaries.importing import checking, progress
from beneficiaries.importing.applying import confirm, run_batch
from beneficiaries.importing.checking import check_in_background
from beneficiaries.models import ImportBatch, Person
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import people, tidy
from tests.cast import Cast


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: Any) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 5)


def test_a_large_file_is_checked_and_taken_by_a_worker(cast: Cast, bring: Bring, as_user: Any) -> None:
    client, batch = as_user(cast.clerk), bring(tidy(20))
    part = reverse("people:import_progress", args=[batch.pk])
    assert batch.state == "checking"
    progress.note(batch.pk, 7)
    assert "7／20行" in client.get(part).content.decode()
    check_in_background(batch.pk)
    assert client.get(part).headers["HX-Refresh"] == "true"
    batch.refresh_from_db()
    confirm(actor=cast.clerk, batch=batch)
    assert (batch.state, Person.objects.count()) == ("running", 0)
    run_batch(batch.pk, str(batch.run))
    run_batch(batch.pk, str(batch.run))
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == ("done", 20)


def test_one_worker_checks_a_batch(cast: Cast, bring: Bring, monkeypatch: Any) -> None:
    batch = bring(tidy(20))
    ImportBatch.objects.filter(pk=batch.pk).update(run="0" * 32, progress_at=timezone.now())
    check_in_background(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "checking"


def test_a_check_that_fails_says_so_and_can_be_asked_for_again(
    cast: Cast, bring: Bring, monkeypatch: Any
) -> None:
    batch = bring(tidy(20))
    monkeypatch.setattr(checking, "plans_of", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        check_in_background(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.note) == ("mapping", checking.NOT_CHECKED)


def test_a_dead_worker_is_seen_and_the_check_asked_for_again(cast: Cast, bring: Bring, as_user: Any) -> None:
    client, batch = as_user(cast.clerk), bring(tidy(20))
    ImportBatch.objects.filter(pk=batch.pk).update(progress_at=timezone.now() - timedelta(hours=1))
    page = client.get(reverse("people:import_batch", args=[batch.pk])).content.decode()
    assert "再核对一次" in page
    fields = {f"column_{place}": key for place, key in batch.mapping["fields"].items()}
    assert client.post(reverse("people:import_columns", args=[batch.pk]), fields).status_code == 302
    check_in_background(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "preview"


def test_nothing_of_a_file_lies_in_the_clear(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(8))
    check_in_background(batch.pk)
    batch.refresh_from_db()
    assert not leaks()
    confirm(actor=cast.clerk, batch=batch)
    run_batch(batch.pk, str(batch.run))
    assert not leaks()


def leaks() -> list[str]:
    """Values of the people that stand in any table as they are."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            said.append(str(cursor.fetchall()))
    words = "".join(said)
    return [
        person[key]
        for person in people(8)
        for key in ("身份证号", "联系电话", "现住址")
        if person[key] in words
    ]
