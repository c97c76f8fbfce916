"""Which units have not handed in, told in the order of the year."""

from datetime import date

from activities.summaries.board import Due, UnitRow, _missing
from activities.summaries.periods import periods_of
from plans.choices import PlanState
from plans.models import Plan
from shuangyong.units.models import Unit

TODAY = date(2026, 11, 24)


def _row(name, *handed_in):
    """A unit that has handed in the periods with these numbers."""
    issued = Plan(state=PlanState.ISSUED)
    begun = [period for period in periods_of(2026) if period.has_begun(TODAY)]
    dues = (Due(period, issued if place in handed_in else None, TODAY) for place, period in enumerate(begun))
    return UnitRow(Unit(name=name), tuple(dues))


def test_periods_stand_in_the_order_of_the_year_whoever_is_late_first():
    rows = (_row("桂园社区", 0, 1, 2), _row("石桥村"))
    told = [(one.period.short, [unit.name for unit in one.units]) for one in _missing(rows)]
    over = [period.short for period in periods_of(2026) if period.is_over(TODAY)]
    assert [period for period, _ in told] == over
    assert dict(told)[over[0]] == ["石桥村"]
    assert dict(told)[over[-1]] == ["桂园社区", "石桥村"]


def test_a_period_that_all_have_handed_in_is_not_told_of():
    over = [period.short for period in periods_of(2026) if period.is_over(TODAY)]
    assert [one.period.short for one in _missing((_row("桂园社区", 0), _row("石桥村", 0)))] == over[1:]
