"""Making and changing a record."""

from datetime import date

import pytest
from django.db import connection

from beneficiaries.models import Person
from beneficiaries.services.people import IdentityValues, change_person, create_person, particulars_of
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Forbidden, Outdated, Refused
from tests.conftest import resident_id


def _columns(person):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM beneficiaries_person WHERE id = %s", [person.pk])
        return " ".join(map(str, cursor.fetchone()))


def test_a_record_is_found_by_its_whole_id_and_nothing_of_it_lies_open_in_the_table(make_person):
    number = resident_id(date(1950, 5, 1))
    person = make_person(id_number=number, phone="19900001234", account="6200000000001234567")
    field = Person._meta.get_field("id_index")
    assert Person.objects.get(field.matching(f" {number[:6]} {number[6:]}")) == person
    stored = _columns(person)
    for secret in (number, "19900001234", "6200000000001234567"):
        assert secret not in stored


def test_a_value_prints_as_its_mask_and_is_opened_only_by_asking(make_person):
    person = Person.objects.get(pk=make_person(phone="19900001234").pk)
    assert isinstance(person.phone, Secret)
    assert f"{person.phone}" == "199****1234"
    assert "1990000" not in repr(person.phone)
    assert person.phone.reveal() == "19900001234"


def test_the_name_is_spelt_and_the_birthday_kept_for_finding(make_person):
    person = make_person("单 小明", born_on=date(1949, 12, 5))
    assert (person.name, person.pinyin, person.initials, person.birthday) == (
        "单小明", "shanxiaoming", "sxm", "1205",
    )  # fmt: skip


def test_the_same_id_twice_in_one_ledger_is_refused_in_words(make_person):
    number = resident_id(date(1950, 5, 1))
    make_person(id_number=number)
    with pytest.raises(Refused, match="已经有同一个证件号码"):
        make_person("石小山", id_number=number.lower())


def test_a_change_is_on_the_timeline_with_masks(make_person, cast):
    person = make_person(phone="19900001111")
    change_person(actor=cast.clerk, person=person, version=1, values={"phone": "19900002222", "note": "独居"})
    event = person.events.first()
    assert ["电话", "199****1111", "199****2222"] in event.changes
    assert ["备注", "", "独居"] in event.changes


def test_a_change_that_the_mask_hides_says_that_it_changed(make_person, cast):
    person = make_person(phone="19900001111")
    change_person(actor=cast.clerk, person=person, version=1, values={"phone": "19911111111"})
    assert person.events.first().changes == [["电话", "199****1111", "199****1111（已改）"]]


def test_saving_the_same_again_changes_nothing(make_person, cast):
    person = make_person()
    number = person.id_number.reveal()
    change_person(actor=cast.clerk, person=person, version=1, values={"id_number": number, "name": "石大山"})
    assert (person.version, person.events.count()) == (1, 1)


def test_who_comes_second_is_told_who_was_first(make_person, cast):
    person = make_person()
    other = Person.objects.get(pk=person.pk)
    change_person(actor=cast.colleague, person=other, version=1, values={"note": "先改的"})
    with pytest.raises(Outdated, match="田小穗"):
        change_person(actor=cast.clerk, person=person, version=1, values={"note": "后改的"})
    assert Person.objects.get(pk=person.pk).note == "先改的"


def test_another_community_may_not_write_and_the_street_may(make_person, cast):
    person = make_person()
    with pytest.raises(Forbidden):
        change_person(actor=cast.clerk2, person=person, version=1, values={"note": "x"})
    change_person(actor=cast.reviewer, person=person, version=1, values={"note": "街道核过"})
    assert person.note == "街道核过"


@pytest.mark.parametrize("who", ["admin", "auditor", "district", "reviewer2", "bureau"])
def test_nobody_else_may_open_a_record_in_this_ledger(cast, categories, who):
    with pytest.raises(Forbidden):
        create_person(
            actor=getattr(cast, who),
            unit=cast.community,
            values={"name": "石大山"},
            identities=[IdentityValues(categories["H30"])],
        )


def test_identities_carry_their_particulars_encrypted_and_change_with_history(make_person, cast, categories):
    person = make_person()
    change_person(
        actor=cast.clerk,
        person=person,
        version=1,
        values={},
        identities=[
            IdentityValues(categories["A10"], particulars={"nature": "因战", "degree": "六级"}),
            IdentityValues(categories["H30"]),
        ],
    )
    main, second = person.identities.all()
    assert (main.category.code, main.is_main, second.is_main) == ("A10", True, False)
    assert particulars_of(main) == {"nature": "因战", "degree": "六级"}
    words = str(person.events.first().changes)
    assert "残疾军人" in words
    assert "六级" not in words


def test_a_record_needs_a_name_and_an_identity(cast, categories):
    with pytest.raises(Refused, match="身份"):
        create_person(actor=cast.clerk, unit=cast.community, values={"name": "石大山"}, identities=[])
    with pytest.raises(Refused, match="姓名"):
        create_person(
            actor=cast.clerk,
            unit=cast.community,
            values={"name": "  "},
            identities=[IdentityValues(categories["H30"])],
        )
