"""The year taken apart sums up to the year as a whole, whichever way it is taken."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from activities.choices import VisitState
from activities.counting import Scope, totals
from activities.in_force import plans_of_year
from activities.models import Visit
from activities.progress import progress_of, progress_of_plans
from activities.services.activities import CostLine, Lines, cancel
from activities.statistics import by_category, by_month, by_quarter, by_source, by_type, by_unit, people_due
from activities.windows import visit_window

YEAR = 2026
START, END = date(YEAR, 1, 1), date(YEAR, 12, 31)


@pytest.fixture
def busy(cast, make_activity, make_person, make_plan, task_type):
    """Two communities and the street itself at work: typed money, money given, a cancelled round."""
    money = Lines(
        costs=[CostLine("社区经费", Decimal(800), Decimal("760.50")), CostLine("", None, Decimal(20))]
    )
    round_ = make_activity(
        "春节走访", day=date(2026, 2, 10), done=True, type=task_type, gift_source="社区经费"
    )
    make_activity("义诊", day=date(2026, 5, 8), done=True, lines=money)
    make_activity("暑期讲座", day=date(2026, 7, 20), actor=cast.clerk2, done=True, type=task_type)
    make_activity("联谊", day=date(2026, 12, 28), lines=Lines(costs=[CostLine("街道拨款", Decimal(500))]))
    make_activity("联席会", day=date(2026, 6, 3), actor=cast.reviewer, done=True)
    make_activity("去年的", day=date(2025, 6, 3), done=True, lines=money)
    dropped = make_activity("不办了", day=date(2026, 4, 1), lines=money)
    cancel(actor=cast.clerk, activity=dropped, version=1, reason="下雨")
    people = [make_person("石大甲"), make_person("石大乙"), make_person("石大丙", id_number="")]
    for person, amount in zip(people[:2], (300, None), strict=True):
        Visit.objects.create(
            activity=round_, person=person, unit=cast.community, state=VisitState.VISITED,
            day=date(2026, 2, 11), amount=amount,
        )  # fmt: skip
    return people


@pytest.mark.parametrize("who", ["street", "community"])
def test_types_months_quarters_and_sources_sum_to_the_totals(busy, cast, who):
    scope = Scope(START, END, path=getattr(cast, who).path)
    whole, months = totals(scope), by_month(scope)
    assert whole.done == {"street": 4, "community": 2}[who]
    assert sum(row.done for row in by_type(scope)) == whole.done
    assert sum(row.done for row in months) == whole.done
    assert sum(row.standing for row in months) == whole.planned + whole.done + whole.postponed
    assert sum(row.done for row in by_quarter(months, [])) == whole.done
    sources = by_source(scope)
    assert sum(row.spent for row in sources) == whole.spent == Decimal("1080.50")
    assert sum(row.given for row in sources) == whole.given
    assert sum(row.budget for row in sources) == whole.budget
    assert {row.source: row.given for row in sources}["社区经费"] == 300


def test_the_units_sum_to_the_street(busy, cast, make_plan):
    scope = Scope(START, END, path=cast.street.path)
    windows = [visit_window("spring_festival", YEAR)]
    rows = by_unit(cast.reviewer, cast.street, scope, [], windows, timezone.localdate())
    whole = totals(scope)
    assert [row.unit.name for row in rows] == ["枫林街道", "桂园社区", "银杏社区"]
    assert sum(row.done for row in rows) == whole.done
    assert sum(row.spent for row in rows) == whole.spent
    assert sum(row.visits for row in rows) == whole.visits
    assert [(row.present, row.visited) for row in rows] == [(0, (0,)), (3, (2,)), (0, (0,))]


def test_a_district_sees_its_streets_with_all_below_them(busy, cast):
    scope = Scope(START, END, path=cast.district_unit.path)
    rows = by_unit(cast.district, cast.district_unit, scope, [], [], timezone.localdate())
    assert {row.unit.name: row.done for row in rows} == {"枫林街道": 4, "松山街道": 0, "青川区水务局": 0}


def test_visits_are_counted_against_those_who_are_present(busy, cast):
    windows = [visit_window("spring_festival", YEAR), visit_window("army_day", YEAR)]
    rows = by_category(people_due(cast.clerk), windows)
    assert [(row.present, row.visited) for row in rows] == [(3, (2, 0))]


def test_a_visit_of_a_record_merged_since_is_one_of_the_record_it_went_into(busy, cast):
    from beneficiaries.services.merging import merge

    visited, other = busy[0], busy[2]
    merge(actor=cast.clerk, kept=other, absorbed=visited, version=other.version)
    (row,) = by_category(people_due(cast.clerk), [visit_window("spring_festival", YEAR)])
    assert (row.present, row.visited) == (2, (2,))


def test_many_plans_at_once_are_as_each_alone(cast, make_plan, make_activity):
    mine, other = make_plan("issued"), make_plan(actor=cast.clerk2)
    make_activity(day=date(2026, 3, 5), task=mine.tasks.all()[1], done=True)
    make_activity(day=date(2026, 3, 6), task=other.tasks.all()[0], actor=cast.clerk2)
    assert progress_of_plans([mine, other]) == [progress_of(mine), progress_of(other)]
    assert progress_of_plans([]) == []


def test_the_progress_of_many_plans_is_six_queries(cast, make_plan, make_activity, django_assert_num_queries):
    plans = [make_plan("issued"), make_plan(actor=cast.clerk2), make_plan(actor=cast.clerk3)]
    for count in (1, 3):
        with django_assert_num_queries(6):
            progress_of_plans(plans[:count])
        make_activity(task=plans[0].tasks.first())


def test_each_unit_is_counted_by_the_plan_it_works_by(cast, make_plan):
    issued = make_plan("issued")
    make_plan()
    newest = make_plan(actor=cast.clerk2)
    make_plan(actor=cast.clerk3)
    found = plans_of_year(cast.reviewer, 2027, cast.street.path)
    assert {plan.pk for plan in found} == {issued.pk, newest.pk}
