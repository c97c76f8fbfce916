"""Which summaries of a year are due and which are there: one's own, and those below an office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from activities.summaries.periods import Period, periods_of
from plans.choices import OUT_OF_USE, PlanState
from plans.models import Plan
from shuangyong.units.models import Unit, UnitKind, User

HANDED_IN = (PlanState.SUBMITTED, PlanState.APPROVED, PlanState.ISSUED, PlanState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Due:
    """A period with its summary, where there is one."""

    period: Period
    plan: Plan | None
    today: date

    @property
    def has_begun(self) -> bool:
        return self.period.has_begun(self.today)

    @property
    def is_over(self) -> bool:
        return self.period.is_over(self.today)

    @property
    def is_handed_in(self) -> bool:
        return self.plan is not None and self.plan.state in HANDED_IN


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A period that is over, and the units that have not handed in theirs."""

    period: Period
    units: tuple[Unit, ...]

    @property
    def words(self) -> str:
        """Ready to be sent to the units."""
        names = "、".join(unit.name for unit in self.units)
        return f"请还没有上报{self.period.name}双拥工作总结的单位抓紧上报：{names}。"


@dataclass(frozen=True, slots=True)
class Board:
    """`own` is empty for who keeps no unit; `rows` are the units below an office."""

    year: int
    own: tuple[Due, ...]
    periods: tuple[Period, ...]
    rows: tuple[UnitRow, ...]
    missing: tuple[Missing, ...]


def board(user: User, year: int, today: date) -> Board:
    """Two queries, however many units."""
    periods = periods_of(year)
    begun = tuple(period for period in periods if period.has_begun(today))
    by_unit = _summaries(user, year)
    own: tuple[Due, ...] = ()
    if user.unit_id:
        own = tuple(_dues(by_unit.get(user.unit_id, {}), periods, today))
    rows = tuple(
        UnitRow(unit, tuple(_dues(by_unit.get(unit.pk, {}), begun, today)))
        for unit in _units_below(user)
        if unit.is_active or unit.pk in by_unit
    )
    return Board(year, own, begun, rows, tuple(_missing(rows)))


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Of the periods that ended last: one's own that are not handed in, and which units have not."""

    year: int
    own: tuple[Due, ...]
    missing: tuple[Missing, ...]

    @property
    def has_any(self) -> bool:
        return bool(self.own or self.missing)


def left_over(user: User, today: date) -> LeftOver:
    """What the first page reminds of; earlier periods are on the board. At most two queries."""
    over = [one for one in periods_of(today.year - 1) + periods_of(today.year) if one.is_over(today)]
    last = [period for period in over if period.end == max(one.end for one in over)]
    year = last[0].year
    by_unit = _summaries(user, year)
    own: list[Due] = []
    if user.unit_id:
        dues = _dues(by_unit.get(user.unit_id, {}), last, today)
        own = [due for due in dues if not due.is_handed_in]
    rows = tuple(
        UnitRow(unit, tuple(_dues(by_unit.get(unit.pk, {}), last, today))) for unit in _units_below(user)
    )
    return LeftOver(year, tuple(own), tuple(_missing(rows)))


def _units_below(user: User) -> list[Unit]:
    """Those that write summaries for this user's office; for who has no unit, all that may be seen."""
    if user.unit is not None and not user.unit.is_office:
        return []
    units = Unit.objects.visible_to(user).exclude(kind=UnitKind.PARTNER).order_by("path")
    return list(units.exclude(pk=user.unit_id) if user.unit_id else units)


def _summaries(user: User, year: int) -> dict[int, dict[str, Plan]]:
    """Unit → key of the period → its newest summary in use."""
    rows = Plan.objects.visible_to(user).summaries().filter(year=year).exclude(state__in=OUT_OF_USE)
    found: dict[int, dict[str, Plan]] = {}
    for plan in rows.order_by("revision", "pk"):
        found.setdefault(plan.unit_id, {})[f"{plan.kind}-{plan.period}"] = plan
    return found


def _dues(plans: dict[str, Plan], periods: Iterable[Period], today: date) -> Iterable[Due]:
    return (Due(period, plans.get(period.key), today) for period in periods)


def _missing(rows: tuple[UnitRow, ...]) -> Iterable[Missing]:
    # Every row has the same periods: they are told in the order of the year, whoever is late first.
    by_period: dict[Period, list[Unit]] = {due.period: [] for row in rows[:1] for due in row.dues}
    for row in rows:
        for due in row.dues:
            if due.is_over and not due.is_handed_in and row.unit.is_active:
                by_period[due.period].append(row.unit)
    return (Missing(period, tuple(units)) for period, units in by_period.items() if units)
