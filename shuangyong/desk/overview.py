"""All units of an office's scope and where each one's plan of a year stands."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from plans.choices import OUT_OF_USE, Act, PlanState
from plans.models import Plan
from plans.review.waiting import days_since
from shuangyong.units.models import Unit, UnitKind, User

MISSING, WAITING, RETURNED, DONE = "missing", "waiting", "returned", "done"
GROUP_WORDS = {MISSING: "未报", WAITING: "待审", RETURNED: "退回修改", DONE: "已通过"}
_GROUPS: dict[str, str] = {
    PlanState.DRAFT: MISSING,
    PlanState.HEAD_CHECK: MISSING,
    PlanState.SUBMITTED: WAITING,
    PlanState.RETURNED: RETURNED,
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit and its newest plan of the year. `depth` is 0 right below the office.

    `elsewhere` names the other office that the plan waits for, if any.
    """

    unit: Unit
    plan: Plan | None
    submitted_at: datetime | None
    depth: int
    elsewhere: str = ""

    @property
    def group(self) -> str:
        return _GROUPS.get(self.plan.state, DONE) if self.plan else MISSING

    @property
    def handed_in(self) -> datetime | None:
        """When it was handed in; None while it has not (or no longer) left the unit."""
        return None if self.group == MISSING else self.submitted_at

    @property
    def days(self) -> int | None:
        """Days waited for a decision; None when it does not wait."""
        return days_since(self.submitted_at) if self.group == WAITING else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows of one group (all without one) and how many there are of each."""

    rows: list[UnitRow]
    counts: list[tuple[str, str, int]]
    total: int
    shown: str


def overview(user: User, year: int, shown: str = "") -> Overview:
    """Two queries, however many units."""
    assert user.unit is not None  # noqa: S101  offices have a unit
    rows = unit_rows(user, year, user.unit)
    counted = Counter(row.group for row in rows)
    counts = [(group, word, counted[group]) for group, word in GROUP_WORDS.items()]
    kept = [row for row in rows if row.group == shown] if shown in GROUP_WORDS else rows
    return Overview(kept, counts, len(rows), shown if shown in GROUP_WORDS else "")


def unit_rows(user: User, year: int, office: Unit) -> list[UnitRow]:
    """The units below `office`. Military partners and the office itself hand nothing in there."""
    units = Unit.objects.visible_to(user).filter(is_active=True, path__startswith=office.path)
    units = units.exclude(Q(pk=office.pk) | Q(kind=UnitKind.PARTNER)).order_by("path")
    plans = _newest_plans(user, year)
    rows = []
    for unit in units:
        plan = plans.get(unit.pk)
        depth = unit.depth - office.depth - 1
        rows.append(UnitRow(unit, plan, getattr(plan, "submitted_at", None), depth, _elsewhere(plan, office)))
    return rows


def _elsewhere(plan: Plan | None, own: Unit) -> str:
    if plan is None or plan.state != PlanState.SUBMITTED or plan.reviewing_unit is None:
        return ""
    return "" if plan.reviewing_unit.pk == own.pk else str(plan.reviewing_unit.name)


def _newest_plans(user: User, year: int) -> dict[int, Plan]:
    """The newest revision by unit; a change that has not been handed in leaves the issued one in force."""
    handed_in = Max("events__at", filter=Q(events__act__in=[Act.SUBMIT, Act.FORWARD]))
    rows = Plan.objects.visible_to(user).plans().filter(year=year).exclude(state__in=OUT_OF_USE)
    rows = rows.select_related("reviewing_unit").annotate(submitted_at=handed_in)
    found: dict[int, Plan] = {}
    for plan in rows.order_by("revision", "pk"):
        not_yet = plan.replaces_id and _GROUPS.get(plan.state) == MISSING
        if not (not_yet and plan.unit_id in found):
            found[plan.unit_id] = plan
    return found
