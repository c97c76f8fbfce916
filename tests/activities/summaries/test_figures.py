"""Over random work: each figure is a plain recount, and each number of the text is a figure."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.choices import ActivityState, VisitState
from activities.models import Activity, Cost, Goods, SummaryFigure, Visit
from activities.services.summaries import count, create_summary
from activities.summaries.checking import strays
from activities.summaries.periods import Period, periods_of
from activities.summaries.tables import annex_of
from beneficiaries.models import Person
from plans.choices import PaperKind
from plans.models import TaskType
from tests.activities.summaries.conftest import FIRST_QUARTER, TODAY, YEAR
from tests.cast import Cast

S = ActivityState
GROUPS = ("military", "civilians", "students", "volunteers")
TITLES = ("社区义诊", "第3期国防教育讲座", "“7·13”防汛演练", "慰问", "军营开放日（2026年）")


def work(cast: Cast, types: list[TaskType], people: list[Person], seed: int, number: int = 40) -> None:
    """Random activities of both communities, with money, goods and visits."""
    dice = random.Random(seed)  # noqa: S311
    for _ in range(number):
        clerk = dice.choice([cast.clerk, cast.clerk, cast.clerk2])
        day = date(2026, 1, 1) + timedelta(days=dice.randrange(-20, 200))
        assert clerk.unit is not None
        state = dice.choice([S.DONE, S.DONE, S.PLANNED, S.POSTPONED, S.CANCELLED])
        if state == S.DONE and day > TODAY:
            state = S.PLANNED
        activity = Activity.objects.create(
            unit=clerk.unit,
            type=dice.choice([None, *types]),
            title=dice.choice(TITLES),
            day=day,
            state=state,
            reason="因12345热线转来急件" if state in (S.POSTPONED, S.CANCELLED) else "",
            reached=dice.choice([None, 0, 7, 31]),
            households=dice.choice([None, 3]),
            gift_source=dice.choice(["", "街道经费"]),
            created_by=clerk,
            edited_by=clerk,
            **{name: dice.choice([None, 0, 1, 14]) for name in GROUPS},
        )
        for _ in range(dice.randrange(3)):
            Cost.objects.create(
                activity=activity,
                source=dice.choice(["", "街道经费", "社区2号账户"]),
                planned=dice.choice([None, Decimal("500.00")]),
                spent=dice.choice([None, Decimal("312.40"), Decimal(80)]),
            )
        if dice.random() < 0.3:
            Goods.objects.create(activity=activity, name="米", quantity=Decimal(2), price=Decimal("61.5"))
        for person in dice.sample(people, min(len(people), dice.randrange(3))) if state == S.DONE else []:
            Visit.objects.create(
                activity=activity,
                person=person,
                unit=person.unit,
                state=VisitState.VISITED,
                day=day + timedelta(days=dice.randrange(3)),
                amount=dice.choice([None, Decimal(200)]),
                token=uuid4(),
            )


def recount(cast: Cast, period: Period, units: set[int]) -> dict[str, Decimal]:
    """The same in plain Python, row by row."""
    rows = [
        row
        for row in Activity.objects.prefetch_related("costs", "goods", "visits__person")
        if row.unit_id in units
    ]
    here = [row for row in rows if period.start <= row.day <= period.end]
    done = [row for row in here if row.state == S.DONE]
    visits = [
        visit
        for row in rows
        for visit in row.visits.all()
        if visit.state == VisitState.VISITED and period.start <= visit.day <= period.end
    ]
    given = sum((visit.amount or 0 for visit in visits), Decimal(0))
    costs = [cost for row in here if row.state != S.CANCELLED for cost in row.costs.all()]
    people = {name: sum(getattr(row, name) or 0 for row in done) for name in GROUPS}
    homes = {(v.person.household_id or -v.person_id) for v in visits}
    goods = [item for row in done for item in row.goods.all()]
    found: dict[str, Any] = {
        "activities.done": len(done),
        **{f"activities.{s}": sum(r.state == s for r in here) for s in ("planned", "postponed", "cancelled")},
        **{f"people.{name}": number for name, number in people.items()},
        "people.people": sum(people.values()),
        "people.reached": sum(row.reached or 0 for row in done),
        "visits.made": len(visits),
        "visits.persons": len({visit.person_id for visit in visits}),
        "visits.households": len(homes) + sum(row.households or 0 for row in done),
        "money.budget": sum((cost.planned or 0 for cost in costs), Decimal(0)),
        "money.spent": sum((cost.spent or 0 for cost in costs), Decimal(0)) + given,
        "money.given": given,
        "money.goods": sum((item.quantity * item.price for item in goods), Decimal(0)),
        **{f"type.{row.type_id or 'none'}": 0 for row in done},
    }
    for row in done:
        found[f"type.{row.type_id or 'none'}"] += 1
    return {code: Decimal(value) for code, value in found.items()}


@pytest.fixture
def types(db: None) -> list[TaskType]:
    names = (("210", "义诊", "Y"), ("410", "讲座", "E"), ("690", "例会", "O"), ("799", "杂项", ""))
    return [
        TaskType.objects.get_or_create(code=code, defaults={"name": name, "direction": way})[0]
        for code, name, way in names
    ]


@pytest.mark.parametrize("seed", range(6))
def test_each_figure_is_a_recount_and_each_number_of_the_text_a_figure(
    cast: Cast, types: list[TaskType], make_person: Callable[..., Person], seed: int
) -> None:
    work(cast, types, [make_person(f"石大{name}") for name in "山川河海"], seed)
    communities = {cast.community.pk, cast.community2.pk}
    for unit, units in ((cast.community, {cast.community.pk}), (cast.street, {cast.street.pk, *communities})):
        for period in (one for one in periods_of(2026) if one.has_begun(TODAY)):
            counted = count(unit, period)
            values = {figure.code: figure.value for figure in counted.figures.all}
            wanted = recount(cast, period, units)
            assert {code: values[code] for code in wanted} == wanted
            texts = [(part.place, part.text) for part in counted.written.parts]
            assert strays(texts, values.values(), counted.written.quoted) == []
            assert not any("0项" in text.replace("10项", "").replace("20项", "") for _, text in texts)


def test_the_table_of_an_office_adds_up_to_its_figures(cast: Cast, types: list[TaskType]) -> None:
    work(cast, types, [], 3)
    counted = count(cast.street, YEAR)
    (table,) = counted.tables
    assert Decimal(table["footer"][4]) == counted.figures.value("activities.done")
    assert Decimal(table["footer"][5]) == counted.figures.value("people.people")
    assert Decimal(table["footer"][7]) == counted.figures.value("money.spent")
    assert annex_of(table).landscape


def test_each_figure_leads_to_a_page_that_opens(
    quarter: dict[str, Activity], cast: Cast, as_user: Callable[..., Any]
) -> None:
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    client = as_user(cast.clerk)
    figures = SummaryFigure.objects.filter(plan=plan, value__gt=0)
    assert figures.count() > 8
    for address in {figure.address for figure in figures if figure.address}:
        assert client.get(address).status_code == 200, address


def test_the_list_behind_a_figure_shows_just_its_rows(
    quarter: dict[str, Activity], cast: Cast, as_user: Callable[..., Any], clinic: TaskType
) -> None:
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    client = as_user(cast.clerk)
    for code in ("activities.done", "activities.postponed", f"type.{clinic.pk}", "next.activities"):
        figure = SummaryFigure.objects.get(plan=plan, code=code)
        shown = client.get(figure.address).context["page"].paginator.count
        assert shown == figure.value, code


def test_the_queries_do_not_grow_with_the_rows(cast: Cast, types: list[TaskType]) -> None:
    def queries(unit: Any) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            count(unit, FIRST_QUARTER)
        return len(found)

    work(cast, types, [], 1, number=4)
    few = queries(cast.community), queries(cast.street)
    work(cast, types, [], 2, number=60)
    assert (queries(cast.community), queries(cast.street)) == few


def test_periods_are_whole_and_follow_each_other() -> None:
    quarters = [period for period in periods_of(2028) if period.kind == PaperKind.QUARTER]
    assert [(p.start.month, p.end.month, p.end.day) for p in quarters] == [
        (1, 3, 31),
        (4, 6, 30),
        (7, 9, 30),
        (10, 12, 31),
    ]
    for period in periods_of(2028):
        assert period.next.start == period.end + timedelta(days=1)
    assert [period.name for period in periods_of(2028)][2:] == [
        "2028年上半年",
        "2028年第三季度",
        "2028年第四季度",
        "2028年",
    ]
