"""What a list or a page is about, read from the address; of a list, what makes no sense is passed over."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import urlencode

from activities.policies import may_keep
from activities.sent import number_sent
from activities.views.common import reader_of
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.units.choices import SEVERAL_UNITS_ROLES
from shuangyong.units.errors import Outdated
from shuangyong.units.models import Unit, User


@dataclass(frozen=True, slots=True)
class Chosen:
    """`unit` is one that was picked, with all below it; `units` are those to pick from, empty for a clerk."""

    year: int
    unit: Unit | None
    units: tuple[Unit, ...]

    @property
    def several(self) -> bool:
        """Whether rows of more than one unit may be shown."""
        return bool(self.units)

    @property
    def query(self) -> str:
        """The choice as it stands in an address."""
        values = {"year": self.year, **({"unit": self.unit.pk} if self.unit else {})}
        return urlencode(values)

    @property
    def unit_query(self) -> str:
        return urlencode({"unit": self.unit.pk}) if self.unit else ""

    def narrow(self, rows: Any, lookup: str = "unit") -> Any:
        """Only the rows of the picked unit and those below it."""
        return rows.filter(**{f"{lookup}__path__startswith": self.unit.path}) if self.unit else rows


def chosen_in(request: HttpRequest, user: User) -> Chosen:
    """`?year=2026&unit=3`. One query for the units, for those who see several."""
    year = number_sent(request.GET.get("year", "")) or 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        year = timezone.localdate().year
    units: tuple[Unit, ...] = ()
    if user.role in SEVERAL_UNITS_ROLES:
        units = tuple(Unit.objects.visible_to(user).order_by("path"))
    wanted = number_sent(request.GET.get("unit", ""))
    return Chosen(year, next((unit for unit in units if unit.pk == wanted), None), units)


def require_keeper(request: HttpRequest, unit: Unit) -> User:
    """The signed-in user, who keeps this unit's rows; else 403."""
    user = reader_of(request)
    if not may_keep(user, unit):
        raise PermissionDenied("只有登记单位的人可以这样做。")
    return user


def version_in(request: HttpRequest) -> int:
    """The version of the row that the form was made from; 0 for none, which no row has."""
    return number_sent(request.POST.get("version", "")) or 0


def token_in(request: HttpRequest) -> UUID:
    """The token that a new form carries, so that what is sent twice is stored once."""
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid4()


def is_gone(request: HttpRequest, error: Outdated, *rows: models.Model) -> bool:
    """After an Outdated: the rows are read anew; True, and told on the next page, when one was deleted."""
    try:
        for row in rows:
            row.refresh_from_db()
    except ObjectDoesNotExist:
        messages.error(request, str(error))
        return True
    return False
