"""Transfers and merges leave the visible set of every user exactly right."""

from datetime import date

import pytest

from beneficiaries.models import Merge, Person
from beneficiaries.services import moving
from beneficiaries.services.merging import merge, undo_merge
from beneficiaries.services.people import change_person
from shuangyong.units.errors import Forbidden, Outdated, Refused
from tests.conftest import resident_id


def _seen(cast):
    """Who sees whom, for everybody of the cast."""
    return {
        name: frozenset(Person.objects.visible_to(user).values_list("name", flat=True))
        for name, user in cast.everyone().items()
    }


def _ask(cast, person, to=None):
    return moving.request_transfer(
        actor=cast.clerk, person=person, to_unit=to or cast.community3, reason="户口迁入"
    )


def test_a_request_changes_nothing_until_the_other_side_takes_the_person(make_person, cast):
    person = make_person()
    before = _seen(cast)
    transfer = _ask(cast, person)
    assert _seen(cast) == before
    moving.accept_transfer(actor=cast.clerk3, transfer=transfer)
    after = _seen(cast)
    assert after["clerk3"] == after["reviewer2"] == {"石大山"}
    assert after["clerk"] == after["reviewer"] == frozenset()
    assert after["district"] == {"石大山"}
    assert after["admin"] == after["auditor"] == frozenset()


def test_history_and_address_go_along_and_the_family_keeps_its_own(make_person, cast):
    person = make_person(address="榆树巷3号")
    wife = make_person("柳小月")
    Person.objects.filter(pk=wife.pk).update(household=person.household)
    transfer = _ask(cast, person)
    moving.accept_transfer(actor=cast.clerk3, transfer=transfer)
    moved = Person.objects.select_related("household").get(pk=person.pk)
    assert moved.household.unit == cast.community3
    assert moved.household.address.reveal() == "榆树巷3号"
    assert Person.objects.select_related("household").get(pk=wife.pk).household.unit == cast.community
    assert moved.events.count() == 3


def test_the_other_side_refuses_with_a_reason_and_both_see_it(make_person, cast):
    transfer = _ask(cast, make_person())
    with pytest.raises(Refused, match="为什么不接收"):
        moving.refuse_transfer(actor=cast.clerk3, transfer=transfer, answer=" ")
    moving.refuse_transfer(actor=cast.clerk3, transfer=transfer, answer="户口还没有到")
    with pytest.raises(Outdated, match="未接收"):
        moving.accept_transfer(actor=cast.clerk3, transfer=transfer)


def test_only_the_receiving_side_answers_and_only_the_giving_side_withdraws(make_person, cast):
    transfer = _ask(cast, make_person())
    for user in (cast.clerk, cast.clerk2, cast.district):
        with pytest.raises(Forbidden):
            moving.accept_transfer(actor=user, transfer=transfer)
    with pytest.raises(Forbidden):
        moving.withdraw_transfer(actor=cast.clerk3, transfer=transfer)
    moving.withdraw_transfer(actor=cast.clerk, transfer=transfer)
    assert _ask(cast, Person.objects.get()).state == "requested"


def test_one_request_at_a_time_and_none_to_where_somebody_is(make_person, cast):
    person = make_person()
    with pytest.raises(Refused, match="就在这个单位"):
        _ask(cast, person, cast.community)
    _ask(cast, person)
    with pytest.raises(Refused, match="正在办转移"):
        _ask(cast, person, cast.community2)


def test_a_person_the_other_ledger_has_already_is_not_taken_twice(make_person, cast):
    number = resident_id(date(1950, 5, 1))
    person = make_person(id_number=number)
    make_person("石大三", actor=cast.clerk3, id_number=number)
    transfer = _ask(cast, person)
    with pytest.raises(Refused, match="已经有同一个证件号码"):
        moving.accept_transfer(actor=cast.clerk3, transfer=transfer)
    transfer.refresh_from_db()
    assert transfer.state == "requested"


def _pair(make_person, cast, categories):
    number = resident_id(date(1950, 5, 1))
    kept = make_person("石大山", code="H30", id_number="", phone="", born_on=None)
    absorbed = make_person("石大山（重）", code="A10", id_number=number, phone="19900007777")
    absorbed.needs.create(kind="medical", words="看病远", heard_on=date(2026, 5, 1))
    return kept, absorbed, number


def test_a_merge_keeps_everything_of_both_and_one_of_them_is_seen(make_person, cast, categories):
    kept, absorbed, number = _pair(make_person, cast, categories)
    merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    kept = Person.objects.get(pk=kept.pk)
    assert kept.id_number.reveal() == number
    assert kept.phone.reveal() == "19900007777"
    assert {identity.category.code for identity in kept.identities.all()} == {"H30", "A10"}
    assert kept.needs.get().words.reveal() == "看病远"
    assert _seen(cast)["clerk"] == {"石大山"}
    assert Person.objects.get(Person._meta.get_field("id_index").matching(number), merged_into=None) == kept


def _stored(row):
    return Merge.objects.select_related("kept", "absorbed").get(pk=row.pk)


def test_undoing_a_merge_gives_each_its_own_back(make_person, cast, categories):
    kept, absorbed, number = _pair(make_person, cast, categories)
    before = _seen(cast)
    row = merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    undo_merge(actor=cast.clerk, merge_row=_stored(row))
    kept, absorbed = Person.objects.get(pk=kept.pk), Person.objects.get(pk=absorbed.pk)
    assert (kept.id_number, kept.phone, kept.born_on, kept.birthday) == ("", "", None, "")
    assert absorbed.id_number.reveal() == number
    assert absorbed.identities.get().is_main
    assert absorbed.needs.count() == 1
    assert _seen(cast) == before


def test_what_was_changed_after_the_merge_is_not_undone_blindly(make_person, cast, categories):
    kept, absorbed, _ = _pair(make_person, cast, categories)
    row = merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=1)
    kept = Person.objects.get(pk=kept.pk)
    change_person(actor=cast.clerk, person=kept, version=kept.version, values={"phone": "19900009999"})
    with pytest.raises(Refused, match="不能自动撤销"):
        undo_merge(
            actor=cast.clerk, merge_row=Merge.objects.select_related("kept", "absorbed").get(pk=row.pk)
        )
    assert Merge.objects.get(pk=row.pk).undone_at is None


def test_two_different_ids_are_two_different_people(make_person, cast):
    with pytest.raises(Refused, match="不是同一个人"):
        merge(actor=cast.clerk, kept=make_person(), absorbed=make_person("石小山"), version=1)
