"""Reading a plan: as it is now, and as it was handed in earlier."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.choices import KEPT_STATES, Act, Decision, PlanState
from plans.content import PlanContent
from plans.forms.review_forms import ReplyForm
from plans.models import Plan
from plans.panels import plan_panels
from plans.paper.gaps import missing_signs_shown
from plans.policies import layout_refusal
from plans.review.compare import compare
from plans.review.reading import read
from plans.views.common import signed_in_user, visible_plan
from plans.views.showing import buttons_for, showing, type_names


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan's page."""
    return render_detail(request, visible_plan(request, pk))


def render_detail(
    request: HttpRequest,
    plan: Plan,
    *,
    form: ReplyForm | None = None,
    reply_to: int | None = None,
) -> HttpResponse:
    """The page; `form` is a remark that could not be taken, shown again with what was typed."""
    context = showing(request, plan, with_changes=False)
    revisions = _revisions(request, plan)
    open_revision = next((row for row in revisions if row.replaces_id == plan.pk and row.is_open), None)
    acts = [act for act in context["acts"] if not (open_revision and act == Act.REVISE)]
    submissions = list(plan.submissions.defer("snapshot").select_related("submitted_by", "decided_by"))
    return render(
        request,
        "plans/detail.html",
        context
        | {
            "form": form,
            "reply_to": reply_to,
            "may_edit": Act.EDIT in context["acts"],
            "buttons": buttons_for(plan, acts),
            "open_revision": open_revision,
            "submissions": submissions,
            "return_event": _return_event(plan, context["events"]),
            "revisions": revisions,
            "panels": plan_panels.of(plan, signed_in_user(request)),
            "signs": missing_signs_shown(plan, context["content"]),
            "may_set_layout": layout_refusal(plan, signed_in_user(request)) is None,
            "paper_ready": plan.state in KEPT_STATES,
        },
    )


def _return_event(plan: Plan, events: list[object]) -> object | None:
    """Why it came back; only while it is being mended."""
    if plan.state != PlanState.RETURNED:
        return None
    return next(
        (event for event in events if getattr(event, "act", "") in (Act.RETURN, Act.HEAD_RETURN)), None
    )


def _revisions(request: HttpRequest, plan: Plan) -> list[Plan]:
    """All revisions of this plan, newest first; [] when it is the only one."""
    rows = Plan.objects.visible_to(signed_in_user(request)).filter(
        unit=plan.unit, year=plan.year, kind=plan.kind
    )
    by_pk = {row.pk: row for row in rows}

    def first_of(row: Plan) -> int:
        while row.replaces_id in by_pk:
            row = by_pk[row.replaces_id]
        return row.pk

    found = [row for row in by_pk.values() if first_of(row) == first_of(plan)]
    return sorted(found, key=lambda row: (-row.revision, -row.pk)) if len(found) > 1 else []


@require_safe
def submission(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What the plan said when it was handed in for the `number`-th time, and what had changed until then."""
    plan = visible_plan(request, pk)
    rows = list(
        plan.submissions.filter(number__lte=number)
        .select_related("submitted_by", "decided_by")
        .order_by("-number")
    )
    if not rows or rows[0].number != number:
        raise Http404
    current = rows[0]
    decided = (Decision.APPROVED, Decision.RETURNED)
    earlier = next((row for row in rows[1:] if row.decision in decided), None)
    content = PlanContent.from_json(current.snapshot)
    before = PlanContent.from_json(earlier.snapshot) if earlier else content
    return render(
        request,
        "plans/submission.html",
        {
            "plan": plan,
            "submission": current,
            "reading": read(compare(before, content, type_names())),
            "baseline": f"第{earlier.number}次提交" if earlier else "",
            "marks": earlier is not None,
            "may_comment": False,
        },
    )
