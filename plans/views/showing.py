"""What the pages that show a plan share: the sheet with its remarks, the timeline, the buttons."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from plans.choices import REMARK_STATES, Act, PlanState
from plans.content import PlanContent
from plans.models import Plan, TaskType
from plans.policies import allowed_acts
from plans.review.baseline import baseline_of
from plans.review.compare import Comparison, compare
from plans.review.reading import read
from plans.review.standing import standing
from plans.review.threads import count_open, threads_of
from plans.services.rows import content_of
from plans.views.common import signed_in_user


@dataclass(frozen=True, slots=True)
class Button:
    """A step that the user may take now; `style` is one of the house's (primary, plain, quiet, green)."""

    label: str
    url: str
    style: str


_BUTTONS: tuple[tuple[Act, str, str, str], ...] = (
    (Act.EDIT, "编辑", "plans:edit", "plain"),
    (Act.SUBMIT, "提交", "plans:submit", "primary"),
    (Act.FORWARD, "审阅", "plans:review", "primary"),
    (Act.APPROVE, "审核", "plans:review", "primary"),
    (Act.ISSUE, "印发", "plans:issue", "primary"),
    (Act.WITHDRAW, "撤回", "plans:withdraw", "plain"),
    (Act.ARCHIVE, "归档", "plans:archive", "plain"),
    (Act.REVISE, "变更", "plans:revise", "plain"),
    (Act.VOID, "作废", "plans:void", "quiet"),
)


def buttons_for(plan: Plan, acts: list[Act]) -> list[Button]:
    """The buttons of the plan's page; on a returned plan mending comes before handing in."""
    styles = {Act.EDIT: "primary", Act.SUBMIT: "plain"} if plan.state == PlanState.RETURNED else {}
    return [
        Button(label, reverse(name, args=[plan.pk]), styles.get(act, style))
        for act, label, name, style in _BUTTONS
        if act in acts
    ]


def type_names() -> dict[str, str]:
    """The task types' names by code: one query."""
    return dict(TaskType.objects.values_list("code", "name"))


def showing(request: HttpRequest, plan: Plan, *, with_changes: bool) -> dict[str, Any]:
    """The context of a page that shows the plan as it is now, a fixed number of queries.

    `with_changes` marks what changed since the state the reviewer knew; `?at=task:<key>` opens a form there.
    """
    threads = threads_of(plan)
    content = content_of(plan)
    comparison, baseline_words = _comparison(plan, content, with_changes=with_changes)
    user = signed_in_user(request)
    acts = allowed_acts(plan, user)
    back = "review" if with_changes else "detail"
    at = request.POST.get("at", "") or request.GET.get("at", "")
    return {
        "plan": plan,
        "content": content,
        "reading": read(comparison, threads, at if Act.COMMENT in acts else ""),
        "baseline": baseline_words,
        "threads": sorted(threads, key=lambda thread: not thread.is_open),  # what is to be mended comes first
        "open_comments": count_open(threads) if plan.state in REMARK_STATES else 0,
        "may_comment": Act.COMMENT in acts,
        "acts": acts,
        "standing": standing(plan, user, acts),
        "at": at,
        "events": list(plan.events.select_related("actor", "actor__unit", "submission")),
        "revise_reason": _revise_reason(plan),
        "back": back,
        "page_url": reverse(f"plans:{back}", args=[plan.pk]),
        "marks": bool(baseline_words),
    }


def _revise_reason(plan: Plan) -> str:
    """Why this 变更 was begun; the words stand in the timeline of the plan it replaces."""
    if plan.replaces is None:
        return ""
    event = plan.replaces.events.filter(act=Act.REVISE).first()
    return event.note if event else ""


def _comparison(plan: Plan, content: PlanContent, *, with_changes: bool) -> tuple[Comparison, str]:
    baseline = baseline_of(plan) if with_changes else None
    earlier = baseline.content if baseline else content
    return compare(earlier, content, type_names()), baseline.words if baseline else ""
