"""Two people, or one who clicks twice, at the same step of a plan's life at the same moment."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from plans.choices import Act, ItemKind
from plans.models import Comment, Plan, PlanEvent
from plans.services import commenting, editing, lifecycle
from shuangyong.units.errors import Outdated, Refused, Repeated
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

MakePlan = Callable[..., Plan]
Step = Callable[[], object]
ROUNDS = 2

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_file_of_its_own(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """Threads share no SQLite database in memory: a copy on disk, opened by each as the server opens it."""
    if connection.vendor != "sqlite":
        yield
        return
    settings, name = connection.settings_dict, connection.settings_dict["NAME"]
    path = str(tmp_path / "race.sqlite3")
    connection.cursor().execute("VACUUM INTO %s", [path])
    kept = connection.connection
    connection.connection, settings["NAME"] = None, path
    yield
    connection.close()
    connection.connection, settings["NAME"] = kept, name


def at_once(*steps: Step) -> list[object]:
    """Start all at the same moment; what each returned or was refused with, in the order given."""
    barrier = threading.Barrier(len(steps))
    found: list[object] = [None] * len(steps)

    def run(number: int, step: Step) -> None:
        barrier.wait()
        try:
            found[number] = step()
        except Refused as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def one_lost(found: list[Any]) -> Outdated:
    """The one refusal among the answers."""
    lost = [item for item in found if isinstance(item, Exception)]
    assert len(lost) == 1, found
    assert isinstance(lost[0], Outdated), found
    return lost[0]


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_reviewers_have_one_winner_and_the_other_reads_who(
    round_: int, cast: Cast, make_plan: MakePlan
) -> None:
    plan = make_plan("submitted")
    found = at_once(
        lambda: lifecycle.approve(plan=plan, actor=cast.reviewer, version=plan.version),
        lambda: lifecycle.return_plan(
            plan=plan, actor=cast.coreviewer, version=plan.version, reason="请写明责任人。"
        ),
    )
    winner = cast.coreviewer if isinstance(found[0], Exception) else cast.reviewer
    assert winner.name in str(one_lost(found))
    decided = PlanEvent.objects.filter(plan=plan, act__in=[Act.APPROVE, Act.RETURN])
    assert [event.actor for event in decided] == [winner]
    assert plan.submissions.get().decided_by == winner


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_withdrawing_and_approving_do_not_both_happen(round_: int, cast: Cast, make_plan: MakePlan) -> None:
    plan = make_plan("submitted")
    found = at_once(
        lambda: lifecycle.withdraw(plan=plan, actor=cast.clerk, version=plan.version),
        lambda: lifecycle.approve(plan=plan, actor=cast.reviewer, version=plan.version),
    )
    one_lost(found)
    stored = Plan.objects.get(pk=plan.pk)
    assert stored.state == ("approved" if isinstance(found[0], Exception) else "draft")


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_what_was_handed_in_holds_every_edit_that_was_accepted(
    round_: int, cast: Cast, make_plan: MakePlan
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    handed_in, edited = at_once(
        lambda: lifecycle.submit(
            plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
        ),
        lambda: editing.save_row(
            plan_id=plan.pk, actor=cast.colleague, kind=ItemKind.PARAGRAPH, key=row.key.hex,
            version=row.version, fields={"text": "同事刚改的一句。"},
        ),
    )  # fmt: skip
    one_refused = [isinstance(handed_in, Refused), isinstance(edited, Refused)]
    assert sorted(one_refused) == [False, True]
    if isinstance(handed_in, Refused):
        assert cast.colleague.name in str(handed_in)
    else:
        assert "同事刚改" not in str(plan.submissions.get().snapshot)


def test_a_step_pressed_twice_is_taken_once(cast: Cast, make_plan: MakePlan) -> None:
    plan = make_plan("approved")

    def issue() -> Plan:
        return lifecycle.issue(
            plan=plan, actor=cast.clerk, version=plan.version, signatory="", signed_on=date(2027, 1, 12)
        )

    assert isinstance(one_lost(at_once(issue, issue)), Repeated)
    assert PlanEvent.objects.filter(plan=plan, act=Act.ISSUE).count() == 1
    assert AuditEvent.objects.filter(action="印发（计划）").count() == 1


def test_two_revisions_begun_at_once_are_one(cast: Cast, make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    found = at_once(
        lambda: lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="人员变动"),
        lambda: lifecycle.revise(plan=plan, actor=cast.colleague, version=plan.version, reason="时间变动"),
    )
    assert "第2版" in str(one_lost(found))
    assert plan.replaced_by.count() == 1


def test_a_remark_sent_twice_is_said_once(cast: Cast, make_plan: MakePlan) -> None:
    plan = make_plan("submitted")

    def say() -> Comment:
        return commenting.add_comment(
            plan=plan, actor=cast.reviewer, kind=ItemKind.PLAN, key="", body="请补充。"
        )

    first, second = at_once(say, say)
    assert first == second
    assert Comment.objects.filter(plan=plan).count() == 1
