"""Whatever is transferred, merged and undone in whatever order: everybody sees exactly whom they should."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from random import Random

import pytest

from beneficiaries.models import Contact, Household, Merge, Need, Person, Transfer
from beneficiaries.policies import may_write_for
from beneficiaries.services import moving
from beneficiaries.services.merging import merge, undo_merge
from shuangyong.units.errors import Refused
from tests.conftest import resident_id

STEPS = 45
WEIGHTED = 3 * ["ask"] + 4 * ["accept"] + ["refuse", "withdraw"] + 5 * ["merge"] + 4 * ["undo"]


@dataclass
class World:
    """What should be so: where each person is, and into whom they were merged."""

    units: dict[int, int] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)

    def seen_by(self, paths, user):
        if user.role in ("sysadmin", "auditor"):
            return set()
        own = user.unit.path
        office = user.role in ("street", "district")
        return {
            key
            for key, unit in self.units.items()
            if key not in self.into and (paths[unit].startswith(own) if office else unit == user.unit_id)
        }


class Play:
    """Random steps by the services; `world` follows the steps that were not refused."""

    def __init__(self, cast, people, seed):
        self.cast, self.chance = cast, Random(seed)  # noqa: S311  the same steps on every run
        self.users = [user for user in cast.everyone().values() if user.unit_id]
        self.units = [cast.community, cast.community2, cast.community3, cast.street]
        self.world = World(units={person.pk: person.unit_id for person in people})

    def step(self):
        name = self.chance.choice(WEIGHTED)
        with suppress(Refused):
            getattr(self, name)()
            self.world.done[name] = self.world.done.get(name, 0) + 1

    def somebody(self):
        return Person.objects.select_related("unit", "household").get(
            pk=self.chance.choice(list(self.world.units))
        )

    def actor(self, *units):
        """Mostly somebody who may, sometimes anybody."""
        may = [user for user in self.users if all(may_write_for(user, unit) for unit in units)]
        return self.chance.choice(may if may and self.chance.random() < 0.8 else self.users)

    def ask(self):
        person = self.somebody()
        moving.request_transfer(
            actor=self.actor(person.unit),
            person=person,
            to_unit=self.chance.choice(self.units),
            reason="搬家",
        )

    def transfer(self):
        rows = list(Transfer.objects.select_related("from_unit", "to_unit", "person"))
        if not rows:
            raise Refused("none")
        return self.chance.choice(rows[:4])

    def accept(self):
        row = self.transfer()
        moving.accept_transfer(actor=self.actor(row.to_unit), transfer=row)
        self.world.units[row.person_id] = row.to_unit_id

    def refuse(self):
        row = self.transfer()
        moving.refuse_transfer(actor=self.actor(row.to_unit), transfer=row, answer="不是本社区的")

    def withdraw(self):
        row = self.transfer()
        moving.withdraw_transfer(actor=self.actor(row.from_unit), transfer=row)

    def merge(self):
        kept, absorbed = self.somebody(), self.somebody()
        actor = self.actor(kept.unit, absorbed.unit)
        merge(actor=actor, kept=kept, absorbed=absorbed, version=kept.version)
        self.world.into[absorbed.pk] = kept.pk

    def undo(self):
        rows = list(Merge.objects.select_related("kept__unit", "absorbed__unit"))
        if not rows:
            raise Refused("none")
        row = self.chance.choice(rows)
        undo_merge(actor=self.actor(row.kept.unit, row.absorbed.unit), merge_row=row)
        del self.world.into[row.absorbed_id]


def _people(make_person, cast):
    """Nine people: some without an id, two with the same one in different ledgers."""
    keepers = [cast.clerk, cast.clerk2, cast.clerk3]
    people = []
    for number in range(9):
        values = {"id_number": "", "phone": ""} if number % 3 else {}
        people.append(
            make_person(f"石大{'甲乙丙丁戊己庚辛壬'[number]}", actor=keepers[number // 3], **values)
        )
    twin = resident_id(date(1950, 5, 1))
    for person in (people[1], people[4]):
        person.id_number = twin
        person.save()
        person.needs.create(words="看病远", heard_on=date(2026, 5, 1))
    return people


def _check(world, cast):
    paths = {unit.pk: unit.path for unit in type(cast.community).objects.all()}
    for name, user in cast.everyone().items():
        seen = set(Person.objects.visible_to(user).values_list("pk", flat=True))
        assert seen == world.seen_by(paths, user), name
        needs = set(Need.objects.visible_to(user).values_list("person_id", flat=True))
        assert needs <= seen, name


@pytest.mark.parametrize("seed", range(8))
def test_everybody_sees_exactly_whom_they_should_after_every_step(make_person, cast, seed):
    play = Play(cast, _people(make_person, cast), seed)
    for _ in range(STEPS):
        play.step()
        _check(play.world, cast)
    assert {"ask", "merge"} <= set(play.world.done)
    assert len(play.world.done) >= 4, play.world.done
    # Nothing of anybody's was lost or doubled on the way, and a home lies where those live who have it.
    assert Need.objects.count() == 2
    for home in Household.objects.prefetch_related("persons"):
        assert {person.unit_id for person in home.persons.all() if person.pk not in play.world.into} <= {
            home.unit_id
        }


def test_merges_undone_from_the_last_to_the_first_give_every_record_back(make_person, cast, categories):
    first, second, third = (make_person(f"石大{word}", id_number="", phone="") for word in "甲乙丙")
    second.phone = "19900001234"
    second.save()
    Contact.objects.create(person=second, name="石小山")
    third.id_number = resident_id(date(1950, 5, 1))
    third.save()
    before = _stored()
    for absorbed in (second, third):
        kept = Person.objects.get(pk=first.pk)
        merge(actor=cast.clerk, kept=kept, absorbed=Person.objects.get(pk=absorbed.pk), version=kept.version)
    rows = list(Merge.objects.order_by("pk").values_list("pk", flat=True))
    with pytest.raises(Refused, match="先撤销后一次"):
        _undo(cast, rows[0])
    for row in reversed(rows):
        _undo(cast, row)
    assert _stored() == before


def _undo(cast, pk):
    undo_merge(
        actor=cast.clerk, merge_row=Merge.objects.select_related("kept__unit", "absorbed__unit").get(pk=pk)
    )


def _stored():
    return [
        (
            person.name, str(person.id_number), str(person.phone), person.household_id, person.merged_into_id,
            person.confirmed_year, list(person.identities.values_list("category__code", "is_main")),
            list(person.contacts.values_list("name", flat=True)),
        )
        for person in Person.objects.order_by("pk")
    ]  # fmt: skip
