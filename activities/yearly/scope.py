"""Whose calendar it is: all that the user sees, or one unit of it."""

from dataclasses import dataclass

from django.db.models import Q

from activities.models import Activity, LocalDate
from activities.querysets import ActivityQuerySet, LocalDateQuerySet
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units.choices import OFFICE_KINDS, SEVERAL_UNITS_ROLES
from shuangyong.units.models import Unit, User


@dataclass(frozen=True, slots=True)
class UnitScope:
    """`chosen` is None for everything in sight; an office below the user's own means all under it too."""

    user: User
    choices: list[Unit]
    chosen: Unit | None

    @property
    def several(self) -> bool:
        """Whether rows of several units can stand there, so that each says whose it is."""
        return bool(self.choices) and (self.chosen is None or self._whole)

    @property
    def name(self) -> str:
        unit = self.chosen or self.user.unit
        if unit is None:
            return "全部单位"
        return f"{unit.name}及所属单位" if self.several else unit.name

    @property
    def plan_unit(self) -> Unit | None:
        """The unit whose plan stands beside it."""
        return self.chosen or self.user.unit

    @property
    def query(self) -> str:
        """The choice as it stands in an address: unit=7, or nothing."""
        return f"unit={self.chosen.pk}" if self.chosen and self.choices else ""

    @property
    def list_query(self) -> str:
        """The same for the list of activities, which takes a unit with all below it unless told otherwise."""
        return f"{self.query}&scope=own" if self.query and not self._whole else self.query

    @property
    def _whole(self) -> bool:
        """An office that is not the user's own is taken with all below it."""
        unit = self.chosen
        return unit is not None and unit.kind in OFFICE_KINDS and unit.pk != self.user.unit_id

    def of(self, lookup: str = "unit") -> Q:
        """Narrows rows that are visible already."""
        if self.chosen is None:
            return Q()
        if self._whole:
            return Q(**{f"{lookup}__path__startswith": self.chosen.path})
        return Q(**{f"{lookup}_id": self.chosen.pk})

    def activities(self) -> ActivityQuerySet:
        rows: ActivityQuerySet = Activity.objects.visible_to(self.user).filter(self.of())
        return rows

    def local_dates(self) -> LocalDateQuerySet:
        """Those of the units in the scope, and those that the units above them keep."""
        rows: LocalDateQuerySet = LocalDate.objects.visible_to(self.user)
        if self.chosen is None:
            return rows
        return rows.filter(self.of() | Q(unit__path__in=self.chosen.ancestor_paths()))

    def people(self, rows: PersonQuerySet) -> PersonQuerySet:
        return rows.filter(self.of())


def scope_of(user: User, wanted: str) -> UnitScope:
    """`wanted` as it stands in the address; what names no unit in sight means everything: one query."""
    if user.role not in SEVERAL_UNITS_ROLES:
        return UnitScope(user, [], user.unit)
    units = list(Unit.objects.visible_to(user).filter(is_active=True).order_by("path"))
    chosen = next((unit for unit in units if str(unit.pk) == wanted), None)
    return UnitScope(user, units, chosen)
