"""The ledgers of the demo: invented people, the same each time, with something for everybody to do."""

import pytest
from django.utils import timezone

from beneficiaries.duplicates import duplicate_groups
from beneficiaries.ids import read_id
from beneficiaries.models import Honour, Identity, Need, Person, StatusChange, Transfer
from beneficiaries.services.confirming import due
from shuangyong.desk.demo.ledger_people import inhabitants
from shuangyong.units.models import Unit, User

pytestmark = pytest.mark.django_db


def test_every_community_has_its_forty_people_of_many_categories(demo: int) -> None:
    for unit in Unit.objects.filter(kind="community"):
        people = Person.objects.filter(unit=unit)
        assert 40 <= people.count() <= 42
        assert Identity.objects.filter(person__in=people).values("category").distinct().count() >= 12
    assert not Person.objects.exclude(unit__kind="community").exists()
    assert inhabitants("荷风社区") == inhabitants("荷风社区") != inhabitants("梧桐社区")


def test_their_numbers_are_right_and_nobodys(demo: int) -> None:
    for person in Person.objects.exclude(id_index=""):
        facts = read_id(person.id_number.reveal())
        assert facts.number.startswith("990000")
        assert (facts.problem, facts.born_on, facts.sex) == ("", person.born_on, person.sex)
        assert person.phone.reveal().startswith("1990000")


def test_each_has_one_main_identity_and_a_home(demo: int) -> None:
    people = Person.objects.count()
    assert Identity.objects.filter(is_main=True).count() == people
    assert Person.objects.filter(household__unit_id__isnull=False).count() == people
    assert StatusChange.objects.count() == people


def test_there_is_something_to_do_for_who_tries_it_first(demo: int) -> None:
    clerk = User.objects.get(username="clerk")
    mine = Person.objects.visible_to(clerk)
    assert 0 < due(mine, timezone.localdate().year).count() < mine.count()
    assert Need.objects.visible_to(clerk).exclude(state="closed").exists()
    assert Honour.objects.visible_to(clerk).exists()
    assert Transfer.objects.open().filter(to_unit=clerk.unit).count() == 1
    assert Transfer.objects.open().filter(from_unit=clerk.unit).count() == 1
    assert len(duplicate_groups(clerk)) == 1
    assert len(duplicate_groups(User.objects.get(username="reviewer"))) == 2
