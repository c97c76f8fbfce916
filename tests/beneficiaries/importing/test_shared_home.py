"""A row of a file speaks of one person: the family stays where it lives."""

from beneficiaries.importing.writing import _moves_out
from beneficiaries.models import Person


def test_whose_address_changes_moves_out_of_a_shared_home(make_person):
    person = make_person(address="榆树巷3号")
    wife = make_person("柳小月")
    Person.objects.filter(pk=wife.pk).update(household=person.household)
    assert _moves_out(person.household, person, "槐树巷5号")
    assert not _moves_out(person.household, person, "榆树巷3号")


def test_who_lives_alone_keeps_the_household(make_person):
    person = make_person(address="榆树巷3号")
    assert not _moves_out(person.household, person, "槐树巷5号")
