"""Each sum of money leads to the lines of the ledger that make it, those of a source nobody named too."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.choices import VisitState
from activities.ledgers.scope import NO_SOURCE
from activities.models import Visit
from activities.services.activities import CostLine, Lines

PAGE = reverse("activities:progress")


@pytest.fixture
def money(cast, make_activity, make_person):
    for actor, source in ((cast.clerk, "社区经费"), (cast.clerk, ""), (cast.clerk2, "街道 & 拨款")):
        lines = Lines(costs=[CostLine(source, Decimal(100), Decimal("90.50"))])
        make_activity("学雷锋", actor=actor, day=date(2026, 3, 5), done=True, lines=lines)
    walk = make_activity("走访", day=date(2026, 2, 3), done=True)
    Visit.objects.create(
        activity=walk, person=make_person("石大甲"), unit=cast.clerk.unit, state=VisitState.VISITED,
        day=date(2026, 2, 4), amount=Decimal(200),
    )  # fmt: skip


@pytest.mark.parametrize("who", ["clerk", "reviewer", "district", "admin"])
def test_each_source_leads_to_lines_that_add_up(money, cast, as_user, who):
    client = as_user(getattr(cast, who))
    context = client.get(f"{PAGE}?year=2026").context
    figure = next(figure for figure in context["figures"] if figure.key == "money")
    assert NO_SOURCE in [row.name for row in figure.rows]
    for row in figure.rows:
        budget, _, _, spent = row.cells
        answer = client.get(spent.address).context
        assert answer["total_spent"] == f"{Decimal(spent.text.replace(',', '')):,.2f}", row.name
        if budget.address:
            assert answer["total_planned"] == f"{Decimal(budget.text.replace(',', '')):,.2f}", row.name
        assert len(answer["rows"]) == answer["ledger"].count > 0
    counted = client.get(context["addresses"]["money"]).context
    assert Decimal(counted["total_spent"].replace(",", "")) == context["totals"].spent


def test_a_unit_leads_to_its_own_money_and_visits(money, cast, as_user):
    client = as_user(cast.reviewer)
    lines = [line for line in client.get(f"{PAGE}?year=2026").context["rows"] if line.get("money")]
    assert len(lines) == 2
    for line in lines:
        found = client.get(line["money"]).context
        assert Decimal(found["total_spent"].replace(",", "")) == line["row"].spent
        if line["visits"]:
            assert client.get(line["visits"]).context["ledger"].count == line["row"].visits


def test_visits_lead_to_as_many_lines(money, cast, as_user):
    client = as_user(cast.clerk)
    context = client.get(f"{PAGE}?year=2026").context
    assert client.get(context["addresses"]["visits"]).context["ledger"].count == context["totals"].visits == 1


def test_a_source_narrows_the_file_too_and_can_be_taken_off(money, cast, as_user):
    client = as_user(cast.clerk)
    text = client.get(
        f"{reverse('activities:ledgers')}?kind=money&year=2026&source={NO_SOURCE}"
    ).content.decode()
    assert "学雷锋" in text
    assert f"来源：{NO_SOURCE}" in text
    assert "不限来源" in text
    assert "社区经费" not in text


def test_what_has_no_name_is_drawn_however_many_others_there_are(cast, as_user, make_activity):
    for number in range(14):
        lines = Lines(costs=[CostLine(f"来源{number}", None, Decimal(number + 1))])
        make_activity(f"义诊{number}", day=date(2026, 3, 5), done=True, lines=lines)
    unnamed = Lines(costs=[CostLine("", None, Decimal(5000))])
    make_activity("讲座", day=date(2026, 3, 6), done=True, lines=unnamed)
    figures = as_user(cast.clerk).get(f"{PAGE}?year=2026").context["figures"]
    figure = next(figure for figure in figures if figure.key == "money")
    groups = figure.drawing.chart.groups
    assert (len(groups), groups[-1].name) == (12, NO_SOURCE)
    assert "其余较少的在表里" in figure.note
