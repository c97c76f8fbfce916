"""The ledgers of the demo: invented people, the same each time, with something for everybody to do."""

from datetime import date

import pytest
from django.utils import timezone

from beneficiaries.duplicates import duplicate_groups
from beneficiaries.ids import read_id
from beneficiaries.models import Confirmation, Honour, Identity, Need, Person, StatusChange, Transfer
from beneficiaries.services.confirming import due
from shuangyong.desk.demo.ledger_people import inhabitants
from shuangyong.desk.demo.loading import load_demo
from shuangyong.units.models import Unit, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> None:
    load_demo(password="walnut-tree-42", today=timezone.localdate())


def test_every_community_has_its_forty_people_of_many_categories(demo: None) -> None:
    for unit in Unit.objects.filter(kind="community"):
        people = Person.objects.filter(unit=unit)
        assert 40 <= people.count() <= 42
        assert Identity.objects.filter(person__in=people).values("category").distinct().count() >= 12
    assert not Person.objects.exclude(unit__kind="community").exists()
    assert inhabitants("荷风社区") == inhabitants("荷风社区") != inhabitants("梧桐社区")


def test_their_numbers_are_right_and_nobodys(demo: None) -> None:
    for person in Person.objects.exclude(id_index=""):
        facts = read_id(person.id_number.reveal())
        assert facts.number.startswith("990000")
        assert (facts.problem, facts.born_on, facts.sex) == ("", person.born_on, person.sex)
        assert person.phone.reveal().startswith("1990000")


def test_each_has_one_main_identity_and_a_home(demo: None) -> None:
    people = Person.objects.count()
    assert Identity.objects.filter(is_main=True).count() == people
    assert Person.objects.filter(household__unit_id__isnull=False).count() == people
    assert StatusChange.objects.count() == people


def test_there_is_something_to_do_for_who_tries_it_first(demo: None) -> None:
    clerk = User.objects.get(username="clerk")
    mine = Person.objects.visible_to(clerk)
    assert 0 < due(mine, timezone.localdate().year).count() < mine.count()
    assert Need.objects.visible_to(clerk).exclude(state="closed").exists()
    assert Honour.objects.visible_to(clerk).exists()
    assert Transfer.objects.open().filter(to_unit=clerk.unit).count() == 1
    assert Transfer.objects.open().filter(from_unit=clerk.unit).count() == 1
    assert len(duplicate_groups(clerk)) == 1
    assert len(duplicate_groups(User.objects.get(username="reviewer"))) == 2


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 1, 2), date(2028, 2, 29)])
def test_nothing_in_it_lies_after_today(today: date) -> None:
    load_demo(password="walnut-tree-42", today=today)
    for days in (
        Confirmation.objects.values_list("day", flat=True),
        Need.objects.values_list("heard_on", flat=True),
        Honour.objects.values_list("day", flat=True),
        StatusChange.objects.values_list("day", flat=True),
    ):
        assert all(day < today for day in days)
    assert all(row.day.year == row.year for row in Confirmation.objects.all())
    done = Need.objects.filter(revisited_on__isnull=False).values_list("heard_on", "done_on", "revisited_on")
    assert all(heard <= done <= back <= today for heard, done, back in done)
