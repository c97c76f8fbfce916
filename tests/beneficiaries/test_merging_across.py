"""The same person in two ledgers: the street, which keeps both, makes them one."""

from datetime import date

import pytest

from beneficiaries.choices import ConfirmationResult
from beneficiaries.models import Merge, Person
from beneficiaries.services import moving
from beneficiaries.services.confirming import confirm
from beneficiaries.services.merging import merge, undo_merge
from beneficiaries.services.people import IdentityValues, change_person
from shuangyong.units.errors import Forbidden, Refused
from tests.conftest import resident_id

NUMBER = resident_id(date(1950, 5, 1))


@pytest.fixture
def pair(make_person, cast):
    """The same id in 桂园社区 and in 银杏社区."""
    return make_person(id_number=NUMBER), make_person(actor=cast.clerk2, id_number=NUMBER, phone="")


def _row():
    return Merge.objects.select_related("kept__unit", "absorbed__unit").latest("pk")


def test_the_street_merges_and_undoes_across_its_ledgers(pair, cast):
    kept, absorbed = pair
    merge(actor=cast.reviewer, kept=kept, absorbed=absorbed, version=1)
    assert not Person.objects.visible_to(cast.clerk2).exists()
    assert Person.objects.visible_to(cast.clerk).get() == kept
    undo_merge(actor=cast.reviewer, merge_row=_row())
    assert Person.objects.visible_to(cast.clerk2).get() == absorbed


def test_a_clerk_merges_nothing_of_another_ledger_and_undoes_nothing_there(pair, cast):
    kept, absorbed = pair
    with pytest.raises(Forbidden):
        merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    merge(actor=cast.reviewer, kept=kept, absorbed=absorbed, version=1)
    with pytest.raises(Forbidden, match="上级街道"):
        undo_merge(actor=cast.clerk, merge_row=_row())


def test_what_has_come_in_anew_meanwhile_is_not_doubled_by_an_undo(pair, cast, make_person):
    kept, absorbed = pair
    merge(actor=cast.reviewer, kept=kept, absorbed=absorbed, version=1)
    make_person(actor=cast.clerk2, id_number=NUMBER)
    with pytest.raises(Refused, match="已经有同一个证件号码"):
        undo_merge(actor=cast.reviewer, merge_row=_row())
    assert Merge.objects.get().undone_at is None


def test_an_identity_made_the_main_one_since_goes_back_without_harm(make_person, cast, categories):
    kept = make_person(id_number="", code="H30")
    absorbed = make_person("石大山", code="A10")
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    kept = Person.objects.get(pk=kept.pk)
    mine = [IdentityValues(categories["A10"]), IdentityValues(categories["H30"])]
    change_person(actor=cast.clerk, person=kept, version=kept.version, values={}, identities=mine)
    undo_merge(actor=cast.clerk, merge_row=_row())
    for key, code in ((kept.pk, "H30"), (absorbed.pk, "A10")):
        identity = Person.objects.get(pk=key).identities.get()
        assert (identity.category.code, identity.is_main) == (code, True)


def test_what_was_struck_since_is_not_undone_blindly(make_person, cast, categories):
    kept, absorbed = make_person(id_number="", code="H30"), make_person(code="A10")
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    kept = Person.objects.get(pk=kept.pk)
    mine = [IdentityValues(categories["H30"])]
    change_person(actor=cast.clerk, person=kept, version=kept.version, values={}, identities=mine)
    with pytest.raises(Refused, match="不能自动撤销"):
        undo_merge(actor=cast.clerk, merge_row=_row())


def test_a_confirmation_made_since_stays_with_the_one_that_was_kept(make_person, cast):
    kept, absorbed = make_person(id_number=""), make_person(code="A10")
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    year = date.today().year
    confirm(actor=cast.clerk, persons=[Person.objects.get(pk=kept.pk)], year=year)
    undo_merge(actor=cast.clerk, merge_row=_row())
    assert Person.objects.get(pk=kept.pk).confirmed_year == year
    assert Person.objects.get(pk=absorbed.pk).confirmed_year is None


def test_a_record_merged_away_is_not_taken_over(make_person, cast):
    person, other = make_person(), make_person("石小山", id_number="")
    transfer = moving.request_transfer(
        actor=cast.clerk, person=person, to_unit=cast.community3, reason="户口迁入"
    )
    Person.objects.filter(pk=person.pk).update(merged_into=other)
    with pytest.raises(Refused, match="已经并入"):
        moving.accept_transfer(actor=cast.clerk3, transfer=transfer)


def test_who_no_longer_qualifies_is_stopped(make_person, cast):
    person = make_person(code="A10")
    year = date.today().year
    stopped = ConfirmationResult.STOPPED
    confirm(actor=cast.clerk, persons=[person], year=year, result=stopped, note="已在外地享受")
    person = Person.objects.get(pk=person.pk)
    assert (person.status, person.confirmed_year) == ("suspended", year)
    assert "已在外地享受" in person.status_changes.first().reason
