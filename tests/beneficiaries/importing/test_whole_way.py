"""A file on its whole way: received, checked, confirmed, taken out again."""

from beneficiaries.importing.applying import confirm
from beneficiaries.importing.undoing import undo
from beneficiaries.models import Household, ImportRow, Person, PersonEvent, StatusChange
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import TIDY, people, sheet_bytes, tidy
from tests.cast import Cast


def test_a_tidy_file_goes_straight_to_the_preview_and_into_the_ledger(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(30))
    assert (batch.state, batch.counts) == ("preview", {"new": 30})
    assert Person.objects.count() == 0
    confirm(actor=cast.clerk, batch=batch)
    assert (batch.state, Person.objects.count(), Household.objects.count()) == ("done", 30, 30)
    person = Person.objects.get(name=people(30)[3]["姓名"], born_on=people(30)[3]["出生日期"])
    assert person.id_number.reveal() == people(30)[3]["身份证号"]
    assert person.phone.reveal() == people(30)[3]["联系电话"]
    assert [event.kind for event in person.events.all()] == ["imported"]
    assert person.status_changes.get().status == "receiving"
    assert person.identities.get().is_main
    assert not ImportRow.objects.exclude(values="").exists()


def test_the_same_people_again_are_unchanged_and_what_differs_is_an_update(cast: Cast, bring: Bring) -> None:
    confirm(actor=cast.clerk, batch=bring(tidy(10)))
    rows = [[person[head] for head in TIDY] for person in people(10)]
    rows[4][5], rows[4][6], rows[4][1] = "19909999999", "银杏社区1号", f"{rows[4][1]}、铀矿开采军队退役人员"
    rows[5][5] = ""
    batch = bring(sheet_bytes(TIDY, rows))
    assert batch.counts == {"same": 9, "changed": 1}
    row = batch.rows.get(outcome="changed")
    assert ["身份", "", "铀矿开采军队退役人员"] in row.changes
    assert "19909999999" not in str(row.changes)
    confirm(actor=cast.clerk, batch=batch)
    person = Person.objects.get(pk=row.person.pk)
    assert (person.phone.reveal(), person.version, person.identities.count()) == ("19909999999", 2, 2)
    assert Person.objects.exclude(phone="").count() == 10
    undo(actor=cast.clerk, batch=batch)
    person.refresh_from_db()
    assert person.phone.reveal() == people(10)[4]["联系电话"]
    assert person.household.address.reveal() == people(10)[4]["现住址"]
    assert person.identities.count() == 1
    assert [event.kind for event in person.events.all()] == ["undone", "imported", "imported"]


def test_undo_leaves_nothing_of_new_people(cast: Cast, bring: Bring) -> None:
    batch = bring(tidy(12))
    confirm(actor=cast.clerk, batch=batch)
    assert undo(actor=cast.clerk, batch=batch) == 12
    for model in (Person, Household, PersonEvent, StatusChange):
        assert model.objects.count() == 0
    assert batch.state == "undone"
