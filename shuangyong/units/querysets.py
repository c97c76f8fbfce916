"""What may be seen: every queryset that a page uses starts at `visible_to(user)`."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from treebeard.mp_tree import MP_NodeQuerySet

from shuangyong.units.choices import OFFICE_ROLES, Role

if TYPE_CHECKING:
    from shuangyong.units.models import Unit, User

NOTHING = Q(pk__in=[])


def in_scope(user: "User | AnonymousUser", unit_lookup: str = "") -> Q:
    """Rows whose unit the user may see; `unit_lookup` is the path to the unit, e.g. "plan__unit"."""
    if not user.is_authenticated or not user.is_active:
        return NOTHING
    prefix = f"{unit_lookup}__" if unit_lookup else ""
    if user.role == Role.SYSADMIN:
        return Q()
    if user.unit is None or user.role == Role.AUDITOR:
        return NOTHING
    if user.role in OFFICE_ROLES:
        return Q(**{f"{prefix}path__startswith": user.unit.path})
    return Q(**{f"{prefix}pk": user.unit.pk})


class UnitQuerySet(MP_NodeQuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The units whose plans the user may read."""
        visible: Self = self.filter(in_scope(user))
        return visible

    def named(self, name: str) -> "Unit":
        """The one unit of that name; DoesNotExist or MultipleObjectsReturned otherwise."""
        unit: Unit = self.get(name=name)
        return unit


class UserQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Accounts are kept by 系统管理员 alone."""
        allowed = user.is_authenticated and user.role == Role.SYSADMIN
        return self if allowed else self.none()


class AuditEventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The audit trail is read by 审计员 alone."""
        allowed = user.is_authenticated and user.role == Role.AUDITOR
        return self if allowed else self.none()

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("审计记录不能删除。")

    def update(self, **kwargs: object) -> int:
        raise TypeError("审计记录不能修改。")
