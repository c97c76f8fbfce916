"""Who in the ledgers that the user sees may be the same person as the one being typed."""

from datetime import date

from beneficiaries.models import Person
from beneficiaries.normalise import plain_name
from beneficiaries.querysets import PersonQuerySet
from shuangyong.privacy.fields import BlindIndexField
from shuangyong.units.models import User

_MOST = 5


def with_number(user: User, number: str, but: Person | None = None) -> list[Person]:
    """Visible people with the same id number, with their units."""
    if not number:
        return []
    column = Person._meta.get_field("id_index")
    assert isinstance(column, BlindIndexField)  # noqa: S101  narrows the type
    return _others(Person.objects.filter(column.matching(number)), user, but)


def with_name_and_birth(user: User, name: str, born_on: date | None) -> list[Person]:
    """Visible people of the same name who were born the same day."""
    name = plain_name(name)
    if not name or born_on is None:
        return []
    return _others(Person.objects.filter(name=name, born_on=born_on), user, None)


def _others(people: PersonQuerySet, user: User, but: Person | None) -> list[Person]:
    if but is not None:
        people = people.exclude(pk=but.pk)
    return list(people.visible_to(user).select_related("unit")[:_MOST])
