"""Which plans a text is compared with: what the user may read anyway, in a fixed number of queries."""

from typing import Any

from plans.reading.known_plans import known_plans
from plans.reading.likeness import likeness
from tests.cast import Cast
from tests.conftest import sample_content


def ids(plans: list) -> set[int]:
    return {plan[0] for plan in plans}


def test_a_clerk_meets_the_own_units_plans_and_no_others(cast: Cast, make_plan: Any) -> None:
    own, old = make_plan(), make_plan(content=sample_content(2019))
    others = make_plan(actor=cast.reviewer)
    found = known_plans(cast.clerk, cast.community, year=2027)
    assert ids(found) == {own.pk, old.pk}
    assert others.pk not in ids(found)


def test_an_office_meets_what_it_sees_of_about_that_year(cast: Cast, make_plan: Any) -> None:
    near, old = make_plan(), make_plan(content=sample_content(2019))
    found = ids(known_plans(cast.reviewer, cast.street, year=2027))
    assert near.pk in found
    assert old.pk not in found


def test_the_text_of_a_plan_is_found_again(cast: Cast, make_plan: Any) -> None:
    plan = make_plan()
    text = "为做好新一年的双拥工作，结合社区实际，制定本计划。\n对辖区优抚对象逐户走访，问需求、办实事。"
    (found,) = likeness(text.split("\n"), known_plans(cast.clerk, cast.community, year=2027))
    assert (found.plan_id, found.share, len(found.exact)) == (plan.pk, 1.0, 2)


def test_one_plan_or_many_cost_the_same(cast: Cast, make_plan: Any, django_assert_num_queries: Any) -> None:
    make_plan()
    with django_assert_num_queries(3):
        known_plans(cast.clerk, cast.community, year=2027)
    for year in range(2020, 2026):
        make_plan(content=sample_content(year))
    with django_assert_num_queries(3):
        assert len(known_plans(cast.clerk, cast.community, year=2027)) == 7


def test_the_plan_that_is_being_made_can_be_left_out(cast: Cast, make_plan: Any) -> None:
    plan = make_plan()
    assert known_plans(cast.clerk, cast.community, year=2027, leave_out=[plan.pk]) == []
