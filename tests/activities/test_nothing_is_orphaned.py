"""What hangs on something keeps it: whoever tries to delete it reads why not, and nothing is lost."""

from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Decision, Visit
from activities.progress import progress_of
from activities.services import activities as service
from activities.services.decisions import DecisionLine, add_decisions, make_task
from activities.services.decisions import make_activity as become
from activities.services.rounds import plan_visits
from activities.services.visits import record_visit
from beneficiaries.models import Person
from beneficiaries.services.merging import merge, undo_merge
from plans.choices import ItemKind
from plans.models import Plan, Task, TaskType
from plans.services import editing, lifecycle
from shuangyong.units.errors import Refused
from shuangyong.units.models import Unit, User
from tests.activities.whole_scene import Whole, furnish
from tests.conftest import sample_content


@pytest.fixture
def whole(cast: Any, make_person: Any, make_activity: Any, make_plan: Any) -> Whole:
    return furnish(cast, [make_person(), make_person("林中路")], make_activity, make_plan)


@pytest.mark.parametrize(
    "what", ["unit", "user", "person", "task", "plan", "partner", "activity", "photo", "visit"]
)
def test_the_tables_themselves_hold_on(whole: Whole, cast: Any, what: str) -> None:
    rows = {
        "unit": cast.community, "user": cast.clerk, "person": whole.people[0], "task": whole.done.task,
        "plan": whole.plan, "partner": whole.partner, "activity": whole.meeting, "photo": whole.photo,
        "visit": whole.visits[0],
    }  # fmt: skip
    with pytest.raises(ProtectedError):
        rows[what].delete()


def test_a_draft_task_with_an_activity_is_not_deleted_but_dropped(
    cast: Any, make_plan: Any, make_activity: Any
) -> None:
    plan = make_plan("draft")
    task = plan.tasks.first()
    make_activity("走访", task=task)
    with pytest.raises(Refused, match="活动"):
        editing.delete_row(
            plan_id=plan.pk, actor=cast.clerk, kind=ItemKind.TASK, key=task.key.hex, version=task.version
        )
    assert Task.objects.filter(pk=task.pk).exists()


def test_the_task_of_a_decision_may_go_and_the_decision_stays(
    cast: Any, make_plan: Any, make_activity: Any
) -> None:
    plan = make_plan("draft", content=sample_content(2026))
    meeting = make_activity("联席会", day=date(2026, 3, 5), meeting="joint", done=True)
    decision = add_decisions(actor=cast.clerk, activity=meeting, lines=[DecisionLine("更新宣传栏")])[0]
    task = make_task(actor=cast.clerk, decision=decision)
    editing.delete_row(
        plan_id=plan.pk, actor=cast.clerk, kind=ItemKind.TASK, key=task.key.hex, version=task.version
    )
    decision = Decision.objects.get()
    assert decision.task is None
    assert make_task(actor=cast.clerk, decision=decision).plan == plan


def test_what_a_decision_became_may_be_removed_and_made_again(cast: Any, make_activity: Any) -> None:
    meeting = make_activity("联席会", meeting="joint", done=True)
    lines = [DecisionLine("更新宣传栏", due_on=date(2026, 4, 1))]
    decision = add_decisions(actor=cast.clerk, activity=meeting, lines=lines)[0]
    made = become(actor=cast.clerk, decision=decision)
    service.remove(actor=cast.clerk, activity=made, version=made.version)
    decision.refresh_from_db()
    assert decision.became is None
    assert become(actor=cast.clerk, decision=decision).title == "更新宣传栏"


def test_an_activity_with_a_meeting_s_decisions_is_not_removed(whole: Whole, cast: Any) -> None:
    meeting = service.reopen(actor=cast.clerk, activity=whole.meeting, version=whole.meeting.version)
    with pytest.raises(Refused, match="议定事项"):
        service.remove(actor=cast.clerk, activity=meeting, version=meeting.version)
    assert Decision.objects.count() == 1


def test_the_settings_refuse_with_a_sentence(whole: Whole, cast: Any, as_user: Any) -> None:
    kind = TaskType.objects.create(code="998", name="试用类型")
    Activity.objects.filter(pk=whole.done.pk).update(type=kind)
    client, counted = as_user(cast.admin), [kind_.objects.count() for kind_ in (TaskType, Unit, User)]
    for name, pk in (
        ("plans_tasktype", kind.pk), ("units_unit", cast.community.pk), ("units_user", cast.clerk.pk),
    ):  # fmt: skip
        for method in (client.get, client.post):
            answer = method(reverse(f"admin:{name}_delete", args=[pk]), {"post": "yes"})
            assert answer.status_code in (200, 302, 403), (name, answer)
            assert "Traceback" not in answer.content.decode()
    assert [kind_.objects.count() for kind_ in (TaskType, Unit, User)] == counted


def _revised(cast: Any, plan: Plan) -> Plan:
    return lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="任务有变")


def _issue(cast: Any, plan: Plan) -> Plan:
    plan.refresh_from_db()
    plan = lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )
    plan = lifecycle.approve(plan=plan, actor=cast.reviewer, version=plan.version)
    return lifecycle.issue(
        plan=plan,
        actor=cast.clerk,
        version=plan.version,
        signatory="",
        signed_on=timezone.localdate(),
        number="",
    )


def test_a_task_reworded_in_a_revision_keeps_its_activities(
    cast: Any, make_plan: Any, make_activity: Any, as_user: Any
) -> None:
    plan = make_plan("issued", content=sample_content(2026))
    old = plan.tasks.first()
    activity = make_activity("走访", task=old, done=True, day=date(2026, 1, 6))
    new = _revised(cast, plan)
    row = new.tasks.get(key=old.key)
    editing.save_row(
        plan_id=new.pk, actor=cast.clerk, kind=ItemKind.TASK, key=row.key.hex, version=row.version,
        fields={"title": "春节、八一走访"},
    )  # fmt: skip
    new = _issue(cast, new)
    progress = progress_of(new)
    line = next(line for line in progress.tasks if line.task.key == old.key)
    assert (line.task.title, line.activities) == ("春节、八一走访", 1)
    assert progress.unplanned == 0
    activity.refresh_from_db()
    assert (activity.task_id, activity.task_title) == (old.pk, old.title)
    assert as_user(cast.clerk).get(activity.get_absolute_url()).status_code == 200


def test_a_task_struck_out_in_a_revision_leaves_its_activities_as_unplanned(
    cast: Any, make_plan: Any, make_activity: Any, as_user: Any
) -> None:
    plan = make_plan("issued", content=sample_content(2026))
    old = plan.tasks.first()
    activity = make_activity("走访", task=old, done=True, day=date(2026, 1, 6))
    new = _revised(cast, plan)
    row = new.tasks.get(key=old.key)
    editing.delete_row(
        plan_id=new.pk, actor=cast.clerk, kind=ItemKind.TASK, key=row.key.hex, version=row.version
    )
    new = _issue(cast, new)
    progress = progress_of(new)
    assert old.key not in [line.task.key for line in progress.tasks]
    assert progress.unplanned == 1
    activity.refresh_from_db()
    assert activity.task_title == old.title
    client = as_user(cast.clerk)
    page = client.get(activity.get_absolute_url())
    assert page.status_code == 200
    assert old.title in page.content.decode()
    for name in ("list", "tasks", "progress", "calendar_year"):
        assert client.get(reverse(f"activities:{name}"), {"year": 2026}).status_code == 200
    assert client.get(reverse("activities:edit", args=[activity.pk])).status_code == 200


def test_two_records_merged_and_taken_apart_keep_their_visits(
    cast: Any, make_person: Any, make_activity: Any, as_user: Any
) -> None:
    first = make_person("石大山")
    second = make_person("石大山", id_number="", born_on=first.born_on)
    rounds = [make_activity("走访甲", day=date(2026, 2, 5)), make_activity("走访乙", day=date(2026, 2, 6))]
    for activity, person in zip(rounds, (first, second), strict=True):
        visit = plan_visits(actor=cast.clerk, activity=activity, persons=[person])[0]
        record_visit(actor=cast.clerk, visit=visit, version=1, day=activity.day, amount=100)
    first, second = (Person.objects.get(pk=row.pk) for row in (first, second))
    row = merge(actor=cast.clerk, kept=first, absorbed=second, version=first.version)
    client = as_user(cast.clerk)
    kept = Person.objects.get(pk=first.pk)
    assert kept.visited_on == date(2026, 2, 6)
    page = client.get(reverse("people:detail", args=[first.pk])).content.decode()
    assert "走访甲" in page
    assert "走访乙" in page
    for activity in rounds:
        assert client.get(reverse("activities:round", args=[activity.pk])).status_code == 200
    undo_merge(actor=cast.clerk, merge_row=row)
    assert Person.objects.get(pk=first.pk).visited_on == date(2026, 2, 5)
    assert Person.objects.get(pk=second.pk).visited_on == date(2026, 2, 6)
    assert Visit.objects.visited().count() == 2
