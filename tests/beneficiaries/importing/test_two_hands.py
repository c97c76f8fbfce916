"""Several people on one import, and on the people it brought."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from beneficiaries.importing.applying import confirm, run_batch
from beneficiaries.importing.undoing import Blocked, undo
from beneficiaries.models import Household, ImportBatch, Person
from beneficiaries.services.people import change_person
from shuangyong.units.errors import Forbidden, Outdated, Refused, Repeated
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import people, sheet_bytes, tidy
from tests.cast import Cast


def test_the_second_who_confirms_is_told_who_was_first(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(3))
    stale = ImportBatch.objects.get(pk=batch.pk)
    confirm(actor=cast.colleague, batch=batch)
    with pytest.raises(Repeated, match="田小穗已经确认过这一批"):
        confirm(actor=cast.clerk, batch=stale)
    assert Person.objects.count() == 3


def test_who_was_registered_meanwhile_is_shown_before_anything_is_written(
    cast: Cast, bring: Bring, make_person: Any
) -> None:
    batch = bring(tidy(3))
    known = people(3)[1]
    make_person(
        known["姓名"], id_number=known["身份证号"], born_on=date.fromisoformat(known["出生日期"]), phone=""
    )
    with pytest.raises(Outdated, match="台账里有了变化"):
        confirm(actor=cast.clerk, batch=batch)
    batch.refresh_from_db()
    assert (batch.state, batch.counts, Person.objects.count()) == ("preview", {"new": 2, "changed": 1}, 1)
    confirm(actor=cast.clerk, batch=batch)
    assert Person.objects.count() == 3


def test_a_registration_in_the_last_moment_leaves_nothing_half_in(
    cast: Cast, bring: Bring, make_person: Any, monkeypatch: Any
) -> None:
    from beneficiaries.importing import applying

    batch, known = bring(tidy(1500)), people(1500)[1400]
    looked = applying._looked_at_again

    def and_then_somebody_registers(*args: Any) -> Any:
        plans = looked(*args)
        make_person(known["姓名"], id_number=known["身份证号"], born_on=date.fromisoformat(known["出生日期"]))
        return plans

    monkeypatch.setattr(applying, "_looked_at_again", and_then_somebody_registers)
    with pytest.raises(Outdated):
        confirm(actor=cast.clerk, batch=batch)
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count(), Household.objects.count()) == ("preview", 1, 1)
    assert batch.counts["changed"] == 1


def test_who_lost_the_right_meanwhile_imports_nothing(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(3))
    cast.community.is_active = False
    cast.community.save()
    batch.refresh_from_db()
    with pytest.raises(Forbidden):
        confirm(actor=cast.clerk, batch=ImportBatch.objects.get(pk=batch.pk))
    assert Person.objects.count() == 0


def test_only_who_keeps_the_ledger_imports_into_it(cast: Cast, bring: Bring) -> None:
    for user in (cast.district, cast.admin, cast.auditor, cast.clerk2):
        with pytest.raises((Forbidden, AssertionError)):
            bring(tidy(1), actor=user) if user.unit is None else _into(user, cast)
    assert _into(cast.reviewer, cast).state == "preview"


def _into(user: Any, cast: Cast) -> ImportBatch:
    from beneficiaries.importing.receiving import receive

    return receive(actor=user, unit=cast.community, filename="x.xlsx", data=tidy(1))


def test_a_run_whose_worker_died_can_be_confirmed_again(cast: Cast, bring: Bring) -> None:
    from datetime import timedelta
    from uuid import uuid4

    from django.utils import timezone

    batch = bring(tidy(3))
    dead = uuid4()
    ImportBatch.objects.filter(pk=batch.pk).update(state="running", run=dead, progress_at=timezone.now())
    with pytest.raises(Repeated):
        confirm(actor=cast.clerk, batch=batch)
    old = timezone.now() - timedelta(minutes=10)
    ImportBatch.objects.filter(pk=batch.pk).update(progress_at=old)
    confirm(actor=cast.clerk, batch=batch)
    run_batch(batch.pk, str(dead))
    assert (Person.objects.count(), batch.state) == (3, "done")


def test_an_undo_waits_for_nobody_and_says_who_is_in_its_way(cast: Cast, bring: Bring, as_user: Any) -> None:
    batch = bring(tidy(5))
    confirm(actor=cast.clerk, batch=batch)
    touched = Person.objects.order_by("pk")[2]
    change_person(actor=cast.colleague, person=touched, version=1, values={"note": "行动不便"})
    with pytest.raises(Blocked) as error:
        undo(actor=cast.clerk, batch=batch)
    assert [blocker.person for blocker in error.value.blockers] == [touched]
    page = as_user(cast.clerk).post(reverse("people:import_undo", args=[batch.pk]))
    assert page.status_code == 409
    assert touched.name in page.content.decode()
    assert "田小穗" in page.content.decode()
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == ("done", 5)


def test_an_undo_happens_once(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(2))
    confirm(actor=cast.clerk, batch=batch)
    undo(actor=cast.clerk, batch=batch)
    with pytest.raises(Refused, match="已经撤销过了"):
        undo(actor=cast.clerk, batch=batch)


def test_an_undo_gives_a_status_back(cast: Cast, bring: Bring, make_person: Any) -> None:
    known = people(1)[0]
    person = make_person(
        known["姓名"], id_number=known["身份证号"], born_on=date.fromisoformat(known["出生日期"])
    )
    heads = ("姓名", "身份证号", "人员类别", "状态", "曾用名", "残疾等级")
    row = [known["姓名"], known["身份证号"], "残疾军人", "死亡", "石老名", "6级"]
    batch = bring(sheet_bytes(heads, [row]))
    if batch.state == "mapping":
        from beneficiaries.importing.receiving import choose_columns

        choose_columns(
            actor=cast.clerk, batch=batch, places={int(k): v for k, v in batch.mapping["fields"].items()}
        )
    assert batch.counts == {"changed": 1}
    confirm(actor=cast.clerk, batch=batch)
    person.refresh_from_db()
    assert (person.status, person.former_name, person.identities.count()) == ("deceased", "石老名", 2)
    undo(actor=cast.clerk, batch=batch)
    person.refresh_from_db()
    assert (person.status, person.former_name, person.identities.count()) == ("receiving", "", 1)
    assert person.status_changes.count() == 1
