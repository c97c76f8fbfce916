"""`manage.py demo`: two years of plans in every state, made once, on any day, never in production."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.utils import timezone

from plans import models
from plans.choices import ItemKind, PlanState
from plans.models import Comment, Plan, PlanEvent, Submission
from plans.starts.basics import planning_year
from shuangyong.desk.demo.loading import load_demo, made_up_password
from shuangyong.desk.demo.people import PEOPLE
from shuangyong.units.models import Role, Unit, UnitKind, User
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NAMED = ("clerk", "clerk2", "lead", "reviewer", "reviewer2", "district", "admin", "auditor")


def run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def dump() -> str:
    tables = [getattr(models, name) for name in models.__all__]
    return "".join(serialize("json", table.objects.order_by("pk")) for table in (*tables, Unit, User))


def test_loading_it_twice_changes_nothing_whatever_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "walnut-tree-42")
    run()
    before = dump()
    monkeypatch.setenv("DEMO_PASSWORD", "other-words-43")
    assert "没有改动任何内容" in run()
    monkeypatch.delenv("DEMO_PASSWORD")
    assert "没有改动任何内容" in run()
    assert dump() == before


def test_the_password_is_the_one_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "walnut-tree-42")
    printed = run()
    assert "walnut-tree-42" not in printed
    for user in User.objects.filter(username__in=NAMED):
        assert user.check_password("walnut-tree-42")
        assert not user.must_change_password


def test_without_one_a_password_is_made_up_and_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    line = next(line for line in run().splitlines() if line.startswith("密码："))
    assert User.objects.get(username="clerk").check_password(line.removeprefix("密码："))
    assert made_up_password() != made_up_password()


def test_production_refuses_the_demo(settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="正式环境不装演示数据"):
        run()
    assert not User.objects.exists()


def test_accounts_of_others_are_not_taken_over(cast: Cast) -> None:
    with pytest.raises(CommandError, match="已经有人在用"):
        run()
    assert not Plan.objects.exists()


@pytest.fixture
def demo() -> int:
    """The demo, loaded today; the year its plans are for."""
    load_demo(password="walnut-tree-42", today=timezone.localdate())
    return planning_year(timezone.localdate())


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
    states = set(Plan.objects.filter(year=demo).values_list("state", flat=True))
    assert states == set(PlanState.values) - {"archived"}
    last = set(Plan.objects.filter(year=demo - 1).values_list("state", flat=True))
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


@pytest.mark.parametrize(
    "today",
    [
        date(2026, 1, 1),
        date(2026, 9, 30),
        date(2026, 10, 1),
        date(2026, 12, 31),
        date(2028, 2, 29),
    ],
)
def test_the_demo_works_on_any_day_and_lies_before_it(today: date) -> None:
    load_demo(password="walnut-tree-42", today=today)
    assert set(Plan.objects.values_list("year", flat=True)) == {
        planning_year(today),
        planning_year(today) - 1,
    }
    for moments in (
        PlanEvent.objects.values_list("at", flat=True),
        Plan.objects.values_list("created_at", flat=True),
        Plan.objects.values_list("edited_at", flat=True),
        Submission.objects.values_list("submitted_at", flat=True),
        Submission.objects.filter(decided_at__isnull=False).values_list("decided_at", flat=True),
        Comment.objects.values_list("created_at", flat=True),
        Comment.objects.filter(resolved_at__isnull=False).values_list("resolved_at", flat=True),
    ):
        assert all(timezone.localdate(moment) < today for moment in moments)
    assert all(
        day < today
        for day in Plan.objects.filter(signed_on__isnull=False).values_list("signed_on", flat=True)
    )


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
