"""The rows of the review queue, in a fixed number of queries."""

from dataclasses import dataclass

from plans.choices import Act, Decision, PlanState
from plans.content import PlanContent
from plans.models import PlanEvent, Submission
from plans.review.compare import compare
from plans.review.waiting import Waiting, waiting_plans
from shuangyong.units.models import Role, User

LATELY = 10


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A plan that waits, and in short what changed since it was last decided."""

    waiting: Waiting
    changes: str


def queue_rows(user: User) -> list[QueueRow]:
    """Two queries: the plans, and their submissions."""
    waiting = waiting_plans(user)
    submissions: dict[int, list[Submission]] = {}
    shown = (Decision.OPEN, Decision.APPROVED, Decision.RETURNED)
    rows = Submission.objects.visible_to(user).filter(plan__in=[item.plan.pk for item in waiting])
    for row in rows.filter(decision__in=shown).order_by("number"):
        submissions.setdefault(row.plan_id, []).append(row)
    return [QueueRow(item, _changes(item, submissions.get(item.plan.pk, []))) for item in waiting]


def _changes(item: Waiting, submissions: list[Submission]) -> str:
    decided = [row for row in submissions if row.decision != Decision.OPEN]
    current = next((row for row in submissions if row.decision == Decision.OPEN), None)
    if not decided:
        first = "还没有上报过" if item.plan.state == PlanState.HEAD_CHECK else "首次提交"
        return "变更" if item.plan.replaces_id else first
    if current is None:
        return ""
    before, after = (PlanContent.from_json(row.snapshot) for row in (decided[-1], current))
    return compare(before, after).summary


def decided_lately(user: User) -> list[PlanEvent]:
    """The last decisions of the user's office (or, for a head, of their unit), newest first: one query."""
    events = PlanEvent.objects.visible_to(user).select_related("plan", "plan__unit", "actor")
    if user.role == Role.HEAD:
        found = events.filter(plan__unit=user.unit, act__in=[Act.FORWARD, Act.HEAD_RETURN])
    else:
        found = events.filter(plan__reviewing_unit=user.unit, act__in=[Act.APPROVE, Act.RETURN])
    return list(found.order_by("-at", "-pk")[:LATELY])
