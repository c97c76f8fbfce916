"""The list of plans: whose stand in it, how it is narrowed, how many queries it takes."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Plan
from shuangyong.units.models import User
from tests.cast import Cast
from tests.conftest import sample_content

AsUser = Callable[[User], Client]
MakePlan = Callable[..., Plan]


def titles(client: Client, **query) -> list[str]:
    response = client.get(reverse("plans:list"), query)
    assert response.status_code == 200
    return [plan.title for plan in response.context["page"].object_list]


@pytest.fixture
def three(make_plan: MakePlan, cast: Cast) -> None:
    """One plan each in two communities of one street and in one of the other street."""
    make_plan("returned", content=sample_content(title="桂园计划"))
    make_plan(actor=cast.clerk2, content=sample_content(year=2026, title="银杏计划"))
    make_plan(actor=cast.clerk3, content=sample_content(title="荷塘计划"))


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clerk", {"桂园计划"}),
        ("lead", {"桂园计划"}),
        ("clerk2", {"银杏计划"}),
        ("reviewer", {"桂园计划", "银杏计划"}),
        ("reviewer2", {"荷塘计划"}),
        ("district", {"桂园计划", "银杏计划", "荷塘计划"}),
        ("admin", {"桂园计划", "银杏计划", "荷塘计划"}),
        ("bureau", set()),
    ],
)
def test_everybody_sees_the_plans_of_their_own_scope(
    cast: Cast, as_user: AsUser, name: str, expected: set
) -> None:
    assert set(titles(as_user(getattr(cast, name)))) == expected


def test_the_auditor_reads_no_plans(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.auditor).get(reverse("plans:list")).status_code == 403


@pytest.mark.usefixtures("three")
def test_the_list_is_narrowed_by_year_state_unit_and_title(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.district)
    assert titles(client, year="2026") == ["银杏计划"]
    assert titles(client, state="returned") == ["桂园计划"]
    assert titles(client, unit=cast.community3.pk) == ["荷塘计划"]
    assert titles(client, q="荷") == ["荷塘计划"]
    assert titles(client, q="没有这样的标题") == []


@pytest.mark.usefixtures("three")
def test_a_filter_that_makes_no_sense_is_passed_over(cast: Cast, as_user: AsUser) -> None:
    assert len(titles(as_user(cast.district), year="abc", state="?", unit="999999", page="x")) == 3


@pytest.mark.usefixtures("three")
def test_the_filter_by_unit_offers_only_units_in_sight(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.reviewer).get(reverse("plans:list")).content.decode()
    assert "银杏社区" in page
    assert "荷塘社区" not in page
    assert "全部单位" not in as_user(cast.clerk).get(reverse("plans:list")).content.decode()


def test_a_void_plan_is_shown_only_when_asked_for(cast: Cast, as_user: AsUser, make_plan: MakePlan) -> None:
    Plan.objects.filter(pk=make_plan().pk).update(state="void")
    client = as_user(cast.clerk)
    assert titles(client) == []
    assert len(titles(client, void="on")) == len(titles(client, state="void")) == 1


def test_counts_stand_beside_a_plan(cast: Cast, as_user: AsUser, make_plan: MakePlan) -> None:
    plan = make_plan()
    for body in ("甲", "乙"):
        plan.comments.create(body=body, author=cast.reviewer)
    row = as_user(cast.clerk).get(reverse("plans:list")).context["page"].object_list[0]
    assert (row.task_count, row.open_comments) == (3, 2)


def test_an_empty_list_says_what_to_do_first(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.clerk).get(reverse("plans:list")).content.decode()
    assert "还没有计划" in page
    assert reverse("plans:new") in page
    assert reverse("plans:new") not in as_user(cast.admin).get(reverse("plans:list")).content.decode()


@pytest.mark.usefixtures("three")
def test_a_search_without_a_find_offers_the_way_back(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.clerk).get(reverse("plans:list"), {"q": "没有"}).content.decode()
    assert "没有符合条件的计划" in page
    assert "清除条件" in page


def test_fifty_to_a_page_and_the_filter_stays(cast: Cast, as_user: AsUser) -> None:
    Plan.objects.bulk_create(Plan(unit=cast.community, year=2027, title=f"计划{n}") for n in range(51))
    client = as_user(cast.clerk)
    assert len(titles(client, q="计划")) == 50
    assert len(titles(client, q="计划", page="2")) == 1
    assert (
        "q=%E8%AE%A1%E5%88%92&amp;page=2" in client.get(reverse("plans:list"), {"q": "计划"}).content.decode()
    )


def test_the_number_of_queries_does_not_grow_with_the_rows(
    cast: Cast, as_user: AsUser, make_plan: MakePlan, django_assert_num_queries
) -> None:
    client = as_user(cast.district)
    make_plan()
    # session, user with unit, waiting plans, years, units (checked, listed), count, page
    with django_assert_num_queries(7):
        client.get(reverse("plans:list"))
    for _ in range(12):
        make_plan("returned")
    with django_assert_num_queries(7):
        client.get(reverse("plans:list"))
