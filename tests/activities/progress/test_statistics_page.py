"""进度统计: each sees their own, the numbers lead to their rows, and many rows cost no more than few."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.choices import VisitState
from activities.models import Visit
from activities.services.activities import CostLine, Lines
from tests.conftest import sample_content

PAGE = reverse("activities:progress")


def page(client, query: str = "?year=2026"):
    response = client.get(f"{PAGE}{query}")
    assert response.status_code == 200
    return response


@pytest.fixture
def work(cast, make_activity, make_person, make_plan, task_type):
    def add(number: int) -> None:
        actor = (cast.clerk, cast.clerk2)[number % 2]
        make_plan("issued", content=sample_content(2026), actor=cast.clerk)
        lines = Lines(costs=[CostLine(f"来源{number}", Decimal(100), Decimal(90))])
        round_ = make_activity(
            f"走访{number}", actor=actor, day=date(2026, 2, 3), done=True, lines=lines, type=task_type
        )
        person = make_person(f"石大{'甲乙丙丁戊己庚辛'[number]}", actor=actor)
        Visit.objects.create(
            activity=round_, person=person, unit=actor.unit, state=VisitState.VISITED, day=date(2026, 2, 4)
        )

    return add


@pytest.mark.parametrize("who", ["clerk", "reviewer", "district", "admin"])
def test_every_chart_has_its_table_and_no_style(work, cast, as_user, who):
    for number in range(2):
        work(number)
    text = page(as_user(getattr(cast, who))).content.decode()
    charts = text.count('role="img"')
    assert charts == (4 if who == "admin" else 5)
    assert text.count("<caption") >= charts
    assert "style=" not in text


def test_who_sees_no_persons_sees_no_visits(work, cast, as_user):
    work(0)
    text = page(as_user(cast.admin)).content.decode()
    assert "次走访" not in text
    assert "应走访" not in text
    assert "次走访" in page(as_user(cast.clerk)).content.decode()


def test_the_large_number_leads_to_exactly_its_rows(work, cast, as_user, make_activity):
    for number in range(3):
        work(number)
    make_activity("还没办", day=date(2026, 5, 6))
    client = as_user(cast.reviewer)
    context = page(client).context
    rows = client.get(context["addresses"]["done"]).context["page"].paginator.count
    assert rows == context["totals"].done == 3
    coming = client.get(context["addresses"]["coming"]).context["page"].paginator.count
    assert coming == context["totals"].planned == 1


def test_each_counted_cell_leads_to_as_many_rows(work, cast, as_user):
    for number in range(4):
        work(number)
    client = as_user(cast.reviewer)
    followed = 0
    for figure in page(client).context["figures"]:
        if figure.key not in ("months", "types", "quarters"):
            continue
        for row in figure.rows:
            for cell in row.cells:
                if cell.address:
                    found = client.get(cell.address).context["page"].paginator.count
                    assert found == int(cell.text), (figure.key, row.name)
                    followed += 1
    assert followed >= 8


def test_an_office_sees_its_units_and_goes_down_to_one(work, cast, as_user):
    for number in range(2):
        work(number)
    client = as_user(cast.reviewer)
    text = page(client).content.decode()
    assert "桂园社区" in text
    assert "银杏社区" in text
    assert "荷塘社区" not in text
    assert page(client, f"?year=2026&unit={cast.community.pk}").context["totals"].done == 1
    assert page(client, f"?year=2026&unit={cast.community3.pk}").context["totals"].done == 2  # not theirs
    assert 'id="units"' not in page(as_user(cast.clerk)).content.decode()


def test_an_empty_year_says_what_to_do(cast, as_user):
    text = page(as_user(cast.clerk), "?year=2031").content.decode()
    assert "没有数字" in text
    assert reverse("activities:new") in text


@pytest.mark.parametrize(
    "query", ["?year=abc", "?year=99999", "?unit=x", "?year=2100&unit=-1", "?unit=" + "9" * 40]
)
def test_what_makes_no_sense_in_the_address_counts_as_nothing(cast, as_user, query):
    page(as_user(cast.reviewer), query)


@pytest.mark.parametrize(("who", "queries"), [("clerk", 18), ("reviewer", 25), ("district", 25)])
def test_many_rows_cost_no_more_queries_than_few(
    work, cast, as_user, django_assert_num_queries, who, queries
):
    client = as_user(getattr(cast, who))
    for numbers in ((0, 1), (2, 3, 4, 5)):
        for number in numbers:
            work(number)
        with django_assert_num_queries(queries):
            page(client)


def test_no_number_of_the_page_is_torn_from_its_words(work, cast, as_user):
    """Ids of the drawings are unique on the page."""
    work(0)
    text = page(as_user(cast.clerk)).content.decode()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
