"""What stands in the demo: units, accounts, plans in every state."""

import pytest

from plans.choices import ItemKind, PlanState
from plans.models import Plan, Submission
from shuangyong.desk.demo.people import PEOPLE
from shuangyong.units.models import Role, Unit, UnitKind, User

pytestmark = pytest.mark.django_db
NAMED = ("clerk", "clerk2", "lead", "reviewer", "reviewer2", "district", "admin", "auditor")


def test_the_units_are_those_that_were_asked_for(demo: int) -> None:
    kinds = list(Unit.objects.values_list("kind", flat=True))
    expected = {
        "district": 1,
        "street": 2,
        "community": 8,
        "bureau": 1,
        "company": 1,
        "school": 1,
        "partner": 1,
    }
    assert {kind: kinds.count(kind) for kind in UnitKind.values} == expected


def test_the_accounts_have_the_places_their_names_promise(demo: int) -> None:
    people = {user.username: user for user in User.objects.select_related("unit")}
    assert set(people) == {person.username for person in PEOPLE} >= set(NAMED)
    assert people["clerk"].unit == people["lead"].unit
    assert people["lead"].role == Role.HEAD
    streets = {name: people[name].unit.path for name in ("reviewer", "reviewer2")}
    assert people["clerk"].unit != people["clerk2"].unit
    assert all(people[name].unit.path.startswith(streets["reviewer"]) for name in ("clerk", "clerk2"))
    assert streets["reviewer"] != streets["reviewer2"]


def test_the_years_plans_stand_in_every_state(demo: int) -> None:
    states = set(Plan.objects.plans().filter(year=demo).values_list("state", flat=True))
    assert states == set(PlanState.values) - {"archived"}
    last = set(Plan.objects.plans().filter(year=demo - 1).values_list("state", flat=True))
    assert last == {"archived", "issued"}


def test_the_clerks_own_plan_was_returned_with_remarks_at_their_places(demo: int) -> None:
    plan = Plan.objects.get(unit__users__username="clerk", year=demo)
    assert plan.state == PlanState.RETURNED
    kinds = set(plan.comments.values_list("item_kind", flat=True))
    assert kinds == {ItemKind.TASK, ItemKind.PARAGRAPH}
    assert plan.comments.filter(parent__isnull=True, resolved_at__isnull=True).count() == 2


def test_two_plans_wait_for_the_reviewer_and_one_comes_again(demo: int) -> None:
    waiting = Plan.objects.waiting_for(User.objects.get(username="reviewer"))
    assert sorted(plan.submissions.count() for plan in waiting) == [1, 2]


def test_the_plan_handed_in_again_differs_from_what_was_returned(demo: int) -> None:
    first, second = Submission.objects.filter(plan__unit__users__username="clerk2", plan__year=demo)
    assert first.snapshot["tasks"][0]["target_count"] != second.snapshot["tasks"][0]["target_count"]
    assert len(second.snapshot["goals"]) == len(first.snapshot["goals"]) + 1


def test_one_unit_has_nothing_yet_and_one_has_an_open_revision(demo: int) -> None:
    with_plan = set(Plan.objects.filter(year=demo).values_list("unit__name", flat=True))
    assert set(Plan.objects.filter(year=demo - 1).values_list("unit__name", flat=True)) - with_plan == {
        "稻香村"
    }
    draft = Plan.objects.get(year=demo, state=PlanState.DRAFT, replaces__isnull=False)
    assert draft.replaces.state == PlanState.ISSUED


def test_the_timeline_of_each_plan_runs_forward(demo: int) -> None:
    for plan in Plan.objects.all():
        moments = list(plan.events.order_by("pk").values_list("at", flat=True))
        assert moments == sorted(moments)


def test_nobody_in_the_demo_approved_their_own_plan(demo: int) -> None:
    decided = Submission.objects.exclude(decided_by=None)
    assert decided.exists()
    assert all(item.decided_by_id != item.submitted_by_id for item in decided)


def test_a_newcomer_finds_a_streets_plan_under_a_red_head(demo: int) -> None:
    plan = Plan.objects.select_related("unit").get(unit__name="东岗街道", year=demo)
    assert (plan.state, plan.layout, plan.unit.head_mark) == ("issued", "red", "东岗街道办事处文件")
    assert plan.number == f"东街〔{plan.signed_on.year}〕18号"
    assert (plan.signatory, plan.recipients) == (
        "东岗街道办事处",
        "各社区居民委员会、各村民委员会、有关单位",
    )
    assert plan.copies == "澄溪区双拥工作领导小组办公室"  # taken over from last year's
