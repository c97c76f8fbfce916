"""Who lives with whom: an address of one's own, somebody's household joined, a household left."""

from collections.abc import Iterable
from dataclasses import dataclass

from beneficiaries.choices import EventKind
from beneficiaries.describing import Change, both, change, changes_of
from beneficiaries.models import Household, Person, PersonEvent
from beneficiaries.services.claiming import claim
from shuangyong.privacy.secret import Secret
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

LIVES_WITH = "同住的人"


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, as it was typed. `address` None leaves the address as it is.

    `housemate` is whose household is joined; `leaves` parts from those one lives with now.
    """

    address: str | None = None
    housemate: Person | None = None
    leaves: bool = False


AS_IT_IS = Home()


def housemates(person: Person) -> list[Person]:
    """The others of the household, without records that were merged away."""
    if person.household is None:
        return []
    people = person.household.persons.filter(merged_into__isnull=True)
    return list(people.exclude(pk=person.pk).order_by("born_on", "pk"))


def settle(person: Person, actor: User, home: Home) -> list[Change]:
    """Set the person's household (the caller saves the person); what changed, for the person's timeline.

    The others of a household read in their own timelines what changed for them.
    """
    changes: list[Change] = []
    others = housemates(person)
    if home.housemate is not None:
        changes = _join(person, actor, home.housemate)
    elif home.leaves and others:
        changes = _leave(person, actor, others)
    return changes + _write_address(person, actor, home.address)


def _join(person: Person, actor: User, housemate: Person) -> list[Change]:
    mates = Person.objects.select_related("household", "unit").filter(unit=person.unit_id)
    mate = mates.filter(pk=housemate.pk, merged_into__isnull=True).exclude(pk=person.pk).first()
    if mate is None:
        raise Refused("同住的人要在本单位的台账里，请重新查找。")
    if mate.household is not None and mate.household == person.household:
        return []
    shared = mate.household or person.household or Household.objects.create(unit=person.unit)
    new_to_mate = [change("住址", "", shared.address)] if mate.household is None and shared.address else []
    # Claimed, as the housemate's record is another one now: an import of it can not be undone any more.
    claim(mate, actor, mate.version, household=shared)
    _note([mate], actor, change(LIVES_WITH, "", person.name), *new_to_mate)
    changes = [change(LIVES_WITH, "", mate.name)]
    if person.household != shared:
        before = _part(person, actor)
        person.household = shared
        if before != shared.address and (before or shared.address):
            changes.append(change("住址", before, shared.address))
    return changes


def _leave(person: Person, actor: User, others: list[Person]) -> list[Change]:
    before = _part(person, actor)
    names = "、".join(other.name for other in others)
    return [change(LIVES_WITH, names, ""), *([change("住址", before, "")] if before else [])]


def _part(person: Person, actor: User) -> Secret | str:
    """Out of the household, which goes when it was the last one's; those who stay read of it. The address."""
    left = person.household
    if left is None:
        return ""
    _note(housemates(person), actor, change(LIVES_WITH, person.name, ""))
    person.household = None
    Person.objects.filter(pk=person.pk).update(household=None)
    if not left.persons.exists():
        left.delete()
    address: Secret | str = left.address
    return address


def _write_address(person: Person, actor: User, address: str | None) -> list[Change]:
    if address is None:
        return []
    household = person.household
    if household is None:
        if not address:
            return []
        person.household = Household.objects.create(unit=person.unit, address=address)
        return [change("住址", "", person.household.address)]
    changes = changes_of(household, {"address": address})
    if changes:
        household.address = address
        household.save()
        _note(housemates(person), actor, *changes)
    return changes


def _note(people: Iterable[Person], actor: User, *changes: Change) -> None:
    told = both(changes)
    PersonEvent.objects.bulk_create(
        PersonEvent(person=person, kind=EventKind.CHANGED, by=actor, **told) for person in people
    )
