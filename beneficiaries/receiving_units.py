"""Which units can take a person over: all of the tree, by name alone, whoever asks."""

from dataclasses import dataclass

from shuangyong.units.models import Unit, UnitKind
from shuangyong.units.widgets import full_names

MOST = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit by its key and by its name with those above it."""

    pk: int
    name: str


def receiving_units(words: str, but: Unit | None = None) -> list[Choice]:
    """Units in use whose full name holds every word, at most MOST + 1, those named so themselves first.

    Names only: a clerk must be able to name a unit that is out of their scope.
    """
    wanted = words.split()
    if not wanted:
        return []
    names = full_names()
    units = Unit.objects.filter(is_active=True).exclude(kind=UnitKind.PARTNER)
    if but is not None:
        units = units.exclude(pk=but.pk)
    found = [
        (unit.name, Choice(unit.pk, names[unit.path]))
        for unit in units.order_by("path")
        if all(word in names[unit.path] for word in wanted)
    ]
    found.sort(key=lambda pair: not all(word in pair[0] for word in wanted))
    return [choice for _, choice in found[: MOST + 1]]
