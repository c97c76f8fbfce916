"""Who of the ledger may be seen: 系统管理员 and 审计员 see no persons at all."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from beneficiaries.choices import PRESENT, TransferState
from shuangyong.units.choices import Role
from shuangyong.units.querysets import NOTHING, in_scope

if TYPE_CHECKING:
    from shuangyong.units.models import User

    Viewer: TypeAlias = User | AnonymousUser

READERS = (Role.CLERK, Role.HEAD, Role.STREET, Role.DISTRICT)


def persons_in_scope(user: "Viewer", unit_lookup: str) -> Q:
    """Rows of persons whom the user may see, masked; `unit_lookup` is the path to their unit."""
    if not user.is_authenticated or user.role not in READERS:
        return NOTHING
    return in_scope(user, unit_lookup)


class PersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Persons of the units in the user's scope; one that was merged away is not there any more."""
        return self.filter(persons_in_scope(user, "unit"), merged_into__isnull=True)

    def present(self) -> Self:
        """Those who live here and are looked after."""
        return self.filter(status__in=PRESENT)


class PersonRowQuerySet(models.QuerySet[Any]):
    """Rows that hang on a person."""

    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(persons_in_scope(user, "person__unit"), person__merged_into__isnull=True)


class TransferQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Both sides see a move."""
        return self.filter(persons_in_scope(user, "from_unit") | persons_in_scope(user, "to_unit"))

    def open(self) -> Self:
        return self.filter(state=TransferState.REQUESTED)


class BatchQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Imports of the units in scope."""
        return self.filter(persons_in_scope(user, "unit"))


class DatedQuerySet(models.QuerySet[Any]):
    """Lines of a dictionary that are in force for a time."""

    def in_force(self, day: date) -> Self:
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gte=day))
