"""What of the ledgers somebody asks for: which one, which days, whose, which kind of activities."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Trim
from django.urls import reverse
from django.utils.http import urlencode

from activities.choices import ActivityState
from activities.counting import Scope, activities_in, costs_in, visits_in
from activities.models import Activity
from beneficiaries.policies import may_read as may_read_persons
from plans.models import TaskType
from shuangyong.units.choices import OFFICE_ROLES, SEVERAL_UNITS_ROLES
from shuangyong.units.models import Unit, User

if TYPE_CHECKING:
    from activities.querysets import ActivityQuerySet, ActivityRowQuerySet, VisitQuerySet


NO_SOURCE = "没有写来源"


class LedgerKind(models.TextChoices):
    ACTIVITIES = "activities", "活动台账"
    VISITS = "visits", "走访慰问台账"
    MONEY = "money", "经费台账"


def kinds_for(user: User) -> list[LedgerKind]:
    """The ledgers in this user's choice: that of the visits names persons."""
    return [kind for kind in LedgerKind if kind is not LedgerKind.VISITS or may_read_persons(user)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows somebody asks for. `unit` means all below it too; None is all that the user may see.

    `source` narrows the money alone; `NO_SOURCE` is what has none.
    """

    user: User
    kind: LedgerKind
    start: date
    end: date
    unit: Unit | None = None
    state: str = ""
    type: TaskType | None = None
    source: str = ""

    @property
    def scope(self) -> Scope:
        """As counting takes it, so that the sums agree."""
        unit = self.unit or self.user.unit
        if unit is None:
            return Scope(self.start, self.end)
        if self.unit is None and self.user.role not in OFFICE_ROLES:
            return Scope(self.start, self.end, unit=unit.pk)
        return Scope(self.start, self.end, path=unit.path)

    @property
    def several_units(self) -> bool:
        """Whether a row has to say whose it is."""
        unit = self.unit or self.user.unit
        return unit is None or (self.user.role in SEVERAL_UNITS_ROLES and not unit.is_leaf())

    @property
    def unit_name(self) -> str:
        unit = self.unit or self.user.unit
        return unit.name if unit else "全部单位"

    @property
    def days(self) -> str:
        """2026年, or 2026年1月1日至3月31日."""
        start, end = self.start, self.end
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{start.year}年" if start.year == end.year else f"{start.year}年至{end.year}年"
        last = f"{end.month}月{end.day}日"
        if start.year != end.year:
            last = f"{end.year}年{last}"
        return f"{start.year}年{start.month}月{start.day}日至{last}"

    @property
    def title(self) -> str:
        """桂园社区2026年活动台账."""
        return f"{self.unit_name}{self.days}{self.kind.label}"

    @property
    def conditions(self) -> str:
        """The filter in words, for the page, the paper and the audit trail."""
        parts = [f"单位：{self.unit_name}", f"时间：{self.days}"]
        if self.state:
            parts.append(f"状态：{ActivityState(self.state).label}")
        if self.type is not None:
            parts.append(f"类型：{self.type.name}")
        if self.source_asked:
            parts.append(f"来源：{self.source_asked}")
        return "；".join(parts)

    def activities(self) -> "ActivityQuerySet":
        """By unit and day."""
        rows: ActivityQuerySet = activities_in(self.scope).visible_to(self.user)  # type: ignore[attr-defined]
        return rows.filter(**self._narrowed("")).order_by("unit__path", "day", "pk")

    def visits(self) -> "VisitQuerySet":
        """Visits that were made, by unit and day."""
        rows: VisitQuerySet = visits_in(self.scope).visible_to(self.user)  # type: ignore[attr-defined]
        return rows.filter(**self._narrowed("activity__"))

    def gifts(self) -> "VisitQuerySet":
        """The same as money alone: no person stands in it, so whoever reads sums may read these."""
        rows: VisitQuerySet = visits_in(self.scope).filter(amount__isnull=False)  # type: ignore[assignment]
        seen = Activity.objects.visible_to(self.user).order_by()
        rows = rows.filter(activity__in=seen.values("pk"), **self._narrowed("activity__"))
        narrowed: VisitQuerySet = self._of_source(rows, "activity__gift_source")
        return narrowed

    def costs(self) -> "ActivityRowQuerySet":
        rows: ActivityRowQuerySet = costs_in(self.scope).visible_to(self.user)  # type: ignore[attr-defined]
        narrowed: ActivityRowQuerySet = self._of_source(rows.filter(**self._narrowed("activity__")), "source")
        return narrowed

    @property
    def source_asked(self) -> str:
        """The source, where there is one to narrow by."""
        return self.source if self.kind is LedgerKind.MONEY else ""

    def _of_source(self, rows: Any, name: str) -> Any:
        if not self.source_asked:
            return rows
        wanted = "" if self.source_asked == NO_SOURCE else self.source_asked
        return rows.annotate(source_named=Trim(name)).filter(source_named=wanted)

    def _narrowed(self, prefix: str) -> dict[str, object]:
        found: dict[str, object] = {}
        if self.state:
            found[f"{prefix}state"] = self.state
        if self.type is not None:
            found[f"{prefix}type"] = self.type
        return found


def ledger_address(scope: Scope, kind: LedgerKind, unit: int | None = None, **more: str) -> str:
    """The ledger of these days; of a `unit` with all below it, where the user sees several."""
    query = {"kind": kind.value, "since": scope.start.isoformat(), "until": scope.end.isoformat()}
    if (scope.start.month, scope.start.day) == (1, 1) and scope.end == scope.start.replace(month=12, day=31):
        query = {"kind": kind.value, "year": str(scope.start.year)}
    if unit is not None:
        query["unit"] = str(unit)
    return f"{reverse('activities:ledgers')}?{urlencode(query | more)}"
