"""What a plan is read against: the state that a reviewer knew last."""

from dataclasses import dataclass

from django.utils import timezone

from plans.content import PlanContent
from plans.models import Plan
from plans.services.rows import content_of


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier state of the plan, and how it is called on the page."""

    content: PlanContent
    words: str


def baseline_of(plan: Plan) -> Baseline | None:
    """The last submission a reviewer decided; else, for a 变更, the issued plan it replaces; else None."""
    decided = plan.submissions.decided().first()
    if decided is not None:
        when = timezone.localtime(decided.decided_at)
        words = f"第{decided.number}次提交（{when.month}月{when.day}日{decided.get_decision_display()}）"
        return Baseline(PlanContent.from_json(decided.snapshot), words)
    if plan.replaces is not None:
        earlier = plan.replaces
        return Baseline(content_of(earlier), f"第{earlier.revision}版（{earlier.get_state_display()}）")
    return None
